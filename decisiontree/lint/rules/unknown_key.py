"""A key that the format does not have.

Why: a typing mistake must not be ignored; whatever is under the key would never be shown.

Bad:
    start: greet
    nodes:
      greet: {sya: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: write the key that was meant; the nearest is offered.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/
UNKNOWN_KEY = reported("unknown-key", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__)
