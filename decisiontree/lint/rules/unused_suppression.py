"""An ignore comment for a rule that finds nothing there.

Why: it was written for something that is gone, and would hide the next mistake of that kind.

Bad:
    start: done
    nodes:
      # dt: ignore[dead-end] left over from last year
      done: {outcome: Done, resolution: resolved}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: remove the comment; offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by lint/suppress.py
UNUSED_SUPPRESSION = reported(
    "unused-suppression", severity=Severity.WARNING, family=Family.UPKEEP, manual=__doc__
)
