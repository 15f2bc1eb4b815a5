"""Whether a call counts days from the one on which it begins. Knows no clock: whoever has one tells the walk."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards import counts_days
from decisiontree.model import Guard, Library, conditions
from decisiontree.walk.version import trees_run


def reads_today(library: Library, tree_id: str) -> bool:
    """Whether a condition of the tree, of one that it runs or of their incidents counts days from the call's."""
    return any(map(counts_days, _guards(library, tree_id)))


def _guards(library: Library, tree_id: str) -> Iterator[Guard]:
    trees = trees_run(library, tree_id)
    written = [
        placed.condition
        for tree in trees
        if tree in library.trees
        for node in library.trees[tree].nodes.values()
        for placed in conditions(node)
    ]
    written += [
        each.when
        for each in library.shared.incidents
        if each.when is not None and not set(trees).isdisjoint(each.trees)
    ]
    yield from (condition.guard for condition in written if condition.guard is not None)
