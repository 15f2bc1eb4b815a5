"""A text in the author's own editor: the program of `VISUAL` or `EDITOR`, and a file for the time that it runs."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

from decisiontree.errors import EditRefused

MOST_BYTES = 1 << 24


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The program with its options. Raises EditRefused where none is named."""
    named = environment.get("VISUAL") or environment.get("EDITOR")
    if named:
        on_windows = sys.platform == "win32"
        try:
            words = shlex.split(named, posix=not on_windows)
        except ValueError:
            words = []
        if not words:
            raise EditRefused(f"'{named}' is not a command; set VISUAL or EDITOR to one, such as 'nano'")
        return [word.strip('"') for word in words] if on_windows else words
    if sys.platform == "win32":
        return ["notepad"]
    raise EditRefused("no editor is set; set VISUAL or EDITOR, such as `export EDITOR=nano`")


def new_draft(name: str, text: str) -> Path:
    """A file with the text, in a folder that only the user can read. Raises EditRefused where none can be written."""
    folder: str | None = None
    try:
        folder = tempfile.mkdtemp(prefix="decisiontree-")
        file = Path(folder, name)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    except OSError as problem:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        where = folder or tempfile.gettempdir()
        raise EditRefused(
            f"cannot write a file for your editor in '{where}': {problem.strerror}; set TMPDIR to another folder"
        ) from None
    return file


def is_untouched(draft: Path, text: str) -> bool:
    """Whether a draft still has the text that it began with, or is no more."""
    try:
        return draft.read_bytes() == text.encode("utf-8", "surrogatepass")
    except OSError:
        return True


def drop(draft: Path) -> None:
    """Delete a draft, and what the editor left next to it."""
    shutil.rmtree(draft.parent, ignore_errors=True)


def edited(app: App[object], draft: Path) -> str:
    """The text of a draft once the editor has ended. Raises EditRefused; the draft then stays as it is."""
    command = [*editor_command(os.environ), str(draft)]
    try:
        with app.suspend():
            problem = _run(command)
    except SuspendNotSupported:
        raise EditRefused("another editor cannot be opened here, as this is not a terminal") from None
    if problem:
        raise EditRefused(problem)
    return _text(draft)


def _run(command: list[str]) -> str:
    """Run the editor to its end; the answer is what went wrong."""
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603  the user's own command
    except OSError as problem:
        return f"cannot start '{command[0]}': {problem.strerror}; set VISUAL or EDITOR to another editor"
    return f"'{command[0]}' ended with code {code}" if code else ""


def _text(draft: Path) -> str:
    try:
        if draft.stat().st_size > MOST_BYTES:
            raise EditRefused(f"'{draft}' has become larger than {MOST_BYTES:,} bytes")
        text = draft.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise EditRefused(f"cannot read '{draft}': {problem.strerror}") from None
    except UnicodeDecodeError:
        raise EditRefused(f"'{draft}' is not UTF-8 text") from None
    return text.replace("\r\n", "\n")
