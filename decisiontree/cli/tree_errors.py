"""The errors that stand in the way of a tree, counted the same by every command that is about to use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from decisiontree import clock
from decisiontree.cli.output import complain
from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.files import OUTSIDE
from decisiontree.settings import Settings

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading


def errors_of(
    library: LibraryReading, tree_id: str, diagnostics: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The errors that a walk of this tree would meet: its own, those of trees it runs, those of the library."""
    # only a command that has a library to look at pays for the walk
    from decisiontree.walk import trees_run

    tree_ids = trees_run(library.model, tree_id) if tree_id in library.model.trees else (tree_id,)
    files = {library.trees[each].document.file for each in tree_ids}
    if library.shared is not None:
        files.add(library.shared.document.file)
    return tuple(each for each in diagnostics if each.severity is Severity.ERROR and each.place.file in files)


def warn_of_errors(
    library: LibraryReading, tree_id: str, settings: Settings, today: date | None = None
) -> None:
    """Say on standard error how many errors stand in the way of a tree, as `export` and `check` count them."""
    # the rules are loaded only by a command that has a tree to look at
    from decisiontree.display import plural
    from decisiontree.lint import check

    warn_of_no_page(library, tree_id)
    found = check(library, settings=settings, today=today or clock.today())
    errors = errors_of(library, tree_id, found)
    if errors:
        complain(f"tree '{tree_id}' has {plural(len(errors), 'error')}; `decisiontree check` lists them")


def warn_of_no_page(library: LibraryReading, tree_id: str) -> None:
    """Say on standard error that no call begins with a tree, where only others run it."""
    model = library.model
    if tree_id in model.trees and not model.trees[tree_id].alone:
        callers = ", ".join(f"'{each}'" for each in model.register.callers(tree_id)) or "none"
        complain(
            f"only other trees run '{tree_id}' (alone: false); this call starts there anyway, with nothing known or "
            f"decided; trees that run it: {callers}"
        )


def complain_of_unread(library: LibraryReading) -> None:
    """Say on standard error which places gave no text, and which files lead out of the library."""
    for file, message in unread_of(library):
        complain(f"{file}: {message}")


def unread_of(library: LibraryReading) -> Iterator[tuple[str, str]]:
    """The places that gave no text and the files that lead out of the library, and why."""
    yield from library.unreadable
    for file in library.outside:
        yield file, f"{OUTSIDE} (file-outside-library)"
