"""Blanks that YAML does not take for such, where only a blank can be meant: around keys, after dashes, in the indent."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.reader.recovery import recover
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_nodes import Scalar, every_node
from decisiontree.reader.yaml_parser import parse
from decisiontree.text import Patch, Span, TextEdit, line_end, line_start

_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ANY = re.compile(f"[{_ODD}]")
_WIDE = "\u3000"
_KEY = r"""(?P<key>[a-z_][\w-]*|"[^"\n]*"|'[^'\n]*')"""
_INDENT = re.compile(rf"^(?P<odd>[ ]*[{_ODD}][ {_ODD}]*)(?=\S)", re.MULTILINE)
_DASH = re.compile(rf"^[ {_ODD}]*(?:-[ ]+)*-(?P<odd>[{_ODD}][ {_ODD}]*)", re.MULTILINE)
_BEFORE_KEY = re.compile(rf"(?P<sign>[{{,]|^[ {_ODD}]*-)[ ]*(?P<odd>[{_ODD}][ {_ODD}]*){_KEY}:", re.MULTILINE)
_AROUND_COLON = re.compile(
    rf"(?:^[ {_ODD}]*(?:-[ {_ODD}]+)*|[{{,][ {_ODD}]*){_KEY}(?P<before>[ {_ODD}]*):(?P<after>[ {_ODD}]*)",
    re.MULTILINE,
)


class _Blank(NamedTuple):
    """Odd blanks in a row: where, in words, and the ordinary ones that are meant."""

    span: Span
    where: str
    meant: str = " "


def odd_blanks_in(text: str) -> tuple[list[YamlFault], Patch]:
    """A finding for each place, with its fix, and the patch that mends them all."""
    if text.isascii() or not _ANY.search(text):
        return [], Patch(())
    blanks = sorted({blank.span.start: blank for blank in _candidates(text)}.values())
    meant = _written(blanks)
    if not blanks:
        return [], Patch(())
    mended = meant.apply(text)
    root, _findings, error, _events = parse(mended)
    if error is not None:
        if parse(text).error is None:
            return [], Patch(())  # it is read as it stands, and would not be otherwise
        root = recover(mended, error).root
    texts = [(text.start, text.end) for text in every_node(root) if isinstance(text, Scalar)]
    kept, moved = [], 0
    for blank, edit in zip(blanks, meant.edits, strict=True):
        if not _is_within(blank.span.start + moved, texts):
            kept.append(blank)
        moved += len(edit.text) - len(text[slice(*blank.span)])
    return [_fault(text, blank) for blank in kept], _written(kept)


def _candidates(text: str) -> Iterator[_Blank]:
    end = 0
    while odd := _ANY.search(text, end):
        end = line_end(text, odd.end())
        yield from _in_line(text, line_start(text, odd.start()), end)


def _in_line(text: str, start: int, end: int) -> Iterator[_Blank]:
    for match in _INDENT.finditer(text, start, end):
        yield _Blank(Span(*match.span("odd")), "in the indent", match["odd"].replace(_WIDE, "  "))
    for match in _BEFORE_KEY.finditer(text, start, end):
        meant = "" if _continues_at(text, match.start("odd")) else " "
        yield _Blank(Span(*match.span("odd")), f"before '{match['key']}'", meant)
    for match in _DASH.finditer(text, start, end):
        yield _Blank(Span(*match.span("odd")), "after '-'")
    for match in _AROUND_COLON.finditer(text, start, end):
        if _ANY.search(match["before"]):
            yield _Blank(Span(*match.span("before")), f"between '{match['key']}' and ':'", "")
        if _ANY.match(match["after"]):
            yield _Blank(Span(*match.span("after")), f"after '{match['key']}:'")


def _continues_at(text: str, offset: int) -> bool:
    """Whether the next line begins at the column of an offset, as the entry would without the blank."""
    column = offset - line_start(text, offset)
    line = text.find("\n", offset) + 1
    return line > 0 and re.compile(rf"[ ]{{{column}}}[^ -]").match(text, line) is not None


def _written(blanks: list[_Blank]) -> Patch:
    return Patch(tuple(TextEdit(blank.span, _ANY.sub(" ", blank.meant)) for blank in blanks))


def _fault(text: str, blank: _Blank) -> YamlFault:
    odd = _ANY.search(text, *blank.span)
    char = odd[0] if odd else " "
    name = unicodedata.name(char).lower()
    article = "an" if name[0] in "aeiou" else "a"
    advice = "write an ordinary space" if blank.meant else "delete it"
    message = f"{article} {name} {blank.where} (U+{ord(char):04X}); {advice}"
    return YamlFault("yaml-syntax", message, blank.span, fix=Fix(advice, _written([blank]), safe=True))


def _is_within(offset: int, texts: list[tuple[int, int]]) -> bool:
    at = bisect_left(texts, (offset, 0)) - 1
    return at >= 0 and texts[at][0] < offset < texts[at][1]
