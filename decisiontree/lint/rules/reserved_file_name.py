"""A tree whose file has a name that is taken.

Why: Windows keeps `con`, `aux`, `nul`, `com1` and their like for devices, whatever follows a dot: such a file can be neither checked
out nor opened there. `index` is the library's own page, and `library.yaml` is what all trees share.

Bad:
    # a tree in the file con.yaml

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: rename the file, and what runs the tree.
"""

from __future__ import annotations

from decisiontree.lint.rule import Family, Severity, reported

# found by reader/tree_builder/file.py
RESERVED_FILE_NAME = reported(
    "reserved-file-name", severity=Severity.ERROR, family=Family.SHAPE, manual=__doc__
)
