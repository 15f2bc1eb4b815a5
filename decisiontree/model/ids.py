"""Ids of trees, nodes, facts and options: what they may hold, and how one is made from a label. And paths of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and 0-based indexes from a mapping down to a value, in the words of the file."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_FACT = re.compile(r"[a-z][a-z0-9_]*\Z")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")
_GAP = re.compile("_+")
_ACCENTED = ("LATIN ", "GREEK ")
ID_LENGTH = 64
RESERVED_FACTS = frozenset({"role", "incident", "decided", "limit", "tried"})
CONDITION_WORDS = frozenset({"and", "or", "not", "in", "is", "known", "true", "false"})


def is_id(text: str) -> bool:
    """Whether a tree, node, option, role, authority, topic or incident may be called so."""
    return len(text) <= ID_LENGTH and _ID.match(text) is not None


def is_fact_id(text: str) -> bool:
    """Whether a fact or snippet may be called so: like an id, but a word that conditions and `{…}` can hold."""
    return len(text) <= ID_LENGTH and _FACT.match(text) is not None and text not in CONDITION_WORDS


def fact_id(name: str) -> str | None:
    """The name of a fact that another name suggests; None where nothing fit is near."""
    better = id_from(name, "")
    return better if name and is_fact_id(better) and better != name else None


def key_of(given: str | None, label: str, place: int) -> str:
    """The id by which logs and tests know an option: its own, else the slug of its label, else its place, from 0."""
    return given or slug(label) or f"option-{place + 1}"


def id_from(words: str, otherwise: str) -> str:
    """An id that words suggest: what is ASCII of their slug; `otherwise` where nothing of it is."""
    return _cut(_NOT_ASCII.sub("_", slug(words))) or otherwise


def free_name(wanted: str, held: Container[str]) -> str:
    """A name that nothing has yet: the one wanted, else with a number; it stays short enough for an id."""
    name, number = wanted, 2
    while name in held:
        sign = f"_{number}"
        name, number = wanted[: ID_LENGTH - len(sign)] + sign, number + 1
    return name


@lru_cache(1024)  # "Yes" and "No" stand under most questions
def slug(label: str) -> str:
    """What a label is called in logs and tests: its letters and digits in lower case, words joined by `_`; perhaps nothing.

    Marks on Latin and Greek letters are dropped. In other scripts they are kept: there they tell words apart.
    """
    plain = label.casefold()
    return _cut(_NOT_ASCII.sub("_", plain) if plain.isascii() else _in_any_script(label))


def _in_any_script(label: str) -> str:
    # `ς` stays as people write it at the end of a word
    lower = "".join(char if char == "ς" else char.casefold() for char in label.lower())
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFKD", lower):
        category = unicodedata.category(char)
        if category[0] in "LN":
            base = char if category[0] == "L" else ""
            kept.append(char)
        elif category in ("Mn", "Mc") and base:
            if not unicodedata.name(base, "").startswith(_ACCENTED):
                kept.append(char)
        elif category in ("Mn", "Mc", "Me"):
            continue  # of a sign or a digit, such as what makes a heart red
        else:
            base = ""
            kept.append("_")
    return _GAP.sub("_", unicodedata.normalize("NFC", "".join(kept)))


def _cut(plain: str) -> str:
    return plain.strip("_")[:ID_LENGTH].strip("_")
