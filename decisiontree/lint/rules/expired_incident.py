"""An incident in library.yaml that has expired.

Why: pages hide it when its time comes, so it is only in the way. Or the fault is still there, and the pages
no longer say so. The rule uses today's date, or the one in `--today 2027-01-31`.

Bad:
    # an incident in library.yaml that expires: 2026-01-31T18:00Z, checked on 1 February 2026

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: remove the incident, or give it a later `expires` if the fault is still there. Then export the trees
again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_library


@rule(severity=Severity.WARNING, family=Family.UPKEEP)
def expired_incident(context: RuleContext) -> Iterator[Finding]:
    """Every incident whose last day is past."""
    if not is_library(context):
        return
    for at, incident in enumerate(context.library.model.shared.incidents):
        if incident.expires is not None and context.calendar.is_past(incident.expires.astimezone(UTC).date()):
            message = f"incident '{incident.id}' expired on {incident.expires.date()}; remove it, or give it a later 'expires'"
            yield context.at(None, "incidents", at, "expires", message=message)
