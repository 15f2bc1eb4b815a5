"""Where a walk goes on that takes no way of the node itself: skipped, begun, returned, left by an exit."""

from __future__ import annotations

from typing import TypeGuard

from decisiontree.model import Node, Subtree, Tree
from decisiontree.transitions.edges import edges


def skip_target(node: Node) -> str | None:
    """Where a node leads that is skipped; None where it never is, or nobody can say where it leads."""
    if not node.content.skip_if:
        return None
    if node.content.skip_to is not None:
        return node.content.skip_to
    return next((edge.target for edge in edges(node) if edge.field == ("to",)), None)


def return_target(caller: Subtree, outcome: str) -> str | None:
    """Where the outcome of a tree leads in the one that runs it; None where the walk ends with it, or nobody can say."""
    return dict(caller.returns).get(outcome, caller.otherwise)


def comes_back(caller: Subtree, outcome: str) -> bool:
    """Whether the walk goes on behind the node that runs a tree, once that ends with this outcome."""
    return caller.otherwise is not None or any(outcome == each for each, _ in caller.returns)


def exits(tree: Tree) -> tuple[str, ...]:
    """The nodes that the exits lead to, which are there all the time."""
    return tuple(
        way_out.to for way_out in tree.anytime if way_out.to is not None and way_out.to in tree.nodes
    )


def begins(tree: Tree) -> tuple[str, ...]:
    """Where a walk may stand that has met nothing: the start, and what exits lead to; nowhere without a start."""
    return () if tree.start is None or tree.start not in tree.nodes else (tree.start, *exits(tree))


def can_run(tree: Tree | None) -> TypeGuard[Tree]:
    """Whether a walk of the tree can begin."""
    return tree is not None and tree.start in tree.nodes
