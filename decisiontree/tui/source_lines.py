"""The lines of the file that belong to what is shown, with the findings in them. Data only; no screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from decisiontree.diagnostic import Diagnostic
from decisiontree.editing import span_of_lines
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.reader import Document
from decisiontree.text import Span
from decisiontree.tui.documents import EditedDocument
from decisiontree.tui.marks import Sign, mark_of
from decisiontree.tui.raw import whole


class SourceLine(NamedTuple):
    """A line of a file, and the sign of the worst finding in it."""

    number: int
    text: str
    mark: str = ""


def path_shown(document: EditedDocument) -> Path:
    """Where in the file what is shown is: a node, a part of library.yaml, or all of the file."""
    return whole(document.node, ()) if document.node is not None else document.part


def source_lines(document: EditedDocument) -> tuple[SourceLine, ...]:
    """The lines of what is shown; those of its place in the file where it shares a line with others."""
    source = document.source
    span = _span(source, path_shown(document))
    first, _ = source.lines.place(span.start)
    inside = (each for each in document.own_findings if span.start <= each.place.span.start < span.end)
    marks = _marks(source, inside)
    lines = source.text[span.start : span.end].splitlines()
    return tuple(SourceLine(number, line, marks.get(number, "")) for number, line in enumerate(lines, first))


def _span(source: Document, path: Path) -> Span:
    try:
        return span_of_lines(source, path)
    except EditRefused:
        return source.locate(path)


def _marks(source: Document, findings: Iterable[Diagnostic]) -> dict[int, Sign]:
    worst: dict[int, Sign] = {}
    for finding in findings:
        line, _ = source.lines.place(finding.place.span.start)
        mark = mark_of(finding)
        worst[line] = min(mark, worst.get(line, mark), key=lambda each: each.rank)
    return worst
