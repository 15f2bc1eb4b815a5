"""An authority that library.yaml does not define.

Why: no role has a limit for it, so no one could decide it.

Bad:
    start: may_i
    nodes:
      may_i: {decide: refnud, within: done, above: ask_lead}
      ask_lead: {outcome: Asked, resolution: escalated, team: Leads}
      done: {outcome: Done, resolution: resolved}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: name an authority of library.yaml; the nearest is offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/scalars.py
UNKNOWN_AUTHORITY = reported(
    "unknown-authority", severity=Severity.ERROR, family=Family.AUTHORITY, manual=__doc__
)
