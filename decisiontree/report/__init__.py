"""Diagnostics → text. One module for each format; data in, data out, nothing is printed here.

`baseline` and `junit` are taken as modules, by the few that need them: `from decisiontree.report import baseline`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.report.github import workflow_commands
from decisiontree.report.summary import EditedFile, Edits, Report


def render(  # noqa: PLR0913  what a report is made of
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, str],
    *,
    form: str = "text",
    exit_code: int = 0,
    colour: bool = False,
    edits: Edits | None = None,
    names: Callable[[str], str] = str,
    unreadable: Sequence[tuple[str, str]] = (),
    fail_on: Callable[[str], Severity] = lambda _file: Severity.ERROR,
) -> str:
    """The diagnostics in one of the formats; `texts` holds the text of every file that was read, without its BOM."""
    report = Report(
        tuple(diagnostics),
        texts,
        exit_code=exit_code,
        colour=colour,
        edits=edits,
        names=names,
        unreadable=tuple(unreadable),
        fail_on=fail_on,
    )
    # only the format that is asked for is loaded
    written: str = import_module(f"{__name__}.{form}").write(report)
    return written


__all__ = [
    "EditedFile",
    "Report",
    "baseline",
    "junit",
    "render",
    "workflow_commands",
]
