"""Where entries of a document begin and end, with the comments that belong to them. Only looks; never writes.

libyaml ends a block collection at the next token, past blank lines and comments; a person does not.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple, TypeGuard

from decisiontree.errors import EditRefused
from decisiontree.reader import Mapping, Scalar, Sequence, YamlNode
from decisiontree.text import line_end, line_start, next_line

_HEADER = re.compile(r"[|>]([-+0-9]*)")


class Region(NamedTuple):
    """Whole lines of a block entry; `shared` when its first line also holds an outer dash or key."""

    start: int
    end: int
    shared: bool


def column_of(text: str, at: int) -> int:
    """0-based column of an offset."""
    return at - line_start(text, at)


def skip_space(text: str, at: int) -> int:
    """Past blanks, line ends and comments."""
    while at < len(text):
        if text[at] in " \t\r\n":
            at += 1
        elif text[at] == "#" and (at == 0 or text[at - 1] in " \t\r\n"):
            at = line_end(text, at)
        else:
            break
    return at


def size(parent: Mapping | Sequence) -> int:
    """Number of entries."""
    return len(parent.entries) if isinstance(parent, Mapping) else len(parent.items)


def is_block(node: YamlNode) -> TypeGuard[Mapping | Sequence]:
    """Whether it is a collection with entries, each on lines of its own."""
    return not isinstance(node, Scalar) and not node.flow and size(node) > 0


def value_at(parent: Mapping | Sequence, index: int) -> YamlNode:
    """The value of an entry."""
    return parent.entries[index][1] if isinstance(parent, Mapping) else parent.items[index]


def content_end(text: str, node: YamlNode) -> int:
    """End of a value's own text: no trailing comments, and no blank lines unless `+` keeps them."""
    if isinstance(node, Scalar):
        return _block_scalar_end(text, node) if node.style in ("|", ">") else node.end
    if node.flow or not size(node):
        return node.end
    if isinstance(node, Mapping):
        key, value = node.entries[-1]
        return max(content_end(text, value), key.end)
    return max(content_end(text, node.items[-1]), dash(text, node, len(node.items) - 1) + 1)


def after_colon(text: str, key: Scalar) -> int:
    """Offset just behind the ':' of a key."""
    at = skip_space(text, key.end)
    if key.style in ("?", "|", ">") or not text.startswith(":", at):
        raise EditRefused("a key is written with '?', which this editor does not change")
    return at + 1


def dash(text: str, parent: Sequence, index: int) -> int:
    """Offset of an item's dash."""
    at = parent.start if index == 0 else skip_space(text, content_end(text, parent.items[index - 1]))
    if parent.anchor or parent.tag or not text.startswith("-", at):
        raise EditRefused("the list has an anchor or a tag, which this editor does not change")
    return at


def after_sign(text: str, parent: Mapping | Sequence, index: int) -> int:
    """Offset just behind the ':' or the dash of an entry."""
    if isinstance(parent, Mapping):
        return after_colon(text, parent.entries[index][0])
    return dash(text, parent, index) + 1


def entry_start(text: str, parent: Mapping | Sequence, index: int) -> int:
    """Offset of an entry's key or dash."""
    if isinstance(parent, Sequence):
        return dash(text, parent, index)
    key = parent.entries[index][0]
    if key.anchor or key.tag or key.style == "*":
        raise EditRefused("a key has an anchor or a tag, which this editor does not change")
    after_colon(text, key)
    if text[line_start(text, key.start) : key.start].lstrip(" -").startswith("?"):
        raise EditRefused("a key is written with '?', which this editor does not change")
    return key.start


def entry_end(text: str, parent: Mapping | Sequence, index: int) -> int:
    """Offset where an entry's value ends."""
    return max(content_end(text, value_at(parent, index)), after_sign(text, parent, index))


def region(text: str, parent: Mapping | Sequence, index: int, *, above: bool = True) -> Region:
    """The lines of an entry, deeper comments below it, and with `above` the comments right above it at its indent."""
    start = entry_start(text, parent, index)
    column = column_of(text, start)
    first = line_start(text, start)
    shared = bool(text[first:start].strip(" "))
    end = _with_deeper_comments(text, next_line(text, entry_end(text, parent, index)), column)
    if above and not shared:
        first = _with_comments_above(text, first, column)
    return Region(first, end, shared)


def flow_start(parent: Mapping | Sequence, index: int) -> int:
    """Offset where an entry of a flow collection begins."""
    return parent.entries[index][0].start if isinstance(parent, Mapping) else parent.items[index].start


def flow_end(text: str, parent: Mapping | Sequence, index: int) -> int:
    """Offset where an entry of a flow collection ends, without its comma."""
    if isinstance(parent, Sequence):
        return content_end(text, parent.items[index])
    key, value = parent.entries[index]
    end = max(content_end(text, value), key.end)
    if isinstance(value, Scalar) and value.value is None:
        colon = skip_space(text, key.end)
        if text.startswith(":", colon):
            end = max(end, colon + 1)
    return end


def are_spaced(text: str, parent: Mapping | Sequence, first: int, stop: int) -> bool:
    """Whether most of some neighbours are set apart by blank lines."""
    places = [region(text, parent, index) for index in range(first, stop)]
    gaps = ["\n" in text[before.end : after.start] for before, after in pairwise(places)]
    return sum(gaps) * 2 > len(gaps)


def blank_lines_above(text: str, at: int) -> int:
    """Offset of the first of the blank lines right above a line."""
    while at > 0 and not text[line_start(text, at - 1) : at].strip():
        at = line_start(text, at - 1)
    return at


def blank_lines_below(text: str, at: int) -> int:
    """Offset behind the blank lines that begin at a line."""
    while at < len(text) and not text[at : line_end(text, at)].strip():
        at = next_line(text, at)
    return at


def _block_scalar_end(text: str, node: Scalar) -> int:
    header_end = line_end(text, node.start)
    header = _HEADER.match(text, node.start)
    if header and "+" in header[1]:
        end = node.end
        if end > node.start and text[end - 1] == "\n":
            end -= 2 if text[end - 2] == "\r" else 1
        return max(end, header_end)
    lines = text[next_line(text, node.start) : min(node.end, len(text))].split("\n")
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" \r")), None)
    end = min(node.end, len(text))
    while end > header_end:
        first = line_start(text, end)
        line = text[first:end].rstrip("\r\n")
        if first <= header_end:
            return header_end
        # a line of blanks that is longer than the indent is content
        if line.strip(" ") or (indent is not None and len(line) > indent):
            return first + len(line)
        end = first - 1
        if end > 0 and text[end - 1] == "\r":
            end -= 1
    return header_end


def _with_deeper_comments(text: str, end: int, column: int) -> int:
    at = end
    while at < len(text):
        line = text[at : line_end(text, at)]
        stripped = line.lstrip(" ")
        if stripped.startswith("#") and len(line) - len(stripped) > column:
            at = end = next_line(text, at)
        elif not stripped.strip():
            at = next_line(text, at)
        else:
            break
    return end


def _with_comments_above(text: str, first: int, column: int) -> int:
    start = first
    while start > 0:
        above = line_start(text, start - 1)
        line = text[above:start].rstrip("\r\n")
        stripped = line.lstrip(" ")
        if (
            not stripped.startswith("#")
            or len(line) - len(stripped) != column
            or text.startswith("#!", above)
        ):
            break
        start = above
    return start
