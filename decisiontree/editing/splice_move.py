"""Move and rename → candidate text edits: lines move as they are, a key changes its name and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from decisiontree.editing import scalar
from decisiontree.editing.locate import Located, refuse_references
from decisiontree.editing.regions import column_of, entry_start, flow_end, flow_start, size
from decisiontree.errors import EditRefused
from decisiontree.reader import Mapping
from decisiontree.text import Span, TextEdit


def move(target: Located, to: int, newline: str) -> Iterator[TextEdit]:
    """Edits that may let an entry end up at position `to` of its collection."""
    count, index = size(target.parent), target.index
    if not 0 <= to < count:
        raise EditRefused(f"there is no place {to + 1}; there are {count}")
    refuse_references(target.node)
    order = list(range(count))
    order.insert(to, order.pop(index))
    yield from _arranged(target.outer, order, newline)


def arrange(target: Located, order: Sequence[int], newline: str) -> Iterator[TextEdit]:
    """Edits that may give the entries of a collection another order."""
    refuse_references(target.node)
    yield from _arranged(target, order, newline)


def rename(target: Located, key: str) -> Iterator[TextEdit]:
    """The edit that gives an entry another key, in the quotes of the old one."""
    if not isinstance(target.parent, Mapping):
        raise EditRefused("an item of a list has no name")
    old = target.parent.entries[target.index][0]
    if old.anchor or old.tag or old.style in ("*", "?"):
        raise EditRefused("the key has an anchor or a tag, which this editor does not change")
    yield TextEdit(Span(old.start, old.end), scalar.key(key, old.style, flow=target.in_flow))


def _arranged(target: Located, order: Sequence[int], newline: str) -> Iterator[TextEdit]:
    changed = [at for at, index in enumerate(order) if at != index]
    if not changed:
        return
    low = changed[0]
    part = [index - low for index in order[low : changed[-1] + 1]]
    if target.collection().flow:
        yield _within_flow(target, low, part)
    else:
        yield from _within_block(target, low, part, newline)


def _within_flow(target: Located, low: int, order: Sequence[int]) -> TextEdit:
    text, held = target.text, target.collection()
    spans = [Span(flow_start(held, at), flow_end(text, held, at)) for at in range(low, low + len(order))]
    gaps = [text[before.end : after.start] for before, after in pairwise(spans)]
    entries = [text[spans[index].start : spans[index].end] for index in order]
    moved = "".join(entry + gap for entry, gap in zip(entries, [*gaps, ""], strict=True))
    return TextEdit(Span(spans[0].start, spans[-1].end), moved)


def _within_block(target: Located, low: int, order: Sequence[int], newline: str) -> Iterator[TextEdit]:
    text = target.text
    places = [target.lines(at) for at in range(low, low + len(order))]
    # the first entry may share its line with an outer dash, which stays where it is
    start = entry_start(text, target.collection(), low) if places[0].shared else places[0].start
    lead = " " * column_of(text, start) if places[0].shared else ""
    starts = [start, *(place.start for place in places[1:])]
    ends = [place.end for place in places]
    lines = [text[first:end] for first, end in zip(starts, ends, strict=True)]
    lines[0] = lead + lines[0]
    ends_line = lines[-1].endswith("\n")
    lines[-1] += "" if ends_line else newline
    gaps = ["", *(text[end:first] for end, first in zip(ends, starts[1:], strict=False))]
    entries = [lines[index] for index in order]
    # blank lines that belong to a `|+` text travel with it; all others keep their place
    for between in (gaps, [gaps[index] for index in order]):
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
