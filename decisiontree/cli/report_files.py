"""Reports that a command writes to files besides the one it prints: `--report FORMAT=FILE`. Knows no format."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from decisiontree.cli.output import complain, report_to
from decisiontree.errors import NotSaved, UsageError
from decisiontree.text import nearest_or_all

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ReportFile(NamedTuple):
    """A report to write: its format and its file."""

    form: str
    file: Path


def report_option(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    """The option `--report`, which hands a command a tuple of `ReportFile`."""

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[str]:  # noqa: ARG001  click calls it so
        return [f"{form}=" for form in formats if form.startswith(typed)]

    def report_file(text: str) -> ReportFile:
        return _report_file(text, formats)

    return click.option(
        "--report",
        "reports",
        multiple=True,
        type=report_file,
        metavar="FORMAT=FILE",
        shell_complete=complete,
        help="Also write a report to a file; repeat for more.",
    )


def _report_file(text: str, formats: Sequence[str]) -> ReportFile:
    form, _, file = text.partition("=")
    if not (form and file):
        raise click.BadParameter(
            f"'{text}' is not FORMAT=FILE; write a format and a file, such as junit=report.xml"
        )
    if form not in formats:
        raise click.BadParameter(f"there is no format '{form}'; {nearest_or_all(form, formats)}")
    return ReportFile(form, Path(file))


def refuse_shared_files(output: Path | None, reports: Sequence[ReportFile]) -> None:
    """Raises UsageError where two reports would be written to one file."""
    files = [each.file for each in reports] if output is None else [output, *(each.file for each in reports)]
    seen: set[Path] = set()
    for file in files:
        # by whatever name of its folder; a link in the place of the file is replaced, and '-' is standard output
        place = file if str(file) == "-" else Path(os.path.realpath(file.parent)) / file.name
        if place in seen:
            raise UsageError(f"two reports would be written to '{file}'; give each a file")
        seen.add(place)


def write_reports(reports: Sequence[ReportFile], written: Callable[[str], str]) -> bool:
    """Write each report, `written` by its format; says which cannot be written, and whether all of them were."""
    is_whole = True
    for form, file in reports:
        try:
            report_to(file, written(form), commands=form == "github")
        except NotSaved as error:
            # the others are written all the same: a build server would miss them
            complain(error)
            is_whole = False
    return is_whole
