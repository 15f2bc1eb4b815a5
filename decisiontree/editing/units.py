"""A text cut into the units that people work on: each node, fact, role, scenario, and each other entry of the head.

A cut loses nothing: the parts put together are the text. Knows where entries begin and end; changes nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.regions import region
from decisiontree.errors import EditRefused
from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode

Unit: TypeAlias = tuple[str, ...]
"""("title",), ("nodes", "verify") or ("scenarios", "A refund in time"); () is what stands above the first entry."""

_NAMING = ("id", "name", "label")
"""What tells the items of a list apart."""
_CALLED = {
    "nodes": "node",
    "facts": "fact",
    "roles": "role",
    "scenarios": "scenario",
    "snippets": "snippet",
    "authority": "authority",
    "topics": "topic",
    "incidents": "incident",
    "anytime": "exit",
}


@dataclass(frozen=True, slots=True)
class UnitText:
    """The lines of a unit, and the blank lines and loose comments that follow it."""

    body: str
    tail: str


def name_of(unit: Unit) -> str:
    """A unit as a person would name it: "node 'verify'"."""
    match unit:
        case ():
            return "the lines above the first entry"
        case (key,):
            return f"'{key}' at the head"
        case (key, child):
            return f"{_CALLED.get(key, key)} '{child}'"
        case _:
            return " ".join(unit)


def split_entries(document: Document) -> frozenset[str]:
    """The entries of the root whose children are units of their own."""
    root = document.root
    if not isinstance(root, Mapping):
        return frozenset()
    return frozenset(key.value or "" for key, value in root.entries if _children(value) is not None)


def cut(document: Document, split: Container[str]) -> dict[Unit, UnitText] | None:
    """The text in its parts, in their order; None where it cannot be cut at line ends into parts with names."""
    root, text = document.root, document.text
    if not isinstance(root, Mapping) or root.flow:
        return None
    try:
        refuse_unfit(document)
        marks = list(_marks(text, root, split))
    except EditRefused:
        return None
    if not marks or len({unit for unit, _start, _end in marks}) < len(marks):
        return None
    parts: dict[Unit, UnitText] = {(): UnitText(text[: marks[0][1]], "")}
    following = [start for _unit, start, _end in marks[1:]] + [len(text)]
    for (unit, start, end), after in zip(marks, following, strict=True):
        at = after if end is None else end
        if not start < at <= after:
            return None
        parts[unit] = UnitText(text[start:at], text[at:after])
    return parts


def contents(document: Document, split: Container[str]) -> dict[Unit, object]:
    """The data of each part that `cut` gives; None for an entry whose children are parts of their own."""
    found: dict[Unit, object] = {(): None}
    plain = document.plain()
    if not isinstance(plain, dict) or not isinstance(document.root, Mapping):
        return found
    for key, value in document.root.entries:
        name = key.value or ""
        names = _children(value) if name in split else None
        held = plain[name]
        found[name,] = held if names is None else None
        if names is not None:
            children = held.values() if isinstance(held, dict) else held or ()
            found.update(((name, child), data) for child, data in zip(names, children, strict=True))
    return found


def _marks(text: str, root: Mapping, split: Container[str]) -> Iterator[tuple[Unit, int, int | None]]:
    """Each unit with where it starts and ends; None where it ends with the start of the next."""
    for index, (key, value) in enumerate(root.entries):
        name = key.value or ""
        whole = region(text, root, index, above=index > 0)  # what stands above all of it is nobody's own
        names = _children(value) if name in split else None
        if names is None or not isinstance(value, Mapping | Sequence):
            yield (name,), whole.start, whole.end
            continue
        yield (name,), whole.start, None
        for at, child in enumerate(names):
            lines = region(text, value, at)
            if lines.shared:
                raise EditRefused("an entry shares its line with its parent")
            yield (name, child), lines.start, lines.end


def _children(value: YamlNode) -> list[str] | None:
    """The names of the children that can be units; None where there are none, or not all have a name of their own."""
    match value:
        case Mapping(entries=entries, flow=False) if entries:
            return [key.value or "" for key, _child in entries]
        case Sequence(items=items, flow=False) if items:
            for naming in _NAMING:
                names = [_named(item, naming) for item in items]
                known = [name for name in names if name is not None]
                if len(set(known)) == len(items):
                    return known
            return None
        case _:
            return None


def _named(item: YamlNode, naming: str) -> str | None:
    entry = item.entry(naming) if isinstance(item, Mapping) else None
    return entry[1].value if entry is not None and isinstance(entry[1], Scalar) else None
