"""Where a node leads, under which condition, with which effect: the one table that walk, routes, explain and editing read."""

from __future__ import annotations

from decisiontree.transitions.deciding import ALWAYS, deciders, facts_asked, may_give
from decisiontree.transitions.edges import NO_EFFECTS, Answered, Edge, Effects, approves, edges
from decisiontree.transitions.links import Link, head_links, links
from decisiontree.transitions.stopping import (
    NEVER,
    answered_by,
    may_end,
    shown_where,
    shows_more,
    waits,
    waits_where,
)
from decisiontree.transitions.targets import begins, can_run, comes_back, exits, return_target, skip_target

__all__ = [
    "ALWAYS",
    "NEVER",
    "NO_EFFECTS",
    "Answered",
    "Edge",
    "Effects",
    "Link",
    "answered_by",
    "approves",
    "begins",
    "can_run",
    "comes_back",
    "deciders",
    "edges",
    "exits",
    "facts_asked",
    "head_links",
    "links",
    "may_end",
    "may_give",
    "return_target",
    "shown_where",
    "shows_more",
    "skip_target",
    "waits",
    "waits_where",
]
