"""Insert → candidate text edits: a new entry, written as its neighbours are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from decisiontree.editing import scalar
from decisiontree.editing.compose import entry_text, flow_text, item_text, name_under
from decisiontree.editing.layout import LINKS
from decisiontree.editing.locate import Located
from decisiontree.editing.operations import Insert
from decisiontree.editing.regions import (
    are_spaced,
    column_of,
    entry_start,
    flow_end,
    flow_start,
    region,
    size,
    skip_space,
    value_at,
)
from decisiontree.editing.splice_assign import assign
from decisiontree.editing.yaml_style import YamlStyle
from decisiontree.errors import EditRefused
from decisiontree.model import Plain
from decisiontree.reader import Mapping, Scalar, Sequence
from decisiontree.text import Span, TextEdit

_AROUND = 4
"""So many entries before and behind say whether blank lines set them apart."""


def insert(target: Located, operation: Insert, style: YamlStyle) -> Iterator[TextEdit]:
    """Edits that may put an entry into a collection, the most faithful first."""
    parent = target.collection()
    if parent.anchor or parent.tag:
        raise EditRefused("the collection has an anchor or a tag, which this editor does not change")
    if not 0 <= operation.index <= size(parent):
        raise EditRefused(f"there is no place {operation.index + 1} in '{target.name}'")
    style = _neighbourly(parent, operation, style, target.name if operation.key is None else operation.key)
    if not size(parent):
        yield from _into_empty(target, operation, style)
    elif parent.flow:
        yield from _into_flow(target, parent, operation, style)
    else:
        yield from _into_block(target, parent, operation, style)


def _neighbourly(parent: Mapping | Sequence, operation: Insert, style: YamlStyle, name: str) -> YamlStyle:
    """The style with what the entries of this very collection show: brackets and quotes."""
    if not size(parent):
        return style
    neighbour = value_at(parent, max(operation.index - 1, 0))
    if isinstance(neighbour, Scalar) and operation.key in LINKS:
        return style  # the quotes of a text beside it are none of an id's
    style = style.like(neighbour, name)
    if isinstance(neighbour, Scalar):
        return style
    if operation.key is None:
        return replace(style, flow_items={**style.flow_items, name: neighbour.flow})
    if isinstance(neighbour, Mapping) and not isinstance(operation.value, str | list | tuple):
        return replace(style, flow_values={**style.flow_values, name: neighbour.flow})
    return style


def _into_empty(target: Located, operation: Insert, style: YamlStyle) -> Iterator[TextEdit]:
    whole: Plain = [operation.value] if operation.key is None else {operation.key: operation.value}
    if not target.in_flow and not target.is_root:
        yield from assign(target, whole, style)
    yield TextEdit(
        Span(target.node.start + 1, target.node.start + 1), _flow_entry(operation, style, target.name)
    )


def _into_flow(
    target: Located, parent: Mapping | Sequence, operation: Insert, style: YamlStyle
) -> Iterator[TextEdit]:
    entry = _flow_entry(operation, style, target.name)
    for gap in dict.fromkeys((_gap(target.text, parent), " ")):
        if operation.index < size(parent):
            start = flow_start(parent, operation.index)
            yield TextEdit(Span(start, start), entry + "," + gap)
        else:
            end = flow_end(target.text, parent, size(parent) - 1)
            yield TextEdit(Span(end, end), "," + gap + entry)


def _gap(text: str, parent: Mapping | Sequence) -> str:
    """What stands between the comma and the next entry, where that is white space and nothing else."""
    if size(parent) < 2:
        return " "
    comma = skip_space(text, flow_end(text, parent, size(parent) - 2))
    gap = text[comma + 1 : flow_start(parent, size(parent) - 1)]
    return gap if gap and not gap.strip() else " "


def _flow_entry(operation: Insert, style: YamlStyle, name: str) -> str:
    if operation.key is None:
        return flow_text(operation.value, style, name)
    value = flow_text(operation.value, style, name_under(name, operation.key, style))
    return f"{scalar.key(operation.key, None, flow=True)}: {value}"


def _into_block(
    target: Located, parent: Mapping | Sequence, operation: Insert, style: YamlStyle
) -> Iterator[TextEdit]:
    column = column_of(target.text, entry_start(target.text, parent, 0))
    first, stop = max(operation.index - _AROUND, 0), min(operation.index + _AROUND, size(parent))
    blanks = (style.newline, "") if are_spaced(target.text, parent, first, stop) else ("",)
    for lines in _entry_lines(target, operation, column, style):
        for blank in blanks:
            if operation.index < size(parent):
                yield _before(target, parent, operation.index, lines, blank)
            else:
                yield from _at_end(target.text, parent, blank, lines, style.newline)


def _entry_lines(target: Located, operation: Insert, column: int, style: YamlStyle) -> Iterator[str]:
    """The entry as it was written elsewhere, else as its neighbours are: but a comment is never left behind."""
    pad = " " * column
    if operation.lines:
        yield "".join((pad + line if line else "") + style.newline for line in operation.lines)
        if any("#" in line for line in operation.lines):
            return
    if operation.key is None:
        entry = item_text(operation.value, column, style, target.name)
    else:
        entry = entry_text(operation.key, operation.value, column, style, target.name)
    yield pad + entry + style.newline


def _before(target: Located, parent: Mapping | Sequence, index: int, lines: str, blank: str) -> TextEdit:
    place = target.lines(index)
    if not place.shared:
        return TextEdit(Span(place.start, place.start), lines + blank)
    start = entry_start(target.text, parent, index)
    column = column_of(target.text, start)
    return TextEdit(Span(start, start), lines[column:] + blank + " " * column)


def _at_end(
    text: str, parent: Mapping | Sequence, blank: str, lines: str, newline: str
) -> Iterator[TextEdit]:
    end = region(text, parent, size(parent) - 1, above=False).end
    if end == len(text) and not text.endswith("\n"):
        yield TextEdit(Span(end, end), newline + blank + lines.removesuffix(newline))
        # a block text at the end of the file needs its line end
        yield TextEdit(Span(end, end), newline + blank + lines)
    else:
        yield TextEdit(Span(end, end), blank + lines)
