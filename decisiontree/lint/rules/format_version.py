"""A file that does not contain `format: 1`.

Why: the number says which versions of decisiontree can read the file. Without it, a later version could not
know what was meant.

Bad:
    format: 2
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Good:
    format: 1
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: write `format: 1`. For a higher number, install a newer decisiontree-desk.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/file.py
FORMAT_VERSION = reported("format-version", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__)
