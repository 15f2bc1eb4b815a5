"""Where a walk waits for the rep, with what it is answered, and where it can end. Asks one node only."""

from __future__ import annotations

from decisiontree.model import (
    CONTENT_LISTS,
    CONTENT_TEXTS,
    OUTCOME_TEXTS,
    Constant,
    Guard,
    Node,
    Or,
    Outcome,
    Step,
    Subtree,
)
from decisiontree.transitions.deciding import ALWAYS
from decisiontree.transitions.edges import TABLE, Answered

NEVER = Constant(value=False)

_EXPLAINS = frozenset({"title", "because", "source"})
"""Texts for which nobody waits: they say what a node is, or why."""
_SHOWN_LISTS = tuple(field for field in CONTENT_LISTS if field not in _EXPLAINS)
_SHOWN_ALWAYS = tuple(field for field in CONTENT_TEXTS if field not in _EXPLAINS.union(CONTENT_LISTS))
_SHOWN_AT_THE_END = tuple(field for field in OUTCOME_TEXTS if field not in ("outcome", "summary"))


def answered_by(node: Node) -> Answered:
    """What the rep does at a node."""
    return TABLE[type(node)].answered_by


def waits(node: Node) -> bool:
    """Whether the walk may wait there for the rep."""
    return waits_where(node) is not NEVER


def waits_where(node: Node) -> Guard:
    """Where the walk waits there for the rep: a node that passes by itself does where it shows more than its way."""
    passes = TABLE[type(node)].passes or (isinstance(node, Step) and _only_assigns(node))
    return shown_where(node) if passes else ALWAYS


def shows_more(node: Node) -> bool:
    """Whether a node contains something, besides what its kind does, that the rep may have to see."""
    return shown_where(node) is not NEVER


def shown_where(node: Node) -> Guard:
    """Where a node shows something besides what its kind does: ALWAYS, NEVER, or where one of its texts is there."""
    if isinstance(node, Outcome) and any(getattr(node, field) for field in _SHOWN_AT_THE_END):
        return ALWAYS
    if any(getattr(node.content, field) for field in _SHOWN_ALWAYS):
        return ALWAYS
    guards: list[Guard] = []
    for item in (each for field in _SHOWN_LISTS for each in getattr(node.content, field)):
        if item.text and item.when is None:
            return ALWAYS
        if item.text and item.when.guard is not None:
            guards.append(item.when.guard)
    return Or(tuple(guards)) if guards else NEVER


def _only_assigns(node: Step) -> bool:
    """Whether a step is there to give facts values; one that only forgets them has always waited."""
    return node.assigns.gives and node.content.timer is None


def may_end(node: Node) -> bool:
    """Whether a walk can end at the node: a subtree without `else` hands over for what `returns` leaves out."""
    return TABLE[type(node)].ends or (isinstance(node, Subtree) and node.otherwise is None)
