"""A tree whose file has a reserved name.

Why: Windows reserves `con`, `aux`, `nul`, `com1` and the like for devices, whatever follows the dot: such a
file can be neither checked out nor opened there. `index` is the library's own page, and `library.yaml`
contains what all trees share.

Bad:
    # a tree in the file con.yaml

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: rename the file, and the tree's name wherever it is run.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/file.py
RESERVED_FILE_NAME = reported(
    "reserved-file-name", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__
)
