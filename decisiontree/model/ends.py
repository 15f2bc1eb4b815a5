"""Where a walk can end or has to stop, and how many ways on a node has. Asks one node only; the map is `graph`'s."""

from __future__ import annotations

from typing import assert_never

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


def may_end(node: Node) -> bool:
    """Whether a walk can end at the node: a subtree without `else` hands over for what `returns` leaves out."""
    match node:
        case Outcome() | Unreadable():
            return True
        case Subtree(otherwise=otherwise):
            return otherwise is None
        case Question() | Step() | Form() | Listen() | Branch() | Decision():
            return False
        case _:
            assert_never(node)


def stops(node: Node) -> bool:
    """Whether a node that passes by itself holds something that the rep has to see first."""
    if isinstance(node, Outcome) and (node.team or node.alternative or node.review_route):
        return True
    content = node.content
    return bool(
        content.say or content.must_say or content.do or content.note or content.media or content.links
    )


def written_ways(node: Node) -> int:
    """How many links the node would have if each was legible."""
    match node:
        case Question(options=options):
            return len(options)
        case Branch(cases=cases):
            return len(cases)
        case Listen() | Decision():
            return 2
        case Subtree(returns=returns):
            return len(returns)
        case Step() | Form():
            return 1
        case Outcome() | Unreadable():
            return 0
        case _:
            assert_never(node)
