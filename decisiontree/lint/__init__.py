"""Rules: what was read → diagnostics. A rule yields findings; the run names, grades, suppresses and sorts them."""

from __future__ import annotations

from decisiontree.lint.budget import CHECK_LIMITED
from decisiontree.lint.manual import explained_rule, manual_of
from decisiontree.lint.registry import RULES, known, levels
from decisiontree.lint.rule import Family, Rule
from decisiontree.lint.rule_context import Calendar
from decisiontree.lint.run import (
    Terms,
    check,
    check_in_steps,
    check_reading,
    check_scenarios,
    check_shared,
    in_order,
    suppressions,
    terms_of,
)
from decisiontree.lint.suppress import Suppression

__all__ = [
    "CHECK_LIMITED",
    "RULES",
    "Calendar",
    "Family",
    "Rule",
    "Suppression",
    "Terms",
    "check",
    "check_in_steps",
    "check_reading",
    "check_scenarios",
    "check_shared",
    "explained_rule",
    "in_order",
    "known",
    "levels",
    "manual_of",
    "suppressions",
    "terms_of",
]
