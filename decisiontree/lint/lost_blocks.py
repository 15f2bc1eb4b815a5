"""Headings and tables that are not shown as such: of another level, without the line below its names. Knows no field and no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_ROW = re.compile(r"[ \t]*+\|.*\|[ \t]*+\Z")
_BELOW_NAMES = re.compile(r" {0,3}(?=[^-]*-)(?=[^|]*\|)[|:-][-:| \t]*+\Z")
_CELL_ENDS = re.compile(r"(?<!\\)\|")
_LEVEL = 3
_SHOWN = 40


class LostBlock(NamedTuple):
    """The words as they are written, what becomes of them, and where that is plain, the whole text as it was meant.

    `fix` says what is written anew.
    """

    words: str
    message: str
    fix: str = ""
    better: str = ""


def lost_blocks(text: str) -> Iterator[LostBlock]:
    """What a field of paragraphs shows with its signs."""
    lines = text.split("\n")
    yield from _headings(lines)
    yield from _rows(lines)


def unknown_blocks(text: str) -> Iterator[LostBlock]:
    """Headings and tables in a field that shows neither."""
    lines = text.split("\n")
    for line in lines:
        heading = _HEADING.match(line)
        if heading and len(heading[1]) > 1:
            yield LostBlock(line.strip(), f"the heading '{_cut(heading[2])}' is shown as written")
    for at, line in enumerate(lines):
        if at and _is_below_names(line):
            yield LostBlock(lines[at - 1].strip(), "the table is shown as written")


def tables(lines: Sequence[str]) -> frozenset[int]:
    """The lines of tables, by their numbers."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at == 0 or not _is_below_names(line) or _cells(lines[at - 1]) != _cells(line):
            continue
        found |= {at - 1, at}
        last = at + 1
        while last < len(lines) and "|" in lines[last]:
            found.add(last)
            last += 1
    return frozenset(found)


def cells(line: str) -> list[str]:
    """The words of a row, one cell after the other."""
    return [cell.strip() for cell in _CELL_ENDS.split(line)]


def heading_words(line: str) -> str | None:
    """The words of a heading; None for any other line."""
    heading = _HEADING.match(line)
    return heading[2] if heading and len(heading[1]) == _LEVEL else None


def _headings(lines: Sequence[str]) -> Iterator[LostBlock]:
    for at, line in enumerate(lines):
        heading = _HEADING.match(line)
        if heading is None or len(heading[1]) in (1, _LEVEL):  # a single one may stand for a number
            continue
        better = [*lines]
        better[at] = f"### {heading[2]}"
        message = f"'{_cut(line.strip())}' is shown as written: a heading has three '#'"
        yield LostBlock(line.strip(), message, f"write '{_cut(better[at])}'", "\n".join(better))


def _rows(lines: Sequence[str]) -> Iterator[LostBlock]:
    """Rows that are no table: without a line below the first, or with one that has another number of cells."""
    known = tables(lines)
    at = 0
    while at + 1 < len(lines):
        if at in known or not _ROW.match(lines[at]) or not _ROW.match(lines[at + 1]):
            at += 1
            continue
        columns = _cells(lines[at])
        if _is_below_names(lines[at + 1]):
            below = _cells(lines[at + 1])
            message = (
                f"the table is shown as written: {columns} names, but {below} columns in the line below them"
            )
            after = at + 2
        else:
            message = (
                "the table is shown as written: it needs a line such as '|---|---|' below its first line"
            )
            after = at + 1
        below_names = f"|{'---|' * columns}"
        better = "\n".join((*lines[: at + 1], below_names, *lines[after:]))
        fix = f"write '{below_names}' below the first line"
        yield LostBlock(lines[at].strip(), message, fix, better)
        while at < len(lines) and _ROW.match(lines[at]):
            at += 1


def _is_below_names(line: str) -> bool:
    return _BELOW_NAMES.match(line) is not None


def _cells(line: str) -> int:
    return len(_CELL_ENDS.split(line.strip().removeprefix("|").removesuffix("|")))


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
