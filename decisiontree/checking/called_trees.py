"""The trees that some trees run and that lie beside them: fetched from the disk, and what those run too."""

from __future__ import annotations

from pathlib import Path

from decisiontree.checking.lazy_library import LazyLibrary, source_of
from decisiontree.files import LIBRARY_FILE, TREE_SUFFIX, read_bytes, shown
from decisiontree.model.ids import is_id


def fetch_called(shelf: LazyLibrary) -> None:
    """Put every tree onto the shelf that a tree on it runs; where one is not there, the rule 'missing-tree' tells it."""
    waiting = [tree_id for tree_id in shelf.trees if _may_lack(shelf, tree_id)]
    while waiting:
        caller = waiting.pop()
        known = shelf.summary(caller)
        for tree_id in () if known is None else known.runs:
            if tree_id in shelf.trees or not is_id(tree_id) or tree_id + TREE_SUFFIX == LIBRARY_FILE:
                continue
            path = Path(shelf.trees[caller].file).parent / f"{tree_id}{TREE_SUFFIX}"
            try:
                shelf.put(tree_id, source_of(shown(path), read_bytes(path)))
            except OSError:
                continue
            waiting.append(tree_id)


def _may_lack(shelf: LazyLibrary, tree_id: str) -> bool:
    """Whether a tree may run one that is not on the shelf; a quick look says no to nearly all of them."""
    runs = shelf.may_run(tree_id)
    return runs is None or not runs.issubset(shelf.trees)
