"""A list where a text is expected, a text where a mapping is expected, and the like.

Why: its meaning cannot be understood, so it would be left out.

Bad:
    start: wish
    nodes:
      wish:
        ask: What would they like?
        options: {label: Their money, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: wish
    nodes:
      wish:
        ask: What would they like?
        options:
          - {label: Their money, to: done}
          - {label: A voucher, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: write it in the form that the message shows.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/
WRONG_SHAPE = reported("wrong-shape", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__)
