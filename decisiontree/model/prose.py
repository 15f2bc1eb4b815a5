"""The types of words for people, and the fields of a class that are of them: `texts.py` lists texts by type, not by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from decisiontree.model.guard import Condition
from decisiontree.model.ids import Path

Prose: TypeAlias = str
"""Words that people read or say, with placeholders and light Markdown. A field of another type (an id, an address) is no text."""

_NAME = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextItem:
    """One of the texts of a field that takes a list; with `when`, it is there only if that condition is true."""

    text: Prose
    when: Condition | None = None


_ALWAYS_BY_PLACE = frozenset({"say", "do"})
"""Fields whose text has a place also if it is the only one."""


class ProseField(NamedTuple):
    """A field with words: of a text, or where `within` is not empty, of parts that have texts; `many` of them or one.

    `items`: the texts are a list of TextItem.
    """

    name: str
    many: bool
    within: tuple[ProseField, ...] = ()
    items: bool = False


def prose_fields(holder: type, parts: tuple[type, ...] = ()) -> tuple[ProseField, ...]:
    """The fields of a dataclass that are `Prose`, and those of a class of `parts` that have such fields; in their order."""
    by_name = {part.__name__: part for part in parts}
    found: list[ProseField] = []
    for name, annotation in holder.__annotations__.items():
        many = annotation.startswith("tuple[")
        for word in _NAME.findall(annotation):
            if word == "Prose":
                found.append(ProseField(name, many))
            elif word == "TextItem":
                found.append(ProseField(name, many=True, items=True))
            elif word in by_name:
                found.append(ProseField(name, many, prose_fields(by_name[word], parts)))
    return tuple(found)


def item_path(field: str, items: tuple[TextItem, ...], at: int) -> Path:
    """Where the words of an item are in its node: a single text without a condition is the field itself."""
    if items[at].when is not None:
        return (field, at, "text")
    return (field,) if len(items) == 1 and field not in _ALWAYS_BY_PLACE else (field, at)
