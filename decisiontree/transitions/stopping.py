"""Where a walk waits for the rep, with what it is answered, and where it can end. Asks one node only."""

from __future__ import annotations

from decisiontree.model import CONTENT_TEXTS, OUTCOME_TEXTS, Node, Outcome, Step, Subtree
from decisiontree.transitions.edges import TABLE, Answered

_EXPLAINS = frozenset({"title", "because", "source"})
"""Texts for which nobody waits: they say what a node is, or why."""
_SHOWN = tuple(field for field in CONTENT_TEXTS if field not in _EXPLAINS)
_SHOWN_AT_THE_END = tuple(field for field in OUTCOME_TEXTS if field != "outcome")


def answered_by(node: Node) -> Answered:
    """What the rep does at a node."""
    return TABLE[type(node)].answered_by


def waits(node: Node) -> bool:
    """Whether the walk waits there for the rep: a node that passes by itself does where it shows more than its way."""
    passes = TABLE[type(node)].passes or (isinstance(node, Step) and _only_assigns(node))
    return not passes or shows_more(node)


def shows_more(node: Node) -> bool:
    """Whether a node holds something, besides what its kind does, that the rep has to see."""
    if isinstance(node, Outcome) and any(getattr(node, field) for field in _SHOWN_AT_THE_END):
        return True
    return any(getattr(node.content, field) for field in _SHOWN)


def _only_assigns(node: Step) -> bool:
    """Whether a step is there to give facts values; one that only forgets them has always waited."""
    return node.assigns.gives and node.content.timer is None


def may_end(node: Node) -> bool:
    """Whether a walk can end at the node: a subtree without `else` hands over for what `returns` leaves out."""
    return TABLE[type(node)].ends or (isinstance(node, Subtree) and node.otherwise is None)
