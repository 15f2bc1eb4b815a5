"""Move and rename → candidate text edits: lines move as they are, a key changes its name and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from decisiontree.editing import scalar
from decisiontree.editing.locate import Located, refuse_references
from decisiontree.editing.regions import column_of, entry_start, flow_end, flow_start, size
from decisiontree.errors import EditRefused
from decisiontree.reader import Mapping, Sequence
from decisiontree.text import Span, TextEdit


def move(target: Located, to: int, newline: str) -> Iterator[TextEdit]:
    """Edits that may let an entry end up at position `to` of its collection."""
    parent, index = target.parent, target.index
    if not 0 <= to < size(parent):
        raise EditRefused(f"there is no place {to + 1}; there are {size(parent)}")
    if index == to:
        return
    refuse_references(target.node)
    if parent.flow:
        yield _within_flow(target.text, parent, index, to)
    else:
        yield from _within_block(target, parent, to, newline)


def rename(target: Located, key: str) -> Iterator[TextEdit]:
    """The edit that gives an entry another key, in the quotes of the old one."""
    if not isinstance(target.parent, Mapping):
        raise EditRefused("an item of a list has no name")
    old = target.parent.entries[target.index][0]
    if old.anchor or old.tag or old.style in ("*", "?"):
        raise EditRefused("the key has an anchor or a tag, which this editor does not change")
    yield TextEdit(Span(old.start, old.end), scalar.key(key, old.style, flow=target.in_flow))


def _within_flow(text: str, parent: Mapping | Sequence, index: int, to: int) -> TextEdit:
    low, high = min(index, to), max(index, to)
    spans = [Span(flow_start(parent, at), flow_end(text, parent, at)) for at in range(low, high + 1)]
    entries = _reordered([text[span.start : span.end] for span in spans], index - low, to - low)
    gaps = [text[before.end : after.start] for before, after in pairwise(spans)]
    moved = "".join(entry + gap for entry, gap in zip(entries, [*gaps, ""], strict=True))
    return TextEdit(Span(spans[0].start, spans[-1].end), moved)


def _within_block(target: Located, parent: Mapping | Sequence, to: int, newline: str) -> Iterator[TextEdit]:
    text, low = target.text, min(target.index, to)
    places = [target.outer.lines(at) for at in range(low, max(target.index, to) + 1)]
    # the first entry may share its line with an outer dash, which stays where it is
    start = entry_start(text, parent, low) if places[0].shared else places[0].start
    lead = " " * column_of(text, start) if places[0].shared else ""
    starts = [start, *(place.start for place in places[1:])]
    ends = [place.end for place in places]
    entries = [text[first:end] for first, end in zip(starts, ends, strict=True)]
    entries[0] = lead + entries[0]
    ends_line = entries[-1].endswith("\n")
    entries[-1] += "" if ends_line else newline
    gaps = ["", *(text[end:first] for end, first in zip(ends, starts[1:], strict=False))]
    entries = _reordered(entries, target.index - low, to - low)
    # blank lines that belong to a `|+` text travel with it; all others keep their place
    for between in (gaps, _reordered(gaps, target.index - low, to - low)):
        moved = "".join(gap + entry for gap, entry in zip(between, entries, strict=True))
        for keeps_end in dict.fromkeys((ends_line, True)):
            whole = moved if keeps_end else moved.removesuffix(newline)
            yield _put(text, Span(start, ends[-1]), whole, lead, newline)


def _put(text: str, span: Span, moved: str, lead: str, newline: str) -> TextEdit:
    if not lead:
        return TextEdit(span, moved)
    if moved.lstrip(" ").startswith("#"):
        return TextEdit(Span(len(text[: span.start].rstrip(" ")), span.end), newline + moved)
    return TextEdit(span, moved.removeprefix(lead))


def _reordered(parts: list[str], index: int, to: int) -> list[str]:
    parts = list(parts)
    parts.insert(to, parts.pop(index))
    return parts
