"""An id with characters that an id cannot contain.

Why: links, logs, tests and page addresses depend on it.

Bad:
    start: Say Hello
    nodes:
      Say Hello: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: say_hello
    nodes:
      say_hello: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: use lower-case letters, digits, `_` and `-`.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/
BAD_ID = reported("bad-id", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__)
