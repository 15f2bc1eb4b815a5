"""A required field that is missing.

Why: the call, the page or a report needs it.

Bad:
    start: done
    nodes:
      done: {outcome: Done}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: add the field that the message names.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/
MISSING_KEY = reported(
    "missing-key", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__, of_absence=True
)
