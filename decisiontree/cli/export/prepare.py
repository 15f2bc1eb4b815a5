"""The pages of one library, ready to be written; or why there are none, told. Of several libraries also their list."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.export.brand import brand_of
from decisiontree.cli.export.scope import origin_of, with_standing
from decisiontree.cli.input_files import with_scenarios
from decisiontree.cli.libraries import ChosenLibrary
from decisiontree.cli.misplaced_trees import misplaced_trees
from decisiontree.cli.output import complain, say
from decisiontree.cli.tree_errors import errors_of
from decisiontree.diagnostic import Diagnostic
from decisiontree.display import plural
from decisiontree.errors import UsageError
from decisiontree.export import (
    LIST_OF_LIBRARIES,
    Exporter,
    ExportOrigin,
    LibraryCard,
    Occasion,
    export_library,
    export_list_of_libraries,
    library_card,
    lists_libraries,
    pictures_of,
)
from decisiontree.files import seen_from
from decisiontree.lint import check
from decisiontree.model import is_id
from decisiontree.reader import LibraryReading, load_library

_FIRST = 3
"""So many errors of a refused tree are shown; `check` shows all."""


@dataclass(frozen=True, slots=True)
class ExportTask:
    """A library to export, by which exporter, into which folder below `out`, the folder of the whole export."""

    library: ChosenLibrary
    exporter: Exporter
    out: Path
    folder: Path
    now: datetime

    @property
    def name(self) -> str:
        """The folder as the list of libraries names it."""
        return seen_from(self.out, self.folder)

    @property
    def up(self) -> str | None:
        """The list of libraries, as seen from the pages; None if there is none."""
        lists = [page.to for page in self.exporter.pages if page.per == "libraries"]
        if not lists:
            return None
        if self.folder == self.out:
            # one library of several is exported again
            return f"../{lists[0]}" if lists_libraries(self.out.absolute().parent) else None
        return "../" * len(self.name.split("/")) + lists[0]


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """Pages by their names in a folder, and what they are of; `card` is for the list of several libraries."""

    out: Path
    pages: dict[str, bytes]
    origin: ExportOrigin
    card: LibraryCard | None = None


def prepare(task: ExportTask, *, force: bool) -> PreparedExport | ExitCode:
    """The pages of a library; what keeps them from being made is said. Raises UsageError where there is no tree."""
    named, settings = task.library.paths, task.library.settings
    library = load_library(with_scenarios(named))
    diagnostics = check(library, settings=settings, today=task.now.date())
    wanted = _asked_trees(library)
    broken = {tree_id: found for tree_id in wanted if (found := errors_of(library, tree_id, diagnostics))}
    misplaced = misplaced_trees(task.library)
    unreadable = (*library.unreadable, *misplaced.unreadable)
    for file, why in unreadable:
        complain(f"{file}: {why}")
    for note in misplaced.notes:
        complain(note)
    _complain(library, broken, force=force)
    if unreadable:
        return ExitCode.FAILURE
    if broken and not force:
        return ExitCode.FINDINGS
    readable = _readable(library, wanted)
    paged = _with_page(library, readable, named)
    if not paged:
        raise UsageError(f"there is no tree to export in '{task.library.name}'")
    left_out = frozenset(wanted) - {*readable}
    origin = replace(
        origin_of(library, task.exporter, named, settings), kept=left_out, broken=frozenset(broken)
    )
    whole = with_standing(library, task.folder, task.exporter, origin)
    flawed = origin.broken | whole.broken
    pictures = pictures_of(library.root)
    occasion = Occasion(
        task.now, pictures, flawed, whole.scenarios, task.up, settings.origins, brand_of(settings)
    )
    pages = export_library(whole.model, paged, occasion, task.exporter, whole.standing)
    card = library_card(task.name, whole.model, sorted({*paged, *whole.standing}), task.exporter.pages)
    return PreparedExport(task.folder, pages, origin, card)


def list_of_libraries(tasks: Sequence[ExportTask], exports: Sequence[PreparedExport]) -> PreparedExport:
    """The page that lists several libraries, made by the exporter of the first; no page if it has none."""
    first = tasks[0]
    cards = sorted((each.card for each in exports if each.card), key=lambda card: card.title.casefold())
    root = Path(os.path.commonpath([each.origin.root for each in exports]))
    origin = ExportOrigin(
        exporter=first.exporter.manifest.name + LIST_OF_LIBRARIES,
        pages=first.exporter.pages,
        root=root,
        library=frozenset([root]),
    )
    occasion = Occasion(first.now, brand=brand_of(first.library.settings))
    pages = export_list_of_libraries(cards, occasion, first.exporter)
    return PreparedExport(first.out, pages, origin)


def _asked_trees(library: LibraryReading) -> tuple[str, ...]:
    """The trees the user named; all of them where a shared file was named alone."""
    asked = tuple(
        tree_id for tree_id, reading in library.trees.items() if reading.document.file in library.asked
    )
    return asked or tuple(library.trees)


def _readable(library: LibraryReading, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The trees of which anything can be shown; the others are told."""
    readable = tuple(tree_id for tree_id in wanted if tree_id in library.model.trees and is_id(tree_id))
    for tree_id in wanted:
        if tree_id not in readable:
            complain(f"tree '{tree_id}' is skipped: no part of it can be shown")
    return readable


def _with_page(
    library: LibraryReading, readable: tuple[str, ...], paths: tuple[Path, ...]
) -> tuple[str, ...]:
    """The trees that get a page; one that is only run by others gets none, and who named it is told."""
    named = {path.stem for path in paths if path.is_file()}
    for tree_id in readable:
        if tree_id in named and not library.model.trees[tree_id].alone:
            complain(f"tree '{tree_id}' gets no page: only other trees run it (alone: false)")
    return tuple(tree_id for tree_id in readable if library.model.trees[tree_id].alone)


def _complain(library: LibraryReading, broken: dict[str, tuple[Diagnostic, ...]], *, force: bool) -> None:
    for tree_id, found in broken.items():
        complain(f"tree '{tree_id}' has {plural(len(found), 'error')}")
        for diagnostic in found[:_FIRST]:
            say(f"  {_line(library, diagnostic)}", err=True)
        if len(found) > _FIRST:
            say(f"  and {len(found) - _FIRST} more: decisiontree check", err=True)
    if broken and not force:
        complain("nothing was exported; fix the errors, or export anyway with --force")


def _line(library: LibraryReading, diagnostic: Diagnostic) -> str:
    """A finding on one line, with the line and column in its file."""
    document = library.document_of(diagnostic.place.file)
    assert document is not None  # noqa: S101  the finding is about a file that was read
    line, column = document.lines.place(diagnostic.place.span.start)
    return f"{document.file}:{line}:{column}: {diagnostic.rule}: {diagnostic.message}"
