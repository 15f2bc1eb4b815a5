"""Lines of a file that cannot be read, as fields to fix them in: where the YAML is wrong, or a character is not allowed.

A small file is shown whole; of a large one the lines around each fault, so that the field stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from decisiontree.diagnostic import Diagnostic
from decisiontree.model import Path
from decisiontree.reader import Document, Mapping
from decisiontree.text import Span
from decisiontree.tui.card import CardField, Editor, Entry, Heading
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import button

LINES = "#lines"
TEMPLATE: Path = ("#template",)
AROUND = 4
"""Lines shown before and after the line with a fault."""
SMALL = 40
"""Files of so many lines are shown whole."""
MOST = 5
"""More faults are shown when the first are fixed."""


def is_unread(document: Document) -> bool:
    """Whether nothing of a file could be read: it is no mapping."""
    return not isinstance(document.root, Mapping)


def is_of_lines(finding: Diagnostic, document: Document) -> bool:
    """Whether a finding is shown at such lines, and not at a field."""
    return finding.place.node is None and (is_unread(document) or finding.rule == "yaml-syntax")


def unread_entries(document: Document, findings: Iterable[Diagnostic]) -> Iterator[Entry]:
    """The lines around each fault that is in no node; none where all was read."""
    spans = _spans(document)
    if not spans:
        return
    unread = is_unread(document)
    yield Heading("This file cannot be read." if unread else "A part of this file cannot be read.")
    left = [each for each in findings if is_of_lines(each, document)]
    for at, (first, last) in enumerate(spans):
        is_last = at == len(spans) - 1
        here = [each for each in left if is_last or _line_of(document, each.place.span.start) <= last]
        left = [each for each in left if each not in here]
        yield replace(_field(document, first, last), findings=tuple(here))
    if any(fault.rule == "empty-file" for fault in document.faults):
        yield _template_button()


def lines_span(document: Document, path: Path) -> Span:
    """Where the lines of such a field are in the file, without the line feed after the last one."""
    _mark, first, last = path
    start = _start_of(document, int(first))
    end = _start_of(document, int(last) + 1)
    return Span(start, start + len(document.text[start:end].rstrip("\n")))


def _field(document: Document, first: int, last: int) -> CardField:
    path: Path = (LINES, f"{first}", f"{last}")
    span = lines_span(document, path)
    return CardField(
        path=path,
        label=f"line {first + 1}" if first == last else f"lines {first + 1}–{last + 1}",
        editor=Editor.RAW,
        value=document.text[span.start : span.end],
        help="The lines as written in the file; fix them here. They are read when you leave the field.",
        keeps_empty=True,
    )


def _template_button() -> CardField:
    # the templates are files, read only where a file is empty
    from decisiontree.templates import summary_of, templates

    hits = tuple(Hit(name, name, summary_of(text)) for name, text in templates().items())
    return button(TEMPLATE, "+ begin from a template …", "Fill the empty file.", choices=hits)


def _spans(document: Document) -> Sequence[tuple[int, int]]:
    """First and last lines, counted from 0, of what is to be fixed."""
    last = document.text.count("\n", 0, len(document.text.rstrip("\n")))
    lines = sorted({line for fault in _faults(document) if (line := _line_of(document, fault)) <= last})
    if not lines and not is_unread(document):
        return ()
    if last < SMALL:
        return ((0, last),)
    spans: list[tuple[int, int]] = []
    for line in lines or [0]:
        first, end = max(0, line - AROUND), min(last, line + AROUND)
        if spans and first <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((first, end))
    return spans[:MOST]


def _faults(document: Document) -> Iterator[int]:
    """Where each fault of the file itself begins that is in no node: a node has a form of its own for it."""
    unread = is_unread(document)
    for fault in document.faults:
        if fault.place.node is None and (unread or fault.rule == "yaml-syntax"):
            yield fault.place.span.start


def _line_of(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset)


def _start_of(document: Document, line: int) -> int:
    at = 0
    for _ in range(line):
        found = document.text.find("\n", at)
        if found < 0:
            return len(document.text)
        at = found + 1
    return at
