"""Assign → candidate text edits: another value at the same place, in the style that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.editing import scalar
from decisiontree.editing.compose import ComposedValue, block_text, flow_text
from decisiontree.editing.layout import PROSE
from decisiontree.editing.locate import Located, refuse_references
from decisiontree.editing.regions import content_end, is_block
from decisiontree.editing.yaml_style import YamlStyle
from decisiontree.errors import EditRefused
from decisiontree.model import Plain
from decisiontree.reader import Scalar, Sequence
from decisiontree.text import Span, TextEdit, line_end

_HEADER_COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*")
_COMMENT = re.compile(r"[ \t]*(#[^\r\n]*)")


def assign(target: Located, value: Plain, style: YamlStyle) -> Iterator[TextEdit]:
    """Edits that may give a value another one, the most faithful first."""
    refuse_references(target.node)
    for written in _writings(target, value, style):
        yield (
            _inline(target, written.text, style) if written.follows else _below(target, written.text, style)
        )


def _writings(target: Located, value: Plain, style: YamlStyle) -> Iterator[ComposedValue]:
    if isinstance(value, str):
        yield ComposedValue(_scalar_text(target, value, style), follows=True)
        yield ComposedValue(scalar.double_quoted(value), follows=True)
        return
    if not target.in_flow:
        is_item = isinstance(target.parent, Sequence)
        written = block_text(value, target.column, style, target.name, after_dash=is_item)
        if is_item and not written.follows and not _old_comment(target):
            written = ComposedValue(written.text.lstrip(" "), follows=True)
        yield written
    yield ComposedValue(flow_text(value, style, target.name), follows=True)


def _scalar_text(target: Located, value: str, style: YamlStyle) -> str:
    old = target.node if isinstance(target.node, Scalar) else None
    # an empty text can only stand in quotes, so its quotes say nothing of how the author likes to write
    quotes = old.style if old is not None and old.value else None
    stood_as_block = old is not None and old.style in ("|", ">")
    if not target.in_flow and ("\n" in value or stood_as_block):
        block = _block(target, old, value, style)
        if block is not None:
            return block.header + style.newline + block.body
    if quotes not in ("'", '"') and target.name in PROSE and _comment_follows(target):
        quotes = '"'  # YAML would take a comment behind prose for its end, and so may a reader
    return scalar.inline(value, quotes, flow=target.in_flow, typed=_is_no_text(target, old, style))


def _comment_follows(target: Located) -> bool:
    _start, end, comment = _old_range(target)
    return bool(comment) or target.text[end : line_end(target.text, end)].lstrip(" ").startswith("#")


def _block(target: Located, old: Scalar | None, value: str, style: YamlStyle) -> scalar.Block | None:
    column = target.column
    lines: list[str] = []
    if old is not None and old.style in ("|", ">"):
        lines = target.text[old.start : content_end(target.text, old)].split("\n")[1:]
    depth = _depth(lines, column) or style.step
    if old is not None and old.style == ">":
        folded = scalar.folded(value, column, depth, [line.rstrip("\r") for line in lines], style.newline)
        if folded is not None:
            return folded
    return scalar.literal(value, column, depth, style.newline)


def _depth(lines: list[str], column: int) -> int:
    """How much deeper than its key the old text stood; 0 where that cannot be told."""
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
    return indent - column if 0 < indent - column < 10 else 0


def _is_no_text(target: Located, old: Scalar | None, style: YamlStyle) -> bool:
    """Whether a number may stand without quotes: where the format has one, or where one stood so."""
    around = (target, target.above, target.above.above if target.above is not None else None)
    if any(each is not None and each.name in style.typed for each in around):
        return True
    if old is None or old.style is not None or old.value is None or target.name in PROSE:
        return False
    return not scalar.is_plain(old.value, flow=False)


def _inline(target: Located, written: str, style: YamlStyle) -> TextEdit:
    """The value starts on the line of its key or dash; a comment there stays on that line."""
    text, node = target.text, target.node
    start, end, comment = _old_range(target)
    stood = isinstance(node, Scalar) and node.value is not None
    lead = " " if text[start - 1 : start] in (":", "-") and written and not stood else ""
    head, line_break, body = written.partition(style.newline)
    rest_end = line_end(text, end)
    rest = text[end:rest_end]
    if not stood and not rest.strip():
        end = rest_end  # blanks behind a key without a value
    if line_break and not comment and rest.strip() and not target.in_flow:
        return TextEdit(Span(start, rest_end), lead + head + rest + line_break + body)
    return TextEdit(Span(start, end), lead + head + comment + line_break + body)


def _below(target: Located, written: str, style: YamlStyle) -> TextEdit:
    """The value gets lines of its own under its key or dash."""
    text = target.text
    start, end, comment = _old_range(target)
    sign = target.after_sign
    if not is_block(target.node) and "#" in text[sign:start]:
        raise EditRefused("there is a comment between the key and its value")
    rest_end = line_end(text, end)
    rest = text[end:rest_end]
    if rest.strip() and not comment:
        kept = rest.rstrip() if rest.startswith(" ") else " " + rest.rstrip()
        return TextEdit(Span(sign, rest_end), kept + style.newline + written)
    return TextEdit(Span(sign, end if rest.strip() else rest_end), comment.rstrip() + style.newline + written)


def _old_range(target: Located) -> tuple[int, int, str]:
    """Span of the old value and the comment on its first line that has to stay there."""
    text, node = target.text, target.node
    end = content_end(text, node)
    if is_block(node):
        return target.after_sign, end, _old_comment(target)
    comment = ""
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        match = _HEADER_COMMENT.search(text[node.start : line_end(text, node.start)])
        comment = match[0] if match else ""
    return node.start, end, comment


def _old_comment(target: Located) -> str:
    """The comment behind the sign of a block collection, with one blank before it."""
    if not is_block(target.node):
        return ""
    match = _COMMENT.match(target.text[target.after_sign : target.node.start])
    return f" {match[1]}" if match else ""
