"""`decisiontree export`: sound trees become pages; a tree with errors is refused, unless it is forced."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree import clock
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.export.exporters import exporter_folders
from decisiontree.cli.libraries import ChosenLibrary, chosen_libraries, names_of
from decisiontree.cli.option_types import PATH, moment
from decisiontree.cli.output import complain, say
from decisiontree.cli.tree_errors import errors_of
from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import UsageError
from decisiontree.model import is_id

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading

_FIRST = 3
"""So many errors of a refused tree are shown; `check` shows all."""


@click.command(
    epilog="""\b
Examples:
  decisiontree export                                the library, to site
  decisiontree export trees/refund.yaml              one tree, added to site
  decisiontree export --force                        with errors, too

Exit: 0 written, 1 refused because of errors, 2 usage or settings, 3 a file cannot be read or written."""
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[TREES]...")
@click.option(
    "--out",
    default="site",
    show_default=True,
    type=PATH,
    metavar="FOLDER",
    help="The folder to write to.",
)
@click.option("--exporter", metavar="NAME", default="html", show_default=True, help="The exporter to use.")
@click.option("--exporter-dir", metavar="FOLDER", type=PATH, help="A folder with your own exporters.")
@click.option("--force", is_flag=True, help="Export trees that have errors; broken steps are marked.")
@click.option("--overwrite", is_flag=True, help="Replace files that the last export did not write.")
@click.option(
    "--today",
    type=moment,
    metavar="DATE",
    help="The date or time to use for reviews and incidents.  [default: now]",
)
def export(  # noqa: PLR0913  one argument for each option
    *,
    paths: tuple[Path, ...],
    out: Path,
    exporter: str,
    exporter_dir: Path | None,
    force: bool,
    overwrite: bool,
    today: datetime | None,
) -> int:
    """Make pages of trees: files or folders, by default the library's trees."""
    # the reader, the rules and the templates are loaded here, so that help and usage errors come at once
    from decisiontree.cli.export.scope import origin_of, with_standing
    from decisiontree.cli.export.summary import tell_exporter, tell_written
    from decisiontree.export import Occasion, export_library, find_exporter, pictures_of, write_files
    from decisiontree.lint import check as run_rules
    from decisiontree.reader import load_library

    only = _only(chosen_libraries(paths))
    settings, named = only.settings, only.paths
    chosen = find_exporter(exporter, exporter_folders(exporter_dir, settings))
    now = today or clock.build_time()
    library = load_library(named)
    diagnostics = run_rules(library, settings=settings, today=now.date())
    wanted = _asked_trees(library)
    broken = {tree_id: found for tree_id in wanted if (found := errors_of(library, tree_id, diagnostics))}
    _complain(library, broken, force=force)
    if library.unreadable:
        return ExitCode.FAILURE
    if broken and not force:
        return ExitCode.FINDINGS
    readable = _readable(library, wanted)
    paged = _with_page(library, readable, named)
    if not paged:
        raise UsageError("there is no tree to export")
    left_out = frozenset(wanted) - {*readable}
    origin = replace(origin_of(library, chosen, named, settings), kept=left_out, broken=frozenset(broken))
    model, standing, flawed = with_standing(library.model, out, chosen, origin)
    scenarios = {tree_id: reading.scenarios for tree_id, reading in library.scenarios.items()}
    occasion = Occasion(now, pictures_of(library.root), origin.broken | flawed, scenarios)
    pages = export_library(model, paged, occasion, chosen, standing)
    tell_exporter(chosen)
    tell_written(write_files(pages, out, origin, overwrite=overwrite), out)
    return ExitCode.CLEAN


def _only(libraries: tuple[ChosenLibrary, ...]) -> ChosenLibrary:
    if len(libraries) > 1:
        raise UsageError(
            f"export makes the pages of one library at a time; name one of {names_of(libraries)}"
        )
    return libraries[0]


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
    from decisiontree.display import plural

    for file, message in library.unreadable:
        complain(f"{file}: {message}")
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
    (document,) = (each for each in library.documents if each.file == diagnostic.place.file)
    line, column = document.lines.place(diagnostic.place.span.start)
    return f"{document.file}:{line}:{column}: {diagnostic.rule}: {diagnostic.message}"
