"""`decisiontree edit`: open the editor on a tree, or on a library with a choice of trees."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decisiontree import clock
from decisiontree.cli import completers
from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here
from decisiontree.cli.known_names import refuse_outside
from decisiontree.cli.libraries import (
    ChosenLibrary,
    chosen_libraries,
    libraries_here,
    library_with,
    names_of,
)
from decisiontree.cli.output import complain
from decisiontree.cli.tree_errors import complain_of_unread
from decisiontree.errors import UsageError
from decisiontree.settings import THEMES, with_personal

if TYPE_CHECKING:
    from decisiontree.workbench import Workspace


@click.command(
    epilog="""\b
Examples:
  decisiontree edit                    choose a tree of the library
  decisiontree edit refund             a tree of the library
  decisiontree edit trees/refund.yaml  a file"""
)
@click.argument("tree", required=False, shell_complete=completers.trees)
@click.option("--theme", type=click.Choice(THEMES), help="The colours. T changes them in the editor.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw frames and signs with ASCII characters.")
def edit(tree: str | None, *, theme: str | None, ascii_only: bool) -> int:
    """Open the editor in this terminal.

    TREE is a tree file, a folder of trees, or the id of a tree of the library. Without TREE, you choose from the library; where there is none yet, you make the first tree.
    """
    if why := why_no_editor():
        raise UsageError(why)
    paths, wanted = _places(tree)
    # the editor's imports cost time that a wrong path should not pay
    from decisiontree.tui import Looks, refused_keys, run

    # nearly all that is read and checked stays: the editor switches the collector on once its screen is there
    gc.disable()
    workspace = _empty_today(paths[0]) if not os.path.lexists(paths[0]) else open_today(paths)
    workspace = replace(workspace, settings=with_personal(workspace.settings))
    trees = workspace.library.trees
    # what is said before the screen opens is there again when it closes
    complain_of_unread(workspace.library)
    for problem in refused_keys(workspace.settings):
        complain(problem)
    if wanted is not None and wanted not in trees:
        raise UsageError(
            f"no tree '{wanted}' in {', '.join(map(str, paths))}; choose from: {', '.join(trees)}"
        )
    if wanted is not None:
        refuse_outside(workspace.library, wanted)
    looks = Looks(theme, ascii_only or None)
    first = wanted or next(iter(trees), "")
    return run(workspace, first, choose=wanted is None and len(trees) != 1, looks=looks)


def why_no_editor() -> str | None:
    """Why the editor cannot open here; None where it can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "the editor needs a terminal; `decisiontree check` and `decisiontree export` work without one"
    if not sys.stderr.isatty():  # Textual draws there, so the screen would stay empty
        return "the editor draws on standard error; do not redirect it with '2>'"
    return None


def open_today(paths: Sequence[Path]) -> Workspace:
    """The files as the editor opens them: the rules that go by a date go by today's."""
    from decisiontree.workbench import open_workspace

    return open_workspace(paths, today=clock.today())


def _empty_today(folder: Path) -> Workspace:
    """A library that begins here: its folder is made when the first tree is saved."""
    from decisiontree.workbench import empty_workspace

    return empty_workspace(folder, current_settings(), today=clock.today())


def _places(tree: str | None) -> tuple[list[Path], str | None]:
    """What to open, and which tree to show first."""
    if tree is None:
        return _here(), None
    path = Path(tree)
    if path.is_dir():
        return _only(chosen_libraries([path])), None
    if path.is_file():
        return [path], path.stem
    if path.suffix or "/" in tree:
        raise UsageError(f"'{tree}' does not exist; start a tree with `decisiontree new`")
    beside = Path(f"{tree}.yaml")
    if beside.is_file() and not any(folder.is_dir() for folder in current_settings().trees):
        return [beside], tree
    return [*library_with(tree).paths], tree


def _here() -> list[Path]:
    """The library around the current folder; where there is none at all, the folder in which one will begin."""
    settings = current_settings()
    folder = from_here(settings.trees[0])
    if not settings.names_trees and not os.path.lexists(folder) and not libraries_here():
        return [folder]
    return _only(chosen_libraries(()))


def _only(libraries: Sequence[ChosenLibrary]) -> list[Path]:
    if len(libraries) > 1:
        raise UsageError(
            f"there are {len(libraries)} libraries; name the folder of one, such as "
            f"`decisiontree edit {libraries[0].name}`: {names_of(libraries)}"
        )
    return [*libraries[0].paths]
