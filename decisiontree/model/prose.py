"""The type of words for people, and the fields of a class that are of it: `texts.py` lists texts by this type, not by name."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

Prose: TypeAlias = str
"""Words that people read or say, with placeholders and light Markdown. A field of another type (an id, an address) is no text."""

_NAME = re.compile(r"\w+")


class ProseField(NamedTuple):
    """A field with words: of a text, or where `within` is not empty, of parts that have texts; `many` of them or one."""

    name: str
    many: bool
    within: tuple[ProseField, ...] = ()


def prose_fields(holder: type, parts: tuple[type, ...] = ()) -> tuple[ProseField, ...]:
    """The fields of a dataclass that are `Prose`, and those of a class of `parts` that have such fields; in their order."""
    by_name = {part.__name__: part for part in parts}
    found: list[ProseField] = []
    for name, annotation in holder.__annotations__.items():
        many = annotation.startswith("tuple[")
        for word in _NAME.findall(annotation):
            if word == "Prose":
                found.append(ProseField(name, many))
            elif word in by_name:
                found.append(ProseField(name, many, prose_fields(by_name[word], parts)))
    return tuple(found)
