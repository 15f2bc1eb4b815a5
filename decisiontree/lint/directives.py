"""Comments that ignore a rule, read: `# dt: ignore[slug] until 2027-01-31 reason`. Decides nothing about findings.

At the end of a line a comment is about that line; alone on a line, about the next line, or the whole node that the next line begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.text import Span

if TYPE_CHECKING:
    from decisiontree.reader import Document

MARK = "dt:"
"""What every such comment holds: a text without it needs no closer look."""
_COMMENT = re.compile(r"#[ \t]*dt:[ \t]*ignore\b(?:\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)")
_UNTIL = re.compile(r"until(?:[ \t]*:[ \t]*|[ \t]+|\Z)(\S*)[ \t]*(.*)", re.IGNORECASE)
_UNTIL_IN_REASON = re.compile(
    r"\(?\b(?:until|till|til)\b\W{0,3}?([0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4})\b[).,:;]?", re.IGNORECASE
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOST = 1000
"""Comments of this kind that are heeded in one file."""
_MOST_RULES = 100
"""Names that are heeded in one comment."""


class Scope(NamedTuple):
    """First and last line, from 1, both included."""

    first: int
    last: int


class MisplacedDate(NamedTuple):
    """A date after `until` or `till` in a reason, as it is written, and the reason without the two."""

    written: str
    day: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: the rules it names, its reason, its last day, and the lines it is about."""

    span: Span
    slugs: tuple[str, ...]
    reason: str
    scope: Scope
    until: date | None = None
    wrong_date: str | None = None
    """What follows `until` where that is not a date."""
    misplaced: MisplacedDate | None = None
    """A last day that is written where it has no effect."""


class ScopeIndex:
    """Which scopes name a rule on a line: that of the line, and that of the node; nodes never overlap."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._named = {(slug, each.scope) for each in directives for slug in each.slugs}
        self._nodes = sorted({each.scope for each in directives if each.scope.first < each.scope.last})

    def over(self, slug: str, line: int) -> tuple[Scope, ...]:
        """Those around a line that name the rule."""
        at = bisect_right(self._nodes, (line, len(self._nodes) and self._nodes[-1].last)) - 1
        around = [Scope(line, line), *self._nodes[max(at, 0) : at + 1]]
        return tuple(
            scope for scope in around if scope.first <= line <= scope.last and (slug, scope) in self._named
        )


def directives(document: Document) -> Iterator[Directive]:
    """The comments of a file, in their order."""
    matches = tuple(_COMMENT.finditer(document.text))
    # what looks like a comment in a text is none
    in_texts = sorted((text.start, text.end) for text in document.scalars() if MARK in (text.value or ""))
    starts = [start for start, _end in in_texts]
    below, last_lines = _next_written(document.text), _last_lines(document)
    for match in matches[:_MOST]:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < in_texts[at][1]:
            continue
        slugs = dict.fromkeys(slug.strip() for slug in (match[1] or "").split(",") if slug.strip())
        line, _ = document.lines.place(match.start())
        scope = Scope(line, line)
        if not document.text[document.lines.line_start(line) : match.start()].strip():
            scope = Scope(below[line], last_lines.get(below[line], below[line]))
        until, wrong_date, reason = _dated(match[2].strip())
        misplaced = _misplaced(reason) if until is None and wrong_date is None else None
        span = Span(*match.span())
        yield Directive(span, tuple(slugs)[:_MOST_RULES], reason, scope, until, wrong_date, misplaced)


def _dated(words: str) -> tuple[date | None, str | None, str]:
    """The last day, else what stands in its place, and the reason; `until` as the first word is followed by a date."""
    match = _UNTIL.match(words)
    if match is None:
        return None, None, words
    written = match[1].rstrip(".,:;")
    day = _day(written)
    return day, None if day else written, match[2]


def _misplaced(reason: str) -> MisplacedDate | None:
    """A date after `until` that is not in front of the reason: people write it at the end, in brackets, or after `till`."""
    match = _UNTIL_IN_REASON.search(reason)
    if match is None:
        return None
    parts = (part.strip(" \t-–—,;:") for part in (reason[: match.start()], reason[match.end() :]))
    return MisplacedDate(match[1], _day(match[1]), " ".join(part for part in parts if part))


def _day(written: str) -> date | None:
    if _DATE.match(written):
        with suppress(ValueError):
            return date.fromisoformat(written)
    return None


def _next_written(text: str) -> list[int]:
    """For every line, counted from 1, the next below it that is neither blank nor a comment alone."""
    lines = text.split("\n")
    following = len(lines)
    below = [following] * (len(lines) + 1)
    for line in range(len(lines), 0, -1):
        below[line] = following
        written = lines[line - 1].strip()
        if written and not written.startswith("#"):
            following = line
    return below


def _last_lines(document: Document) -> Mapping[int, int]:
    """For the line on which a node begins, the line on which it ends."""
    from decisiontree.reader import Mapping as YamlMapping

    nodes = document.at(("nodes",))
    if not isinstance(nodes, YamlMapping):
        return {}
    place = document.lines.place
    return {
        place(key.start)[0]: place(document.locate(("nodes", key.value)).end)[0]
        for key, _ in nodes.entries
        if key.value is not None
    }
