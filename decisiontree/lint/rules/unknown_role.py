"""A role that library.yaml does not define.

Why: no one has it, so anything reserved for it is never shown.

Bad:
    start: who
    nodes:
      who:
        cases:
          - {when: role >= boss, to: done}
        else: ask_lead
      ask_lead: {outcome: Asked, resolution: escalated, team: Leads}
      done: {outcome: Done, resolution: resolved}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: name a role of library.yaml; the nearest is offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by guards/parse.py, and by reader/tree_builder/scalars.py
UNKNOWN_ROLE = reported("unknown-role", severity=Severity.ERROR, family=Family.AUTHORITY, manual=__doc__)
