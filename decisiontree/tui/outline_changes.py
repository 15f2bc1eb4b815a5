"""The outline after a change that leaves every link where it was: the same rows, some with another label. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import compress
from operator import is_not
from typing import NamedTuple

from decisiontree.model import Node, Path, Tree
from decisiontree.transitions import Link
from decisiontree.tui.outline_rows import Homes, Row
from decisiontree.tui.vocabulary import ways_of


class KeptRows(NamedTuple):
    """The rows as they are now, and the nodes that have become others."""

    homes: Homes
    rows: tuple[Row, ...]
    changed: frozenset[str]


def kept_rows(before: Tree, after: Tree, homes: Homes, rows: tuple[Row, ...]) -> KeptRows | None:
    """The rows of a tree made from those of an earlier state of it; None where rows come, go or move."""
    if (before.id, before.start, before.anytime) != (after.id, after.start, after.anytime):
        return None
    if list(before.nodes) != list(after.nodes):
        return None
    changed = _changed(before, after)
    ways = {node.id: tuple(ways_of(node)) for node in changed}
    if any(_places(ways[node_id]) != _places(homes.ways[node_id]) for node_id in ways):
        return None
    relabelled = {node_id: new for node_id, new in ways.items() if new != homes.ways[node_id]}
    if relabelled:
        homes = replace(homes, ways={**homes.ways, **relabelled})
        labels: dict[tuple[str | None, Path | None], str] = {
            (node_id, link.field): link.label for node_id, new in relabelled.items() for link in new
        }
        rows = tuple(_labelled(row, labels) if row.parent in relabelled else row for row in rows)
    return KeptRows(homes, rows, frozenset(ways))


def _changed(before: Tree, after: Tree) -> list[Node]:
    """Nodes are shared from state to state, so no node of a large tree is compared, or even looked at from Python."""
    return [*compress(after.nodes.values(), map(is_not, before.nodes.values(), after.nodes.values()))]


def _places(ways: tuple[Link, ...]) -> list[tuple[Path, str]]:
    return [(link.field, link.target) for link in ways]


def _labelled(row: Row, labels: Mapping[tuple[str | None, Path | None], str]) -> Row:
    return row._replace(label=labels[row.parent, row.link])
