"""A condition that cannot be understood.

Why: without it, the call does not know where to go next.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days => 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: correct the condition; the caret shows where it stops making sense. `decisiontree docs conditions` lists
what you can write.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by guards/parse.py
BAD_CONDITION = reported("bad-condition", severity=Severity.ERROR, family=Family.LOGIC, manual=__doc__)
