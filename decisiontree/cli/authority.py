"""`decisiontree authority`: who may decide what, and for each tree how its routes end and what they can grant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.libraries import chosen_libraries
from decisiontree.cli.option_types import PATH
from decisiontree.cli.output import report_to
from decisiontree.cli.tree_errors import complain_of_unread

if TYPE_CHECKING:
    from decisiontree.cli.authority_report import Overview
    from decisiontree.reader import LibraryReading

_FORMATS = ("text", "json", "csv")


@click.command(
    epilog="""\b
Examples:
  decisiontree authority                                roles, limits, trees
  decisiontree authority trees/refund.yaml              one tree
  decisiontree authority --format csv -o authority.csv  for a spreadsheet

A route is one path from the start to an outcome. Loops and exits are not followed.

Exit: 0 every grant is decided by a role that may, 1 one is not, or it is not known, 2 usage or settings,
3 a file cannot be read or written."""
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[TREES]...")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True, help="Output format."
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Write the report to a file.")
def authority(*, paths: tuple[Path, ...], form: str, output: Path | None) -> int:
    """Show each role's limits and, for each tree, how its routes end and the most it can grant."""
    # the reader and the search are loaded here, so that help and usage errors come at once
    from decisiontree.cli.authority_report import FORMATS
    from decisiontree.cli.input_files import no_tree_in
    from decisiontree.reader import load_library

    libraries = chosen_libraries(paths)
    readings = [load_library(each.paths, neighbours=True) for each in libraries]
    for reading, chosen in zip(readings, libraries, strict=True):
        complain_of_unread(reading)
        if not (reading.asked or reading.unreadable or reading.outside):
            raise no_tree_in(chosen.paths)
    overviews = [_overview(*each) for each in zip(readings, (each.name for each in libraries), strict=True)]
    report_to(output, FORMATS[form](overviews))
    if any(reading.unreadable for reading in readings):
        return ExitCode.FAILURE
    holds = all(overview.holds for overview in overviews) and not any(reading.outside for reading in readings)
    return ExitCode.CLEAN if holds else ExitCode.FINDINGS


def _overview(library: LibraryReading, name: str) -> Overview:
    """The trees that were asked for, looked at one by one."""
    from decisiontree.cli.authority_report import Overview, TreeOverview
    from decisiontree.model import Unreadable
    from decisiontree.routes import WalkScope, granted, not_followed, shares

    model = library.model
    trees = []
    for tree_id, reading in library.trees.items():
        if reading.document.file not in library.asked:
            continue
        tree = reading.tree
        # a broken place may hide anything, so nothing is said of such a tree
        if (
            tree is None
            or tree.start not in tree.nodes
            or any(isinstance(node, Unreadable) for node in tree.nodes.values())
        ):
            trees.append(TreeOverview(tree_id, reading.document.file, None))
            continue
        file, title, lost = reading.document.file, tree.title, tuple(not_followed(WalkScope(model, tree_id)))
        if not tree.alone:
            trees.append(TreeOverview(tree_id, file, title, is_read=True, alone=False, lost=lost))
            continue
        counted, granting = shares(model, tree_id), granted(model, tree_id)
        trees.append(TreeOverview(tree_id, file, title, counted, granting, is_read=True, lost=lost))
    language = next((tree.language for tree in model.trees.values()), "en")
    return Overview(name, _shared_file(library), model.shared, tuple(trees), language)


def _shared_file(library: LibraryReading) -> str:
    """The library.yaml of a library; where there is none, that which it could have."""
    from decisiontree.files import LIBRARY_FILE, shown

    return library.shared.document.file if library.shared else shown(library.root / LIBRARY_FILE)
