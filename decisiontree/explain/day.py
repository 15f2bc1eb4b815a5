"""A library as it is on one day: every day that its conditions count from the call's is a date."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TypeVar, cast

from decisiontree.guards import counts_days, on_day
from decisiontree.model import Condition, Library

PartT = TypeVar("PartT")


def library_on(library: Library, today: int) -> Library:
    """The library for calls that begin on this day."""
    trees = {
        tree_id: replace(
            tree, nodes=MappingProxyType({name: _dated(node, today) for name, node in tree.nodes.items()})
        )
        for tree_id, tree in library.trees.items()
    }
    shared = replace(library.shared, incidents=_dated(library.shared.incidents, today))
    return replace(library, trees=MappingProxyType(trees), shared=shared)


def _dated(part: PartT, today: int) -> PartT:
    """The part with other conditions; the part itself where none counts days."""
    if isinstance(part, Condition):
        if part.guard is None or not counts_days(part.guard):
            return part
        return replace(part, guard=on_day(part.guard, today))
    if isinstance(part, tuple):
        inner = tuple(_dated(each, today) for each in part)
        if all(one is other for one, other in zip(inner, part, strict=True)):
            return part
        # a named tuple takes its parts one by one
        return cast(PartT, type(part)(*inner) if hasattr(part, "_fields") else inner)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    held = {field.name: getattr(part, field.name) for field in fields(part)}
    new = {name: each for name, value in held.items() if (each := _dated(value, today)) is not value}
    return replace(part, **new) if new else part
