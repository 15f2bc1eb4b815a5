"""Placeholders put into texts, snippets looked into once. What a name stands for is the caller's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from decisiontree.model import Fact, Shared
from decisiontree.model.placeholders import UNFOLDED, Piece, pieces


class Segment(NamedTuple):
    """A part of a filled text; `name` is the placeholder it stands for, `missing` that nothing is known for it."""

    text: str
    name: str | None = None
    missing: bool = False


def fill_placeholders(
    text: str, snippets: Mapping[str, str], named: Callable[[str], Segment]
) -> tuple[Segment, ...]:
    """A text with its placeholders filled; a value is never read as Markdown or as another placeholder."""
    found: list[Segment] = []
    room = UNFOLDED
    for piece in pieces(text):
        snippet = None if isinstance(piece, str) else snippets.get(piece.name)
        inner: tuple[Piece, ...] = (piece,)
        if snippet is not None and len(snippet) <= room:
            room -= len(snippet)
            inner = pieces(snippet)
        found += [Segment(part) if isinstance(part, str) else named(part.name) for part in inner]
    return tuple(found)


def without_values(text: str, shared: Shared, facts: Mapping[str, Fact]) -> str:
    """A text outside a call: what stands for facts by their labels, in square brackets."""
    names = stand_ins(shared, facts)
    parts = fill_placeholders(text, shared.snippets, lambda name: Segment(f"[{names.get(name, name)}]"))
    return "".join(part.text for part in parts)


def stand_ins(shared: Shared, facts: Mapping[str, Fact]) -> dict[str, str]:
    """What stands in for a placeholder until its value is known."""
    return {
        **{fact.id: fact.label for fact in facts.values()},
        **{f"limit.{each.id}": f"your limit: {each.label}" for each in shared.authority.values()},
        "decided": "amount decided",
        "role": "your role",
        "incident.next_update": "time of the next update",
    }
