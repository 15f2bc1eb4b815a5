"""Rules: what was read → diagnostics. A rule yields findings; the run names, weighs, silences and sorts them."""

from __future__ import annotations

from decisiontree.lint.registry import RULES, known, levels
from decisiontree.lint.rule import Family, Rule
from decisiontree.lint.run import check, check_tree

__all__ = ["RULES", "Family", "Rule", "check", "check_tree", "known", "levels"]
