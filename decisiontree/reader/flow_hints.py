"""Which part of a line was meant as one text, where it stands in braces or a list and holds what ends it there.

Several parts may be; whoever asks takes the first that, in quotes, makes the line readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from decisiontree.reader.parse_failure import ParseFailure, SyntaxHint, needs_quotes
from decisiontree.text import Span

_KEY = r"""(?:[a-z_][\w-]*+|"[^"\n]*"|'[^'\n]*')"""
_BRACKET = re.compile(r"[{\[]")
_START = re.compile(rf"(?P<sign>[{{\[,])[ ]*(?P<key>{_KEY}:[ ]+)?(?=[^ ,}}\]])")
_LINE_START = re.compile(rf"[ ]*(?P<key>{_KEY}:[ ]+)?(?=[^ ])")
_END = re.compile(rf"[ ]*+(?:,[ ]*+{_KEY}[ ]*+:[ ]|,?[ ]*+$|[}}\]])")
_ITEM_END = re.compile(r"[ ]*+(?:,|[}\]]|$)")
_QUOTED = re.compile(r""""[^"\n]*"|'[^'\n]*'""")
_TRIES = 30
_TRIED = 20_000
"""Each try reads the part anew; so many characters may be read for one slip."""
_LINE = 4000


class _Start(NamedTuple):
    """Where a text may begin, the key before it, and whether it is an item of a list."""

    at: int
    key: str
    is_item: bool


def texts_in_brackets(trouble: ParseFailure) -> Iterator[SyntaxHint]:
    """Every part of the line that may be one text: nearest to where the parser stopped first, shortest first."""
    tries = min(_TRIES, _TRIED // (1 + trouble.part.end - trouble.part.start))
    spans = {
        Span(start.at, end): start.key
        for line in _lines(trouble)
        for start in _starts(trouble, line)
        for end in islice(_ends(trouble.text, start, line.end), _TRIES)
    }
    for span, key in islice(spans.items(), tries):
        yield needs_quotes(trouble, span, key, is_guess=True)


def _lines(trouble: ParseFailure) -> Iterator[Span]:
    """The line where the parser stopped, the ones of the text before, the one where the brackets begin."""
    offsets = [trouble.at, trouble.last.start if trouble.last else None, trouble.context]
    lines = [trouble.line(offset) for offset in offsets if offset is not None]
    lines.insert(1, trouble.line_above(trouble.at) or lines[0])
    for line in dict.fromkeys(lines):
        if trouble.part.start <= line.start and line.end - line.start <= _LINE:
            yield line


def _starts(trouble: ParseFailure, line: Span) -> list[_Start]:
    text = trouble.text
    opened = _brackets(text[trouble.part.start : line.start])
    opening = _BRACKET.search(text, line.start, line.end)
    starts = []
    if opened and (first := _LINE_START.match(text, line.start, line.end)):
        starts.append(_Start(first.end(), _name(first), opened[-1] == "[" and first["key"] is None))
    if opening is not None or opened:
        at = line.start if opened or opening is None else opening.start()
        for match in _START.finditer(text, at, line.end):
            around = _brackets(opened + text[at : match.start() + 1])
            in_list = around[-1:] == "["
            starts.append(_Start(match.end(), _name(match), in_list and match["key"] is None))
            if in_list and match["key"]:
                starts.append(_Start(match.start("key"), "", is_item=True))
    before = [start for start in starts if start.at <= trouble.at]
    return before[::-1] + starts[len(before) :]


def _brackets(text: str) -> str:
    """The brackets that are open behind a text."""
    opened = ""
    for sign in re.findall(r"[{}\[\]]", _QUOTED.sub("", text)):
        if sign in "{[":
            opened += sign
        else:
            opened = opened[:-1]
    return opened


def _ends(text: str, start: _Start, line_end: int) -> Iterator[int]:
    end = _ITEM_END if start.is_item else _END
    for at in range(start.at + 1, line_end + 1):
        if text[at - 1] != " " and end.match(text, at, line_end):
            yield at


def _name(match: re.Match[str]) -> str:
    return (match["key"] or "").rstrip(": ")
