"""Exporting the library from the editor: asks for the folder, and shows what was written or why nothing was.

`decisiontree export` does the work as a program of its own: the editor stays quick, and both refuse the same trees.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from decisiontree.display import clean
from decisiontree.files import shown
from decisiontree.tui.commands import files
from decisiontree.tui.context import EditorContext, Then
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.search import Hit
from decisiontree.workbench import folders_of

USUAL = "site"
LINES_SHOWN = 12
"""Of what the export reports; the first are cut where there are more."""
_REFUSED = 1


def export(context: EditorContext) -> None:
    """Export what is on disk, after asking for the folder and about what is not saved."""
    if not context.workspace.dirty:
        _ask_folder(context)
        return
    context.confirm(
        "Export",
        ("Some changes are not saved. The export takes the files on disk.",),
        {
            Reply("s", "Save", "save, then export"): lambda: files.save(
                context, lambda: _ask_folder(context)
            ),
            Reply("e", "Export", "without the changes that are not saved"): lambda: _ask_folder(context),
            Reply("c", "Cancel", "export nothing"): None,
        },
    )


def _ask_folder(context: EditorContext) -> None:
    def offered(query: str) -> Sequence[Hit]:
        folder = query.strip()
        if not folder:
            return ()
        place = Path(folder).expanduser()
        words = "the pages of an earlier export there are replaced" if place.is_dir() else "a new folder"
        return (Hit(str(place), f"export to '{folder}'", words),)

    context.pick(
        "Export the library as pages: to which folder?",
        offered,
        lambda hit: _start(context, hit.key),
        query=USUAL,
        hint="Enter export   Esc close",
    )


def _start(context: EditorContext, out: str, *options: str) -> None:
    if not context.workspace.saved:
        context.say("nothing to export; there are no saved trees")
        return
    context.say(f"exporting to '{out}' …")
    context.screen.app.run_worker(_export(context, out, options), exit_on_error=False)


async def _export(context: EditorContext, out: str, options: Sequence[str]) -> None:
    folders = [str(folder) for folder in folders_of(context.workspace)]
    code, told = await _run("export", *folders, "--out", out, *options)
    lines = clean(told).strip().splitlines()
    shown_lines = [f"… {len(lines) - LINES_SHOWN} more lines"] * (len(lines) > LINES_SHOWN) + lines[
        -LINES_SHOWN:
    ]
    replies: dict[Reply, Then] = {Reply("c", "Close"): None}
    if code == _REFUSED and "--force" not in options:
        force = Reply("e", "Export anyway", "the steps with errors are marked on the pages")
        replies |= {force: lambda: _start(context, out, *options, "--force")}
    elif code and "--overwrite" in told and "--overwrite" not in options:
        overwrite = Reply("o", "Overwrite", "replace files there that no export has written")
        replies |= {overwrite: lambda: _start(context, out, *options, "--overwrite")}
    context.say("" if code else f"exported to '{shown(Path(out))}'")
    context.confirm("Not exported" if code else f"Exported to '{out}'", shown_lines or ("Done.",), replies)


async def _run(*arguments: str) -> tuple[int, str]:
    """The exit code of a command of this program, and all that it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "decisiontree", *arguments),
        env={**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1", "COLUMNS": "72"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        told, _nothing = await process.communicate()
    finally:  # the editor may end first
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
    return process.returncode or 0, told.decode("utf-8", "replace")
