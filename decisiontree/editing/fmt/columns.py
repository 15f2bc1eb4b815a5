"""Where each line of a document should begin: two columns deeper than its parent. Only looks; writes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from decisiontree.editing.regions import (
    column_of,
    content_end,
    entry_start,
    is_block,
    size,
    value_at,
)
from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import Span, line_start

STEP = 2
"""Columns from a key or dash to what stands under it, as `decisiontree new` and the samples write it."""

_HEADER = re.compile(r"[|>](?P<hint>[-+]*[1-9])?")


@dataclass(slots=True)
class Columns:
    """Lines are counted from 0. A line that no field speaks of is blank or holds a comment alone."""

    indents: dict[int, int] = field(default_factory=dict)
    """The column at which a line should begin."""

    shifts: dict[int, int] = field(default_factory=dict)
    """By how much a line moves whose own indent says something or is the author's."""

    moved: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """The columns of the keys and dashes that a line holds, as they are and as they should be."""

    verbatim: set[int] = field(default_factory=set)
    """Lines of a text after `|` or `>`: their blanks count."""

    kept: set[int] = field(default_factory=set)
    """Last lines of texts after `|+`: a blank line below one would become its own."""

    inside: set[int] = field(default_factory=set)
    """Lines of a value that began further up."""

    gaps: list[Span] = field(default_factory=list)
    """Blanks between a dash and what follows it: one is enough."""


def columns_of(document: Document) -> Columns:
    """Where the lines of a document that reads without faults should begin."""
    columns = Columns()
    if document.root is not None and is_block(document.root):
        _Placing(document, columns).collection(document.root, 0)
    return columns


class _Placing:
    """Goes through a document once and notes the columns."""

    def __init__(self, document: Document, columns: Columns) -> None:
        self.document = document
        self.text = document.text
        self.columns = columns

    def collection(self, node: Mapping | Sequence, column: int) -> None:
        """Notes the entries of a block collection whose keys or dashes belong at `column`."""
        for index in range(size(node)):
            start = entry_start(self.text, node, index)
            line, old = self._line(start), column_of(self.text, start)
            self.columns.moved.setdefault(line, []).append((old, column))
            if not self.text[line_start(self.text, start) : start].strip():
                self.columns.indents[line] = column
            value = value_at(node, index)
            if not is_block(value):
                self._inline(value, line, (column - old, column + STEP))
                continue
            if isinstance(node, Sequence) and self._line(value.start) == line:
                self.columns.gaps.append(Span(start + 1, value.start))
            self.collection(value, column + STEP)

    def _inline(self, value: YamlNode, line: int, move: tuple[int, int]) -> None:
        """Notes the further lines of a text, or of a collection in brackets."""
        shift, indent = move
        if isinstance(value, Scalar) and value.value is None:
            return
        first, last = self._line(value.start), self._line(max(value.start, content_end(self.text, value) - 1))
        if isinstance(value, Scalar) and value.style in ("|", ">"):
            self.columns.indents.update(dict.fromkeys(range(line + 1, first + 1), indent))
            self._block_text(value, range(first + 1, last + 1), move)
            return
        self.columns.inside.update(range(line + 1, last + 1))
        if isinstance(value, Scalar):
            self.columns.indents.update(dict.fromkeys(range(line + 1, last + 1), indent))
            return
        if first > line:
            self.columns.indents[first] = indent
        self.columns.shifts.update(dict.fromkeys(range(first + 1, last + 1), shift))

    def _block_text(self, value: Scalar, body: range, move: tuple[int, int]) -> None:
        shift, indent = move
        header = _HEADER.match(self.text, value.start)
        texts = (text for line in body if (text := self._text(line)).strip(" \r\n"))
        own = next((len(text) - len(text.lstrip(" ")) for text in texts), None)
        if own is not None and not (header and header["hint"]):
            shift = indent - own
        self.columns.shifts.update(dict.fromkeys(body, shift))
        self.columns.verbatim.update(body)
        self.columns.inside.update(body)
        if "+" in self.text[value.start : value.start + 3] and body:
            self.columns.kept.add(body[-1])

    def _line(self, offset: int) -> int:
        return self.document.lines.place(offset)[0] - 1

    def _text(self, line: int) -> str:
        start, end = self.document.lines.line_start(line + 1), self.document.lines.line_start(line + 2)
        return self.text[start:end]
