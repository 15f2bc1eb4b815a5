"""Nodes at which a walk cannot be followed, since a part of them cannot be read or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.model import Library, Subtree, Unreadable
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope


def uncertain(scope: WalkScope) -> Iterator[tuple[str, str]]:
    """Such nodes, by tree and id: what follows there cannot be said."""
    for (tree, node_id), ways in Projection().ways(scope).items():
        nodes = scope.library.trees[tree].nodes
        node = nodes[node_id]
        # a branch may do without `else`
        needed = [way for way in ways if way.field != ("else",) or way.target is not None]
        is_lost = any(way.target not in nodes for way in needed) or any(way.guard is None for way in ways)
        runs_nothing = isinstance(node, Subtree) and node.run not in scope.trees
        if is_lost or runs_nothing or isinstance(node, Unreadable):
            yield tree, node_id


def not_followed(library: Library, tree_id: str) -> tuple[tuple[str, str], ...]:
    """Where the walks of a tree, and of those that it runs, cannot be followed."""
    return tuple(uncertain(WalkScope(library, tree_id)))
