"""Delete → candidate text edits: an entry goes with its own comments, the others keep their lines."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.editing.locate import Located, refuse_references
from decisiontree.editing.regions import (
    Region,
    blank_lines_above,
    blank_lines_below,
    column_of,
    entry_end,
    entry_start,
    flow_end,
    flow_start,
    size,
    skip_space,
)
from decisiontree.errors import EditRefused
from decisiontree.reader import Mapping, Sequence
from decisiontree.text import Span, TextEdit, line_end, line_start, next_line


def delete(target: Located, newline: str) -> Iterator[TextEdit]:
    """Edits that may take an entry away, the tidiest first."""
    refuse_references(target.node, inside_only=True)
    parent = target.parent
    if parent.flow:
        yield _from_flow(target.text, parent, target.index)
    elif size(parent) == 1:
        yield _leave_empty(target, parent)
    else:
        yield from _from_block(target, parent, newline)


def _from_flow(text: str, parent: Mapping | Sequence, index: int) -> TextEdit:
    start, end = flow_start(parent, index), flow_end(text, parent, index)
    comma = skip_space(text, end)
    if size(parent) == 1:
        return TextEdit(Span(start, comma + 1 if text[comma] == "," else end), "")
    if index + 1 < size(parent):
        return _with_comma_after(text, Span(start, comma + 1), flow_start(parent, index + 1))
    previous = flow_end(text, parent, index - 1)
    if "#" not in text[previous:start]:
        return TextEdit(Span(previous, end), "")
    if not text[line_start(text, start) : start].strip() and not text[end : line_end(text, end)].strip(" ,"):
        return TextEdit(Span(line_start(text, start), next_line(text, end)), "")
    raise EditRefused("there is a comment between the items")


def _with_comma_after(text: str, entry: Span, following: int) -> TextEdit:
    gap = text[entry.end : following]
    if "#" not in gap and "\n" not in gap:
        return TextEdit(Span(entry.start, following), "")
    first = line_start(text, entry.start)
    is_alone = (
        not text[first : entry.start].strip() and not text[entry.end : line_end(text, entry.end)].strip()
    )
    return TextEdit(Span(first, next_line(text, entry.end)) if is_alone else entry, "")


def _leave_empty(target: Located, parent: Mapping | Sequence) -> TextEdit:
    """The only entry goes: `{}` or `[]` stays, because nothing at all would be another value."""
    if parent.anchor or parent.tag:
        raise EditRefused("the collection has an anchor or a tag, which this editor does not change")
    text = target.text
    start, end = entry_start(text, parent, 0), entry_end(text, parent, 0)
    empty = "{}" if isinstance(parent, Mapping) else "[]"
    outer = target.above
    if outer is not None and not outer.is_root:
        sign = outer.after_sign
        if "#" not in text[sign:start]:
            return TextEdit(Span(sign, end), f" {empty}")
        # a list may stand at its key's own column, empty brackets must stand deeper
        if isinstance(outer.parent, Mapping) and column_of(text, start) <= outer.column:
            empty = f"  {empty}"
    rest = text[end : line_end(text, end)].strip()
    return TextEdit(Span(start, line_end(text, end)), empty + (f" {rest}" if rest else ""))


def _from_block(target: Located, parent: Mapping | Sequence, newline: str) -> Iterator[TextEdit]:
    text = target.text
    place = target.outer.lines(target.index)
    if place.shared:
        yield _hand_sign_on(text, parent, target.index, place)
        return
    tidy = _with_blank_lines(text, place)
    ends_open = place.end == len(text) and not text.endswith("\n")
    for start, end in ([tidy] if tidy else []) + [Span(place.start, place.end)]:
        if ends_open and start > 0:  # the file had no line end at its end, and has none then
            yield TextEdit(Span(start - len(newline), end), "")
        yield TextEdit(Span(start, end), "")
    below = blank_lines_below(text, place.end)
    if below > place.end:  # a `|+` text above would swallow them
        yield TextEdit(Span(place.start, below), "")


def _with_blank_lines(text: str, place: Region) -> Span | None:
    """The region with the blank lines on one side, so that none are left doubled or at the end of the file."""
    above = blank_lines_above(text, place.start)
    below = blank_lines_below(text, place.end)
    if above < place.start and below == len(text):
        return Span(above, place.end)
    if above < place.start and below > place.end:
        return Span(place.start, below)
    return None


def _hand_sign_on(text: str, parent: Mapping | Sequence, index: int, place: Region) -> TextEdit:
    """The first key of `- key: value` goes, and the next one takes its place behind the dash."""
    if index + 1 >= size(parent):
        raise EditRefused("the entry shares its line with another one")
    start, following = entry_start(text, parent, index), entry_start(text, parent, index + 1)
    if "#" not in text[place.end : following]:
        return TextEdit(Span(start, following), "")
    newline = "\r\n" if text[place.end - 2 : place.end] == "\r\n" else "\n"
    return TextEdit(Span(len(text[:start].rstrip(" ")), place.end), newline)
