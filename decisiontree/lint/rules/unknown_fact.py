"""A fact that neither the tree nor the library declares.

Why: it never has a value, so what depends on it never happens.

Bad:
    start: ask_days
    facts:
      days_late: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      ask_days: {collect: [days_lat], to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: ask_days
    facts:
      days_late: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      ask_days: {collect: [days_late], to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name a fact that is declared (the nearest is offered), or declare it under `facts`.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by guards/parse.py, and by reader/tree_builder/scalars.py
UNKNOWN_FACT = reported("unknown-fact", severity=Severity.ERROR, family=Family.LOGIC, manual=__doc__)
