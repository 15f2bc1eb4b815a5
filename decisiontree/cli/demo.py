"""`decisiontree demo`: the sample library in a folder of its own, checked, exported, and opened in the editor."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from decisiontree import clock
from decisiontree.cli.edit import why_no_editor
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.input_files import from_here
from decisiontree.cli.option_types import PATH
from decisiontree.cli.output import complain, say
from decisiontree.cli.sample_library import sample_bytes, sample_files
from decisiontree.cli.tree_errors import complain_of_unread
from decisiontree.errors import NotSaved, UsageError
from decisiontree.files import SETTINGS_FILE, expect_inside, make_new, read_bytes, why_unwritten

if TYPE_CHECKING:
    from decisiontree.diagnostic import Diagnostic
    from decisiontree.reader import LibraryReading
    from decisiontree.settings import Settings

_MARK = b"# The sample library, copied by `decisiontree demo`."
SETTINGS = (
    _MARK
    + b"""
[library]
trees = "trees"
"""
)
_FIRST = "refund"
"""The tree that the editor shows."""


class _Demo(NamedTuple):
    """The folder, its library and what its settings say."""

    folder: Path
    settings: Settings
    library: LibraryReading

    @property
    def site(self) -> Path:
        """Where the pages go."""
        return self.folder / "site"


@click.command(
    epilog="""\b
Examples:
  decisiontree demo            in decisiontree-demo
  decisiontree demo first-try  in another folder
  decisiontree demo --no-edit  without the editor

Run it again to export your changes and return to the editor. It never overwrites a tree.

Exit: 0 done, 1 errors in the trees, 2 usage, 3 a file cannot be read or written."""
)
@click.argument("folder", default="decisiontree-demo", type=PATH, metavar="[FOLDER]")
@click.option("--no-edit", is_flag=True, help="Do not open the editor.")
def demo(folder: Path, *, no_edit: bool) -> int:
    """Try decisiontree on six sample trees: copy them to FOLDER, check and export them, and open the editor.

    FOLDER must be new, empty, or from an earlier `decisiontree demo`. The default is decisiontree-demo.
    """
    is_new = _copied(folder)
    # a short command that makes many objects: there is nothing to collect
    gc.disable()
    from decisiontree.reader import load_library
    from decisiontree.settings import find_settings

    settings = find_settings(folder)
    opened = _Demo(folder, settings, load_library([*map(from_here, settings.trees)]))
    # nothing can be wrong with a fresh copy, so its pages come first
    findings = None if is_new else _findings(opened)
    written = _export(opened, findings or ())
    findings = _findings(opened) if findings is None else findings
    _tell_check(opened, findings, written=written)
    why = why_no_editor()
    _tell_next(folder, has_terminal=why is None)
    if not (no_edit or why):
        return _edit(opened, findings)
    if opened.library.unreadable:
        return ExitCode.FAILURE
    return ExitCode.CLEAN if written else ExitCode.FINDINGS


def _copied(folder: Path) -> bool:
    """Whether the library was copied; False where an earlier demo did so. Raises UsageError where neither is possible."""
    try:
        expect_inside(folder)
        if _is_demo(folder):
            say(f"'{folder}' is there already; its trees are used as they are")
            return False
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(
                f"there are other files in '{folder}'; name a new folder, as in `decisiontree demo FOLDER`"
            )
        _copy(folder)
    except FileExistsError:
        raise UsageError(
            f"'{folder}' is not a folder; name a new one, as in `decisiontree demo FOLDER`"
        ) from None
    except OSError as error:
        place = Path(error.filename or folder)
        raise NotSaved(f"'{place}' cannot be written: {why_unwritten(error, place)}") from error
    say(f"copied the sample library to {folder}")
    return True


def _is_demo(folder: Path) -> bool:
    """Whether an earlier demo made the folder."""
    settings = folder / SETTINGS_FILE
    return os.path.lexists(settings) and read_bytes(settings, most=1 << 20).startswith(_MARK)


def _copy(folder: Path) -> None:
    trees = folder / "trees"
    trees.mkdir()
    for name in sample_files():
        make_new(trees / name, sample_bytes(name))
    make_new(folder / SETTINGS_FILE, SETTINGS)


def _findings(demo: _Demo) -> tuple[Diagnostic, ...]:
    from decisiontree.lint import check

    return check(demo.library, settings=demo.settings, today=clock.today())


def _export(demo: _Demo, findings: tuple[Diagnostic, ...]) -> bool:
    """Write the pages, unless there are errors."""
    from decisiontree.cli.export.exporters import exporter_folders
    from decisiontree.cli.export.scope import origin_of
    from decisiontree.cli.export.summary import tell_written
    from decisiontree.diagnostic import Severity
    from decisiontree.export import Occasion, export_library, find_exporter, pictures_of, write_files

    library = demo.library
    if library.unreadable or any(each.severity is Severity.ERROR for each in findings):
        return False
    exporter = find_exporter("html", exporter_folders(None, demo.settings))
    paged = tuple(tree_id for tree_id, tree in library.model.trees.items() if tree.alone)
    occasion = Occasion(clock.build_time(), pictures_of(library.root))
    pages = export_library(library.model, paged, occasion, exporter)
    origin = origin_of(library, exporter, demo.settings.trees, demo.settings)
    tell_written(write_files(pages, demo.site, origin), demo.site)
    return True


def _tell_check(demo: _Demo, findings: tuple[Diagnostic, ...], *, written: bool) -> None:
    from decisiontree.report import Report

    complain_of_unread(demo.library)
    texts = {document.file: document.full_text for document in demo.library.documents}
    say(Report(findings, texts).summary)
    if not written:
        complain(f"the pages in '{demo.site}' are not updated; `decisiontree check` there shows the errors")


def _tell_next(folder: Path, *, has_terminal: bool) -> None:
    say()
    say("Try next:" if has_terminal else "The editor needs a terminal. There, try next:")
    if folder.resolve() != Path.cwd():
        say(f'  cd "{folder}"' if " " in str(folder) else f"  cd {folder}")
    say("  decisiontree edit refund             change a tree; F1 lists the keys")
    say("  decisiontree export                  then update the pages")
    say("  decisiontree play refund --role rep  take a call in the terminal")
    if _runs_from_a_cache():
        say("decisiontree is not installed: begin each command as you began this one, or install it")


def _runs_from_a_cache() -> bool:
    """Whether uvx or pipx run this copy once, so that no shell finds the command afterwards."""
    parts = Path(sys.prefix).parts
    return "archive-v0" in parts or ("pipx" in parts and "venvs" not in parts)


def _edit(demo: _Demo, findings: tuple[Diagnostic, ...]) -> int:
    # the editor's imports come last: the address of the pages is on the screen while they load
    from decisiontree.tui import run
    from decisiontree.workbench import workspace_of

    trees = demo.library.trees
    if not trees:
        raise UsageError(f"there is no tree in '{demo.folder}'; start one with `decisiontree new NAME` there")
    workspace = workspace_of(demo.library, findings, demo.settings, clock.today())
    return run(workspace, _FIRST if _FIRST in trees else next(iter(trees)))
