"""What options and arguments take, with the words for what they do not take. Knows click; knows no command."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from decisiontree.clock import moment_of

_DAY = "2026-11-21"
# whether it may be read is found out by reading it, and said by the reader with the exit code of the reader
PATH: click.Path = click.Path(path_type=Path, readable=False)

TEXT_OR_JSON = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)


def day(text: str) -> date:
    """A day, written as in tree files; raises BadParameter."""
    midnight = moment_of(text)
    if midnight is None or len(text) != len(_DAY):
        raise click.BadParameter(f"'{text}' is not a date; write year, month and day, such as {_DAY}")
    return midnight.date()


def moment(text: str) -> datetime:
    """A day or a moment with its zone, written as in tree files; raises BadParameter."""
    found = moment_of(text)
    if found is None:
        raise click.BadParameter(f"'{text}' is not a date or time; write it as {_DAY} or {_DAY}T08:00Z")
    return found


def count(text: str) -> int:
    """A whole number from 1; raises BadParameter."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise click.BadParameter(f"must be a whole number, 1 or more, not '{text}'")
    return int(text)


TODAY = click.option(
    "--today",
    type=day,
    metavar="DATE",
    help="The day on which the call begins, for conditions that count days from it.  [default: today]",
)
