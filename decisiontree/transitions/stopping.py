"""Where a walk waits for the rep, with what it is answered, and where it can end. Asks one node only."""

from __future__ import annotations

from decisiontree.model import Node, Outcome, Subtree
from decisiontree.transitions.edges import TABLE, Answered


def answered_by(node: Node) -> Answered:
    """What the rep does at a node."""
    return TABLE[type(node)].answered_by


def waits(node: Node) -> bool:
    """Whether the walk waits there for the rep: a node that passes by itself does where it shows more than its way."""
    return not TABLE[type(node)].passes or shows_more(node)


def shows_more(node: Node) -> bool:
    """Whether a node holds something, besides what its kind does, that the rep has to see."""
    if isinstance(node, Outcome) and (node.team or node.alternative or node.review_route):
        return True
    content = node.content
    return bool(
        content.say or content.must_say or content.do or content.note or content.media or content.links
    )


def may_end(node: Node) -> bool:
    """Whether a walk can end at the node: a subtree without `else` hands over for what `returns` leaves out."""
    return TABLE[type(node)].ends or (isinstance(node, Subtree) and node.otherwise is None)
