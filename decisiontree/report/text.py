"""The report for people at a terminal: what, where, the line itself with a caret under the place, and why."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.display import visible, width
from decisiontree.report.rule_address import explained_by
from decisiontree.report.summary import Report, is_fixable
from decisiontree.text import line_end, line_start

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BEFORE, _AFTER = 60, 60
"""Of a long line, so many characters are shown on either side of the place."""


def write(report: Report) -> str:
    """Every diagnostic, where a rule is explained, and a line of numbers; a clean library gives the numbers alone.

    Infos are kept short.
    """
    parts = [line for diagnostic in report.diagnostics for line in _diagnostic(report, diagnostic)]
    more = [f"explain a rule: {explained_by(each.rule)}" for each in report.diagnostics[:1]]
    return "".join(f"{line}\n" for line in (*parts, *more, report.summary))


def _diagnostic(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    place = diagnostic.place
    line, column, _, _ = report.position(place)
    tone = _COLOURS[diagnostic.severity]
    severity = _painted(diagnostic.severity.value, f"1;{tone}", colour=report.colour)
    where = _painted(f"{visible(place.file)}:{line}:{column}", "1", colour=report.colour)
    mark = f" {_painted('[fixable]', '32', colour=report.colour)}" if is_fixable(diagnostic) else ""
    yield f"{where}: {severity} {diagnostic.rule}: {visible(diagnostic.message)}{mark}"
    if diagnostic.severity is not Severity.INFO:
        yield from _excerpt(report, diagnostic, tone)
    for other in diagnostic.related:
        other_line, other_column, _, _ = report.position(other.place)
        yield f"  see {visible(other.place.file)}:{other_line}:{other_column}: {visible(other.message)}"
    if diagnostic.witness is not None:
        yield f"  shown by: {visible(diagnostic.witness)}"
    for fix in diagnostic.fixes:
        yield f"  {'fix' if fix.safe else 'unsafe fix'}: {visible(fix.title)}"
    # an info of one line may stand close to the next; what has lines below it would look like part of that
    if (
        diagnostic.severity is not Severity.INFO
        or diagnostic.related
        or diagnostic.witness
        or diagnostic.fixes
    ):
        yield ""


def _excerpt(report: Report, diagnostic: Diagnostic, tone: str) -> Iterator[str]:
    """The line of the place and a caret below; the caret stops where the line does."""
    text, span = report.texts.get(diagnostic.place.file, ""), diagnostic.place.span
    start = line_start(text, span.start)
    line = text[start : line_end(text, start)].rstrip("\r")
    if not line.strip():
        return
    column = min(span.start - start, len(line))
    marked = max(1, min(span.end, start + len(line)) - start - column)
    from_, to = max(0, column - _BEFORE), min(len(line), column + max(_AFTER, min(marked, _AFTER)))
    before, under, after = (
        line[from_:column],
        line[column : min(column + marked, to)],
        line[column + marked : to],
    )
    number = str(report.position(diagnostic.place)[0])
    gutter = " " * len(number)
    dots = "…" if from_ else ""
    tail = "…" if to < len(line) else ""
    yield f"{number} | {dots}{visible(before)}{visible(under)}{visible(after)}{tail}"
    indent = " " * width(dots + visible(before))
    caret = _painted("^" * max(1, width(visible(under))), tone, colour=report.colour)
    yield f"{gutter} | {indent}{caret}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
