"""Which fields of a tree name a node, in the order in which a rep meets them: what rename, graph and outline go by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.model import Node, Path, Tree
from decisiontree.transitions.edges import edges


class Link(NamedTuple):
    """A field that names a node: its path from the node (or from the tree's head), the id it names, and its words."""

    field: Path
    target: str
    label: str


def links(node: Node) -> Iterator[Link]:
    """Every way on that the author wrote into a node."""
    for edge in edges(node):
        if edge.target is not None:
            yield Link(edge.field, edge.target, edge.label)
    if node.content.skip_to is not None:
        yield Link(("skip_to",), node.content.skip_to, "skipped")


def head_links(tree: Tree) -> Iterator[Link]:
    """Every field outside `nodes` that names a node of the tree."""
    if tree.start is not None:
        yield Link(("start",), tree.start, "start")
    for index, way_out in enumerate(tree.anytime):
        if way_out.to is not None:
            yield Link(("anytime", index, "to"), way_out.to, way_out.label)
    for index, gate in enumerate(tree.requires):
        yield Link(("requires", index, "before"), gate.before, "required before")
        yield Link(("requires", index, "pass"), gate.passes, "required")
