"""The report as commands of GitHub Actions, which show each finding beside its line of the change."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.display import visible
from decisiontree.report.summary import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    """A line for each file that could not be read and each diagnostic, then one of numbers.

    Only ten of a sort are shown, so the worst come first.
    """
    return "".join(f"{line}\n" for line in (*workflow_commands(report), report.summary))


def workflow_commands(report: Report) -> Iterator[str]:
    """A command for each file that could not be read and each diagnostic, which shows it beside its line; the worst first."""
    for file, why in report.unreadable:
        yield f"::error file={_value(report.name(file))},line=1,title=not read::{_words(why)}"
    for diagnostic in sorted(report.diagnostics, key=lambda diagnostic: diagnostic.severity.rank):
        yield _command(report, diagnostic)


def _command(report: Report, diagnostic: Diagnostic) -> str:
    line, column, end_line, end_column = report.position(diagnostic.place)
    place = f"file={_value(report.name(diagnostic.place.file))},line={line},endLine={end_line}"
    if end_line == line:
        place += f",col={column},endColumn={end_column}"  # columns are refused where there are several lines
    words = [diagnostic.message, *(f"see: {other.message}" for other in diagnostic.related)]
    if diagnostic.witness is not None:
        words.append(f"shown by: {diagnostic.witness}")
    said = "%0A".join(_words(each) for each in words)
    return f"::{_COMMANDS[diagnostic.severity]} {place},title={_value(diagnostic.rule)}::{said}"


def _words(text: str) -> str:
    # nothing in a tree may end the line and begin a command of its own
    return visible(text).replace("%", "%25")


def _value(text: str) -> str:
    return _words(text).replace(":", "%3A").replace(",", "%2C")
