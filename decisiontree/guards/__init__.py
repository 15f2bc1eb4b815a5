"""Conditions and fact values: read, evaluate, write. Knows facts and roles, and in `mentions` the nodes that speak of them."""

from __future__ import annotations

from decisiontree.guards.evaluate import Unknown, evaluate, facts_of
from decisiontree.guards.parse import GuardFault, parse
from decisiontree.guards.show import show
from decisiontree.guards.to_json import to_json
from decisiontree.guards.values import example, expected, in_domain, parse_value, show_value

__all__ = [
    "GuardFault",
    "Unknown",
    "evaluate",
    "example",
    "expected",
    "facts_of",
    "in_domain",
    "parse",
    "parse_value",
    "show",
    "show_value",
    "to_json",
]
