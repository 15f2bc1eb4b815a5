"""Reports that a command writes to files besides the one it prints: `--report FORMAT=FILE`. Knows no format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from decisiontree.cli.output import complain, report_to
from decisiontree.errors import NotSaved, UsageError
from decisiontree.text import nearest_or_all

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ReportFile(NamedTuple):
    """A report to write: its format and its file."""

    form: str
    file: Path


class _ReportFileType(click.ParamType):
    """`junit=report.xml`, with one of the formats of a command."""

    name = "report"

    def __init__(self, formats: Sequence[str]) -> None:
        self._formats = formats

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ReportFile:
        if isinstance(value, ReportFile):
            return value
        form, equals, file = str(value).partition("=")
        if not (equals and form and file):
            self.fail(
                f"'{value}' is not FORMAT=FILE; write a format and a file, such as junit=report.xml",
                param,
                ctx,
            )
        if form not in self._formats:
            self.fail(f"there is no format '{form}'; {nearest_or_all(form, self._formats)}", param, ctx)
        return ReportFile(form, Path(file))

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002  click calls it so
        param: click.Parameter,  # noqa: ARG002  the same
        incomplete: str,
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(f"{form}=") for form in self._formats if form.startswith(incomplete)]


def report_option(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    """The option `--report`, which hands a command a tuple of `ReportFile`."""
    return click.option(
        "--report",
        "reports",
        multiple=True,
        type=_ReportFileType(formats),
        metavar="FORMAT=FILE",
        help="Also write a report to a file; repeat for more.",
    )


def refuse_shared_files(output: Path | None, reports: Sequence[ReportFile]) -> None:
    """Raises UsageError where two reports would be written to one file."""
    files = [each.file for each in reports] if output is None else [output, *(each.file for each in reports)]
    for file, times in Counter(files).items():
        if times > 1:
            raise UsageError(f"two reports would be written to '{file}'; give each a file")


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
