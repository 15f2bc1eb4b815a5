"""Ids of trees, nodes, facts and options: what they may hold, and how one is made from a label."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ID = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
_FACT = re.compile(r"[a-z][a-z0-9_]*\Z")
_GAP = re.compile(r"[^a-z0-9]+")
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
    better = slug(name)
    return better if name and is_fact_id(better) and better != name else None


@lru_cache(1024)  # "Yes" and "No" stand under most questions
def slug(label: str) -> str:
    """The id that a label suggests: lower case, without marks, words joined by `_`; `option` when nothing is left."""
    plain = label.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _GAP.sub("_", plain).strip("_")[:ID_LENGTH].strip("_") or "option"
