"""The only module that prints: to a terminal, a pipe or a log. Knows nothing of what it prints.

Texts of trees and settings, variables, and names of files are written by strangers. Here, and only here, each character of
theirs that nobody sees is written by its name (`<U+001B>`), and no line of theirs is a command to GitHub Actions; see
decision 031. How to use it:

- `say(line)` prints one line. A line feed in it shows by its name, too, so that nothing in it begins another line.
- `complain(message)` is that on standard error, after `decisiontree: `.
- `report(text)` prints lines that our code has made, so line feeds stay. Texts of others go through `visible` on their way
  into a report, or a line feed of theirs would begin a line. Where it is `coloured`, styles stay.
- `report_to(file, text)` prints a report or writes it to a file of the user's, `write_text(file, text)` writes a text as it is.
- `show_diff(text)` prints a diff, `print_bytes(content)` a file's own bytes: what another program may take over.

`guard_streams` puts the same before whatever else writes: the help of click, warnings, tracebacks.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

import click

from decisiontree.errors import NotSaved

if TYPE_CHECKING:
    from pathlib import Path

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")


def say(line: object = "", *, err: bool = False) -> None:
    """Print one line, on standard error where `err` says so."""
    _write(_without_commands(_on_one_line(str(line))) + "\n", err=err)


def complain(message: object) -> None:
    """Say on standard error, on one line and in the name of the program, what is wrong."""
    say(f"decisiontree: {message}", err=True)


def report(text: str, *, err: bool = False, coloured: bool = False, commands: bool = False) -> None:
    """Print a text of lines; with `commands`, those to GitHub Actions are ours and stay."""
    _write(_safe(text, coloured=coloured, commands=commands), err=err)


def report_to(
    file: Path | None, text: str, *, err: bool = False, coloured: bool = False, commands: bool = False
) -> None:
    """Print a report, or write it to the file that was asked for; `-` is standard output. Raises NotSaved."""
    if file is None or str(file) == "-":
        report(text, err=err, coloured=coloured, commands=commands)
    else:
        # somebody will look at the file in a terminal, too
        write_text(file, _safe(text, coloured=False, commands=commands))


def write_text(file: Path, text: str) -> None:
    """Write a text to the file, whole or not at all; raises NotSaved with the reason in words."""
    # only who asks for a file pays for it
    from decisiontree.files import why_unwritten, write_named

    try:
        write_named(file, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise NotSaved(f"'{file}' cannot be written: {why_unwritten(error, file)}") from error


def show_diff(text: str) -> None:
    """Print a diff: to a person and in a log as any report, elsewhere so that `git apply` can take it."""
    if sys.stdout.isatty() or (_is_in_actions() and not _goes_to_a_file()):
        report(text)
    else:
        _write(diff_text(text), err=False)


def diff_text(text: str) -> str:
    """The diff for `git apply`: tabs and the carriage returns that end lines stay, as nobody could apply it without them."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "\n".join(map(_diff_line, text.split("\n")))


def print_bytes(content: bytes) -> None:
    """Give a file's own bytes to the program at the other end; to a person they are shown as any report.

    In a log of GitHub Actions they could be a command: raises NotSaved then, as half a file would be worse than none.
    """
    text = content.decode("utf-8", errors="replace")
    if sys.stdout.isatty():
        report(text)
        return
    if _is_in_actions() and not _goes_to_a_file():
        from decisiontree.text import holds_command

        if holds_command(text.replace("\r", "\n")):
            raise NotSaved(
                "GitHub Actions would run a line of the file as a command; write it to a file: > FILE"
            )
    click.echo(content, nl=False)


def clear_screen() -> None:
    """Begin on an empty screen, where there is one."""
    if sys.stdout.isatty():
        _write(_CLEAR, err=False)


def wants_colour(*, err: bool = False) -> bool:
    """Whether somebody looks at a terminal that has colours, and has not asked to leave them out."""
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def guard_streams() -> None:
    """Let nothing reach standard output or error unguarded; called once, before anything is printed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, _Guarded):
            _make_writable(stream)
            setattr(sys, name, _Guarded(stream))


class _Guarded:
    """A stream for those who know nothing of this module."""

    def __init__(self, behind: TextIO) -> None:
        self.behind = behind

    def write(self, text: str) -> int:
        """What is written, made safe as a report is; on a terminal styles stay, as a traceback of the editor has them."""
        self.behind.write(_safe(text, coloured=self.behind.isatty(), commands=False))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """One after the other."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a stream has
        return getattr(self.behind, name)


def _write(text: str, *, err: bool) -> None:
    stream = sys.stderr if err else sys.stdout
    # what is safe already is not looked through again; the styles in it are ours
    click.echo(text, file=stream.behind if isinstance(stream, _Guarded) else stream, nl=False, color=True)


def _safe(text: str, *, coloured: bool, commands: bool) -> str:
    parts = _STYLE.split(text) if coloured else [text]
    parts[::2] = map(_lines, parts[::2])
    whole = "".join(parts)
    return whole if commands else _without_commands(whole)


def _lines(text: str) -> str:
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    # only a text that is not plain pays for the table
    from decisiontree.text import visible_lines

    return visible_lines(text)


def _on_one_line(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    from decisiontree.text import visible

    return visible(text)


def _diff_line(line: str) -> str:
    end = "\r" if line.endswith("\r") else ""
    return "\t".join(map(_on_one_line, line.removesuffix("\r").split("\t"))) + end


def _without_commands(text: str) -> str:
    """The text so that GitHub Actions finds no command in it; anywhere else as it is."""
    if not _is_in_actions():
        return text
    from decisiontree.text import without_commands

    return without_commands(text)


def _is_in_actions() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _goes_to_a_file() -> bool:
    """Whether standard output is a file, so that no runner reads it as it comes."""
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _make_writable(stream: TextIO) -> None:
    """Let an encoding of few characters be no reason to say nothing; where it is ASCII, nobody has chosen any.

    But on a terminal, lines end alike on every system: a diff could not be applied otherwise.
    """
    if not isinstance(stream, io.TextIOWrapper):
        return
    if not stream.isatty():
        stream.reconfigure(newline="\n")
    if not stream.encoding.lower().startswith("utf"):
        is_ascii = codecs.lookup(stream.encoding).name == "ascii"
        stream.reconfigure(encoding="utf-8" if is_ascii else stream.encoding, errors="replace")
