"""Which texts of a node are there at a state: those without a condition, and those whose condition is true. Fills in nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from decisiontree.model import CONTENT_LISTS, Condition, Content, Library, Node, Path, TextItem
from decisiontree.walk.answer import said_tick
from decisiontree.walk.known import holds
from decisiontree.walk.state import State


def node_here(library: Library, state: State, node: Node) -> Node:
    """The node with only the texts that are there, which then need no condition."""
    absent = absent_texts(library, state, node)
    if not absent and all(item.when is None for _, items in _lists(node.content) for item in items):
        return node
    kept: dict[str, Any] = {
        field: tuple(TextItem(item.text) for at, item in enumerate(items) if (field, at) not in absent)
        for field, items in _lists(node.content)
    }
    return replace(node, content=replace(node.content, **kept))


def absent_texts(library: Library, state: State, node: Node) -> frozenset[Path]:
    """The places of the texts whose condition is not true here; one that needs an unknown fact is not."""
    return frozenset(
        (field, at)
        for field, items in _lists(node.content)
        for at, item in enumerate(items)
        if item.when is not None and not _is_true(library, state, item.when)
    )


def to_be_said(library: Library, state: State, node: Node) -> tuple[str, ...]:
    """The ticks that the node needs here before it is left."""
    absent = absent_texts(library, state, node) if node.content.must_say else frozenset()
    return tuple(said_tick(at) for at in range(len(node.content.must_say)) if ("must_say", at) not in absent)


def _lists(content: Content) -> Iterator[tuple[str, tuple[TextItem, ...]]]:
    for field in CONTENT_LISTS:
        items = getattr(content, field)
        if items:
            yield field, items


def _is_true(library: Library, state: State, when: Condition) -> bool:
    return when.guard is not None and holds(library, state, when.guard) is True
