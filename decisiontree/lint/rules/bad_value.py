"""A value that its field cannot take.

Why: the program would have to guess, and a guess about money or dates is worse than an error.

Bad:
    start: done
    nodes:
      done: {outcome: Done, resolution: solved}

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: write one of the values that the message lists.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/
BAD_VALUE = reported("bad-value", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__)
