"""What options and arguments take, with the words for what they do not take. Knows click; knows no command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

# whether it may be read is found out by reading it, and said by the reader with the exit code of the reader
PATH: click.Path = click.Path(path_type=Path, readable=False)


def day(text: str) -> date:
    """A day, written as in tree files; raises BadParameter."""
    try:
        # the module knows shorter ways to write a day; the format has one
        if len(text) == len("2026-11-21"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise click.BadParameter(f"'{text}' is no date; write year, month and day, such as 2026-11-21")


def count(text: str) -> int:
    """A whole number from 1; raises BadParameter."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise click.BadParameter(f"'{text}' is no whole number from 1")
    return int(text)
