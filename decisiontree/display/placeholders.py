"""Placeholders put into texts, snippets looked into once. What a name stands for is the caller's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from decisiontree.model import SNIPPET_ROOM, Fact, Piece, Shared, pieces

OF_THE_CALL = {
    "call.date": "date of the call",
    "call.time": "time of the call",
    "call.duration": "duration of the call",
    "call.version": "version of the tree",
    "call.outcome": "outcome of the call",
    "call.steps": "steps of the call",
    "call.grants": "what was granted",
    "call.notes": "notes of the call",
}
"""Placeholders that only the summary of an outcome has, with what stands in for them."""


def fill_placeholders(text: str, snippets: Mapping[str, str], named: Callable[[str], str]) -> str:
    """A text with its placeholders filled; a value is never read as Markdown or as another placeholder."""
    found: list[str] = []
    room = SNIPPET_ROOM
    for piece in pieces(text):
        snippet = None if isinstance(piece, str) else snippets.get(piece.name)
        inner: tuple[Piece, ...] = (piece,)
        if snippet is not None and len(snippet) <= room:
            room -= len(snippet)
            inner = pieces(snippet)
        found += [part if isinstance(part, str) else named(part.name) for part in inner]
    return "".join(found)


def without_values(text: str, shared: Shared, facts: Mapping[str, Fact]) -> str:
    """A text outside a call: what stands for facts by their labels, in square brackets."""
    names = stand_ins(shared, facts)
    return fill_placeholders(text, shared.snippets, lambda name: f"[{names.get(name, name)}]")


def stand_ins(shared: Shared, facts: Mapping[str, Fact]) -> dict[str, str]:
    """What stands in for a placeholder until its value is known."""
    return {
        **{fact.id: fact.label for fact in facts.values()},
        **{f"limit.{each.id}": f"your limit: {each.label}" for each in shared.authority.values()},
        "decided": "amount decided",
        "role": "your role",
        "incident.next_update": "time of the next update",
        **OF_THE_CALL,
    }
