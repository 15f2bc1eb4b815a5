"""Diagnostics → text. One module for each format; data in, data out, nothing is printed here.

`baseline` and `junit` are taken as modules, by the few that need them: `from decisiontree.report import baseline`.
"""

from __future__ import annotations

from importlib import import_module

from decisiontree.report.github import workflow_commands
from decisiontree.report.summary import EditedFile, Report


def render(report: Report, form: str) -> str:
    """The report in one of the formats; only the format that is asked for is loaded."""
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
