"""One branch of an outline: where it ends among the rows, and its rows when it opens again. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from decisiontree.model import Tree
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_rows import Homes, Row, Shape, branch


def rows_below(rows: Sequence[Row], at: int, homes: Homes) -> int:
    """How many rows are in the branch of the node whose home is a row, without that row."""
    node = rows[at].node
    outside = {None, *homes.ancestors(node)} if node is not None else {None}
    return next((end for end in range(at + 1, len(rows)) if rows[end].parent in outside), len(rows)) - at - 1


def branch_below(tree: Tree, homes: Homes, top: Row, closed: Collection[str]) -> tuple[Row, ...]:
    """The rows in the branch of an open home row, without that row."""
    above = frozenset(homes.ancestors(top.node)) if top.node is not None else frozenset()
    _, *below = branch(tree, homes, top, closed, above)
    return tuple(below)


def worst_in_branches(marks: Mapping[str, Sign], homes: Homes) -> Mapping[str, Sign]:
    """For each node with a mark in its branch the worst one."""
    worst: dict[str, Sign] = {}
    for node, mark in sorted(marks.items(), key=lambda each: each[1].rank):
        for each in chain((node,), homes.ancestors(node)):
            if each in worst:  # and with it all that it is under: the worst marks came first
                break
            worst[each] = mark
    return worst


def sign_of(row: Row, marks: Mapping[str, Sign], worst: Mapping[str, Sign]) -> Sign | None:
    """The worst finding of what a row stands for; while it is closed, of all that is below it as well."""
    if row.shape is Shape.MISSING:
        return Sign.ERROR
    if row.shape is not Shape.HOME or row.node is None:
        return None
    return (worst if row.opened is False else marks).get(row.node)
