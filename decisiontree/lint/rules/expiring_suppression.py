"""An ignore comment that has expired, expires within 15 days, or has no effect as it is written.

Why: an exception that was meant for a while would otherwise stay forever. After its last day the comment ignores nothing,
and what it was about is reported again. The date comes first: `until 2027-01-31 the reason`. A date after `until` elsewhere in
the reason would never count. Depends on the day of the check, or on `--today 2027-01-31`.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
      # dt: ignore[unreachable-node] until 2020-03-31 linked from the old page
      later: {outcome: Call back, resolution: scheduled}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}
      # dt: ignore[unreachable-node] until 2099-03-31 linked from the old page
      later: {outcome: Call back, resolution: scheduled}

Fix: fix what the comment is about and remove it, or write a later date. Removing it is offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by lint/suppress.py
EXPIRING_SUPPRESSION = reported(
    "expiring-suppression", severity=Severity.WARNING, family=Family.UPKEEP, manual=__doc__
)
