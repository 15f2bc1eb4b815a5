"""Which signs of emphasis in a line of light Markdown are paired, by CommonMark's rules. Makes no HTML.

The page's own parser decides the same; it is not loaded here, because a check would pay for it. A test holds one against the other.

Algorithm: CommonMark's delimiter runs; MacFarlane: CommonMark Spec, 2014.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from decisiontree.model import LINK, PLACEHOLDER

_SIGNS = "*_"
_TICKS = re.compile("`+")


@dataclass(slots=True)
class Run:
    """A run of one sign: where it stands, whether it may open and close, and how many of its signs no pair has taken."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.length

    @property
    def length(self) -> int:
        """Of all its signs."""
        return self.end - self.start


class Pair(NamedTuple):
    """Emphasis: the run that opens it and the run that closes it; `strength` is 2 for strong."""

    opener: Run
    closer: Run
    strength: int


class Emphasis(NamedTuple):
    """What became of the signs of a line: the pairs, and every run in order."""

    pairs: tuple[Pair, ...]
    runs: tuple[Run, ...]


def emphasis(line: str) -> Emphasis:
    """The emphasis in a line; words of links are a line of their own, code and placeholders hold none."""
    pairs: list[Pair] = []
    runs: list[Run] = []
    waiting = [(0, len(line))]
    while waiting:
        start, end = waiting.pop()
        own: list[Run] = []
        for piece in _pieces(line, start, end):
            if isinstance(piece, Run):
                own.append(piece)
            else:
                waiting.append(piece)
        pairs += _paired(own)
        runs += own
    return Emphasis(tuple(pairs), tuple(sorted(runs, key=lambda run: run.start)))


def _pieces(line: str, start: int, end: int) -> Iterator[Run | tuple[int, int]]:
    """The runs between two places, and the spans of the words of links between them."""
    at = start
    while at < end:
        sign = line[at]
        if sign == "\\":
            at += 2
        elif sign == "{" and (mark := PLACEHOLDER.match(line, at, end)):
            at = mark.end()
        elif sign == "`":
            at = _after_code(line, at, end)
        elif sign == "[" and (link := LINK.match(line, at, end)):
            yield link.span(1)
            at = link.end()
        elif sign in _SIGNS:
            run = _run(line, at, end)
            yield run
            at = run.end
        else:
            at += 1


def _after_code(line: str, at: int, end: int) -> int:
    """Where a code span ends that begins here; where its backticks end when nothing closes it."""
    opened = at
    while opened < end and line[opened] == "`":
        opened += 1
    for closing in _TICKS.finditer(line, opened, end):
        if len(closing[0]) == opened - at:
            return closing.end()
    return opened


def _run(line: str, start: int, end: int) -> Run:
    """A run with what CommonMark calls left- and right-flanking."""
    stop = start
    while stop < end and line[stop] == line[start]:
        stop += 1
    before = _kind(line[start - 1]) if start else "blank"
    after = _kind(line[stop]) if stop < end else "blank"
    left = after == "letter" or (after == "sign" and before != "letter")
    right = before == "letter" or (before == "sign" and after != "letter")
    if line[start] == "_":
        return Run(
            "_",
            start,
            stop,
            left and (not right or before == "sign"),
            right and (not left or after == "sign"),
        )
    return Run("*", start, stop, left, right)


def _kind(char: str) -> str:
    if char in " \t\n\v\f\r" or unicodedata.category(char) == "Zs":
        return "blank"
    return "sign" if unicodedata.category(char)[0] in "PS" else "letter"


def _paired(runs: list[Run]) -> Iterator[Pair]:
    """Take the openers off a stack, as the specification's appendix does it; a search that failed is not made again."""
    stack: list[Run] = []
    failed: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        key = (closer.sign, closer.opens, closer.length % 3)
        while closer.closes and closer.left:
            found = _opener(stack, closer, failed.get(key, 0))
            if found is None:
                failed[key] = len(stack)
                break
            opener = stack[found]
            strength = min(2, opener.left, closer.left)
            opener.left -= strength
            closer.left -= strength
            yield Pair(opener, closer, strength)
            del stack[found + bool(opener.left) :]
            for each, height in failed.items():
                failed[each] = min(height, len(stack))
        if closer.opens and closer.left:
            stack.append(closer)


def _opener(stack: list[Run], closer: Run, least: int) -> int | None:
    for at in range(len(stack) - 1, least - 1, -1):
        opener = stack[at]
        if opener.sign != closer.sign:
            continue
        lengths = opener.length, closer.length
        both_ways = opener.closes or closer.opens
        if not (both_ways and sum(lengths) % 3 == 0 and any(length % 3 for length in lengths)):
            return at
    return None
