"""What a merge left in a text: conflict markers, both sides of each, and the text with the first side alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decisiontree.reader.quoting import shortened
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.text import LineIndex, Patch, Span, TextEdit

# git lengthens them by two for each conflict that lies within another
_MARKER = re.compile(
    r"^(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t]++([^\r\n]*[^\r\n \t])?+)?+[ \t]*+\r?$", re.MULTILINE
)
_QUICK = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_LABEL = 50


@dataclass(slots=True)
class _Conflict:
    """The markers of one conflict as they are met; `base` is what both sides began from, if it is shown."""

    opening: re.Match[str]
    base: re.Match[str] | None = None
    middle: re.Match[str] | None = None
    closing: re.Match[str] | None = None


def conflicts_in(text: str) -> tuple[list[YamlFault], Patch]:
    """A finding for each conflict and each marker that stands alone, and the patch that keeps the first sides."""
    if not any(sign in text for sign in _QUICK):
        return [], Patch(())
    conflicts, alone = _read(text)
    lines = LineIndex(text)
    findings = [_unfinished_merge(lines, each) for each in conflicts]
    findings += [_stray_marker(marker) for marker in alone]
    return findings, Patch(tuple(_without(text, conflicts, alone)))


def _read(text: str) -> tuple[list[_Conflict], list[re.Match[str]]]:
    """Conflicts that are whole, and the other markers; conflicts may lie within each other."""
    whole: list[_Conflict] = []
    alone: list[re.Match[str]] = []
    waiting: list[_Conflict] = []
    for marker in _MARKER.finditer(text):
        sign, inner = marker[1][0], waiting[-1] if waiting else None
        if sign == "<":
            waiting.append(_Conflict(marker))
        elif inner is None or len(inner.opening[1]) != len(marker[1]):
            alone.append(marker)
        elif sign == "|" and inner.base is inner.middle is None:
            inner.base = marker
        elif sign == "=" and inner.middle is None:
            inner.middle = marker
        elif sign == ">" and inner.middle is not None:
            inner.closing = marker
            whole.append(waiting.pop())
        else:
            alone.append(marker)
    for each in waiting:
        alone += [marker for marker in (each.opening, each.base, each.middle) if marker is not None]
    return whole, alone


def _unfinished_merge(lines: LineIndex, conflict: _Conflict) -> YamlFault:
    opening, base, middle, closing = conflict.opening, conflict.base, conflict.middle, conflict.closing
    assert middle is not None and closing is not None  # noqa: S101, PT018  it is whole
    first = f"{_label(opening, 'the first side')} {_between(lines, opening, base or middle)}"
    second = f"{_label(closing, 'the second side')} {_between(lines, middle, closing)}"
    before = "" if base is None else f"; before both, it was {_between(lines, base, middle)}"
    message = (
        f"an unfinished merge: {opening[1]} begins lines that two people changed; keep one version: "
        f"{first} or {second}{before}"
    )
    return YamlFault("unfinished-merge", message, _span(opening))


def _stray_marker(marker: re.Match[str]) -> YamlFault:
    message = f"an unfinished merge: {marker[1]} was left behind; look at the lines around it, then delete it"
    return YamlFault("unfinished-merge", message, _span(marker))


def _label(marker: re.Match[str], unnamed: str) -> str:
    return f"'{shortened(marker[2], _LABEL)}'" if marker[2] else unnamed


def _between(lines: LineIndex, before: re.Match[str], after: re.Match[str]) -> str:
    first, last = lines.place(before.start())[0] + 1, lines.place(after.start())[0] - 1
    if first > last:
        return "(no line)"
    return f"(line {first})" if first == last else f"(lines {first} to {last})"


def _without(text: str, conflicts: list[_Conflict], alone: list[re.Match[str]]) -> Iterator[TextEdit]:
    """The lines of markers and of all sides but the first, each region once."""
    regions = [_lines(text, marker, marker) for marker in alone]
    for each in conflicts:
        regions.append(_lines(text, each.opening, each.opening))
        regions.append(_lines(text, each.base or each.middle or each.opening, each.closing or each.opening))
    end = 0
    for region in sorted(regions):
        if region.end > end:
            yield TextEdit(Span(max(region.start, end), region.end), "")
            end = region.end


def _lines(text: str, first: re.Match[str], last: re.Match[str]) -> Span:
    return Span(first.start(), min(last.end() + 1, len(text)))


def _span(marker: re.Match[str]) -> Span:
    return Span(marker.start(), marker.start() + len(marker[0].rstrip()))
