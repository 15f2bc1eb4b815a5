"""One line for each diagnostic, as editors and grep like it: `path:line:col: severity slug: message`."""

from __future__ import annotations

from decisiontree.display import visible
from decisiontree.report.summary import Report


def write(report: Report) -> str:
    """A line for each file that could not be read and each diagnostic; a clean library gives no output at all."""
    lines = []
    for diagnostic in report.with_unread.diagnostics:
        line, column, _, _ = report.position(diagnostic.place)
        lines.append(
            f"{visible(diagnostic.place.file)}:{line}:{column}: "
            f"{diagnostic.severity} {diagnostic.rule}: {visible(diagnostic.message)}\n"
        )
    return "".join(lines)
