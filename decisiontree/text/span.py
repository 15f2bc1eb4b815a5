"""Offsets and lines. Offsets are code points from 0 and live inside; lines and columns count from 1 and live at the rim."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, `start` up to but without `end`."""

    start: int
    end: int

    def moved(self, by: int) -> Span:
        """The same range further on in the text."""
        return Span(self.start + by, self.end + by)


class LineIndex:
    """Line and column of any offset of one text; lines end at line feeds only."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts
        self._length = len(text)

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column, the column in code points."""
        offset = max(0, min(offset, self._length))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_start(self, line: int) -> int:
        """Offset of the first code point of a 1-based line; past the last line, the end of the text."""
        return self._starts[line - 1] if line <= len(self._starts) else self._length

    def __len__(self) -> int:
        """Number of lines; a final line feed opens one more, empty line."""
        return len(self._starts)


def line_start(text: str, at: int) -> int:
    """Offset of the first character of the line."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Offset of the line's break, or the end of the text."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Offset where the next line starts, or the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
