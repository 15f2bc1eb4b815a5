"""How anyone reaches an outcome, and what can be reached: the smallest sets of answers and facts, each proved by a walk."""

from __future__ import annotations

from decisiontree.explain.day import library_on
from decisiontree.explain.json import explained_json, on_day_json, reach_json
from decisiontree.explain.other_days import other_days
from decisiontree.explain.outcome import explain, facts_in_sight, outcomes
from decisiontree.explain.reach import reach
from decisiontree.explain.text import WAYS_SHOWN, explained_text, on_day_text, reach_text
from decisiontree.explain.way_to import NoWay, WaySearch, way_to

__all__ = [
    "WAYS_SHOWN",
    "NoWay",
    "WaySearch",
    "explain",
    "explained_json",
    "explained_text",
    "facts_in_sight",
    "library_on",
    "on_day_json",
    "on_day_text",
    "other_days",
    "outcomes",
    "reach",
    "reach_json",
    "reach_text",
    "way_to",
]
