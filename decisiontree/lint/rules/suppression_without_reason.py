"""An ignore comment that gives no reason.

Why: the next author cannot know whether it still applies.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
      # dt: ignore[unreachable-node]
      later: {outcome: Call back, resolution: scheduled}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
      # dt: ignore[unreachable-node] linked from the old page
      later: {outcome: Call back, resolution: scheduled}

Fix: write the reason after the bracket. If no one knows one, remove the comment; offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by lint/suppress.py
SUPPRESSION_WITHOUT_REASON = reported(
    "suppression-without-reason", severity=Severity.WARNING, family=Family.UPKEEP, manual=__doc__
)
