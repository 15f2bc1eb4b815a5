"""The errors that stand in the way of a tree, counted the same by every command that is about to use it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from decisiontree.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading


def errors_of(
    library: LibraryReading, tree_id: str, diagnostics: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The errors that a walk of this tree would meet: its own, those of trees it runs, those of the library."""
    # only a command that has a library to look at pays for the walk
    from decisiontree.walk import trees_run

    tree_ids = trees_run(library.library, tree_id) if tree_id in library.library.trees else (tree_id,)
    files = {library.trees[each].document.file for each in tree_ids}
    if library.shared is not None:
        files.add(library.shared.document.file)
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR and each.place.file in files)


def counted(errors: Sequence[Diagnostic]) -> str:
    """How many errors there are, in words."""
    return "1 error" if len(errors) == 1 else f"{len(errors)} errors"
