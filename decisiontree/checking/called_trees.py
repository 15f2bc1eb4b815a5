"""The trees that some trees run and that lie beside them: fetched from the disk, and what those run too."""

from __future__ import annotations

from pathlib import Path

from decisiontree.checking.lazy_library import LazyLibrary, source_of
from decisiontree.files import LIBRARY_FILE, TREE_SUFFIX, read_bytes, shown
from decisiontree.model import is_id


def fetch_called(library: LazyLibrary) -> None:
    """Put every tree into the library that a tree in it runs; where one is not there, the rule 'missing-tree' tells it."""
    waiting = [tree_id for tree_id in library.trees if _may_lack(library, tree_id)]
    while waiting:
        caller = waiting.pop()
        known = library.summary(caller)
        for tree_id in () if known is None else known.runs:
            if tree_id in library.trees or not is_id(tree_id) or tree_id + TREE_SUFFIX == LIBRARY_FILE:
                continue
            path = Path(library.trees[caller].file).parent / f"{tree_id}{TREE_SUFFIX}"
            try:
                library.put(tree_id, source_of(shown(path), read_bytes(path)))
            except OSError:
                continue
            waiting.append(tree_id)


def _may_lack(library: LazyLibrary, tree_id: str) -> bool:
    """Whether a tree may run one that is not in the library; a quick look says no to nearly all of them."""
    runs = library.may_run(tree_id)
    return runs is None or not runs.issubset(library.trees)
