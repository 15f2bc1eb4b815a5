"""Which places of a tree lead to which node. Rename, graph, outline and walk all ask here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from decisiontree.model.nodes import (
    Branch,
    Decision,
    Form,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Unreadable,
)

if TYPE_CHECKING:
    from decisiontree.model.tree import Tree

Path: TypeAlias = tuple[str | int, ...]
"""Keys and 0-based indexes from a mapping down to a value, in the words of the file."""


class Link(NamedTuple):
    """A field that names a node: its path from the node (or from the tree's head), the id it names, and its words."""

    field: Path
    target: str
    label: str


def links(node: Node) -> Iterator[Link]:
    """Every way on that the author wrote into a node, in the order a rep meets them."""
    for field, target, label in _ways(node):
        if target is not None:
            yield Link(field, target, label)
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


def _ways(node: Node) -> Iterator[tuple[Path, str | None, str]]:  # noqa: C901  one case per kind of node
    match node:
        case Question(options=options):
            for index, option in enumerate(options):
                yield ("options", index, "to"), option.to, option.label
        case Step(to=to) | Form(to=to):
            yield ("to",), to, "next"
        case Listen(agreed=agreed, corrected=corrected):
            yield ("agreed",), agreed, "agreed"
            yield ("corrected",), corrected, "corrected"
        case Branch(cases=cases, otherwise=otherwise):
            for index, case in enumerate(cases):
                yield ("cases", index, "to"), case.to, case.when.text
            yield ("else",), otherwise, "else"
        case Decision(within=within, above=above):
            yield ("within",), within, "within"
            yield ("above",), above, "above"
        case Subtree(returns=returns, otherwise=otherwise):
            for outcome, target in returns:
                yield ("returns", outcome), target, outcome
            yield ("else",), otherwise, "else"
        case Outcome() | Unreadable():
            return
        case _:
            assert_never(node)
