"""Changes of the shape of a tree: nodes copied, put between, made another kind, taken out into a tree and back in."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.model.ids import Path


@dataclass(frozen=True, slots=True)
class DuplicateNode:
    """Put a copy of a node behind it, with its comments and its links; nothing leads to the copy yet."""

    node: str
    to: str


@dataclass(frozen=True, slots=True)
class InsertBetween:
    """Put a new node of a kind into a link of a node, or of the head: it takes the link over, and the link leads to it."""

    node: str | None
    link: Path
    new: str
    kind: str = "step"


@dataclass(frozen=True, slots=True)
class TurnInto:
    """Make a node another kind. What has no place in that kind stays in the node as a comment, and comes back with the old kind."""

    node: str
    kind: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Make a part of a tree a tree of its own, which runs where the part was entered; a rep notices nothing.

    The part is entered through one node only, and that node's id stays as the one that runs the new tree.
    """

    nodes: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Inline:
    """Copy the nodes of the tree that a node runs to where it runs; a rep notices nothing. The other tree stays."""

    node: str
