"""Fields that a node's kind has no place for, kept in the node as a comment that can be read, and taken up again.

Under a line `# kept from the question:` stand the fields as they were, each line behind a `#`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from decisiontree.editing.locate import locate
from decisiontree.editing.prove import Edited
from decisiontree.editing.regions import column_of, entry_start, region
from decisiontree.editing.shapes.passages import Passage, passage_of, proved, taken
from decisiontree.editing.yaml_style import style_of
from decisiontree.errors import EditRefused
from decisiontree.model import Path
from decisiontree.reader import Document, Mapping, read_document
from decisiontree.text import Patch, Span, TextEdit, line_end

_COMMENT = re.compile(r"( *)#(?: (.*)|)\Z")
_HEADER = re.compile(r"kept from the \w+:\Z")


class Kept(NamedTuple):
    """A field in a comment: what it was, its lines in the file, and the lines of the whole comment, the first its header."""

    passage: Passage
    lines: range
    block: range


def kept_in(document: Document, root: Path) -> tuple[Kept, ...]:
    """The fields that are kept in a node; a comment that has become no YAML is left to its author."""
    return tuple(each for block, texts in _blocks(document, root) for each in _fields(block, texts))


def without_kept(document: Document, fields: Collection[Kept]) -> Edited:
    """The document without the comments of some fields, whose data stays as it is."""
    gone = {line for field in fields for line in field.lines}
    for field in fields:
        inner = range(field.block.start + 1, field.block.stop)
        if gone.issuperset(inner):
            gone.add(field.block.start)
    edits = []
    for _, group in groupby(enumerate(sorted(gone)), key=lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        start, end = document.lines.line_start(run[0] + 1), document.lines.line_start(run[-1] + 2)
        if end == len(document.text) and not document.text.endswith("\n"):
            start -= len(document.newline)
        edits.append(TextEdit(Span(start, end), ""))
    return proved(document, Patch(tuple(edits)), ())


def commented(document: Document, root: Path, keys: Collection[str], was: str) -> tuple[str, ...]:
    """The lines, at the column of the fields, that keep some fields of a node as a comment."""
    lines = [line for key in keys for line in taken(document, (*root, key)).lines]
    return tuple(f"# {line}".rstrip() for line in (f"kept from the {was}:", *lines)) if keys else ()


def at_end(document: Document, root: Path, lines: Iterable[str]) -> TextEdit:
    """The edit that puts lines of a comment at the end of a node, at the column of its fields."""
    target = locate(document, root)
    if not isinstance(target.node, Mapping) or target.in_flow or target.node.flow:
        raise EditRefused(f"'{root[-1]}' is in braces, where nothing can be kept as a comment")
    end = region(document.text, target.parent, target.index).end
    pad = " " * column_of(document.text, entry_start(document.text, target.node, 0))
    text = "".join(pad + line + document.newline for line in lines)
    if not document.text[:end].endswith("\n"):
        text = document.newline + text.removesuffix(document.newline)
    return TextEdit(Span(end, end), text)


def opened(document: Document, root: Path) -> Edited:
    """The document with a node that stands in braces written in lines: only there a comment can follow its fields."""
    target = locate(document, root)
    node, text = target.node, document.text
    if not isinstance(node, Mapping) or not node.flow or not node.entries:
        return Edited(Patch(()), document)
    if target.in_flow:
        raise EditRefused(
            "the nodes are in braces; put each on separate lines, so that there is room for comments"
        )
    pad = " " * (target.column + style_of(document).step)
    lines = [pad + line for line in _entries(text, node)]
    rest = text[node.end : line_end(text, node.end)].rstrip()
    written = rest + document.newline + document.newline.join(lines)
    return proved(
        document, Patch((TextEdit(Span(target.after_sign, line_end(text, node.end)), written),)), ()
    )


def _entries(text: str, node: Mapping) -> Iterator[str]:
    before = node.start + 1
    for key, value in node.entries:
        end = max(key.end, value.end)
        if "#" in text[before : key.start]:
            raise EditRefused("there is a comment between the braces; put each field on a separate line")
        before = end
        inner = text[value.start : end]
        if "\n" in inner:
            inner = " ".join(line.strip() for line in inner.split("\n"))
        yield (
            f"{text[key.start : key.end]}: {inner}"
            if value.end > value.start
            else f"{text[key.start : key.end]}:"
        )


def _blocks(document: Document, root: Path) -> Iterator[tuple[range, list[str]]]:
    """The lines of each such comment, the first its header, and the texts behind the signs of the others."""
    target = locate(document, root)
    text = document.text
    place = region(text, target.parent, target.index)
    first, last = text.count("\n", 0, place.start), text.count("\n", 0, place.end)
    lines = [line.rstrip("\r") for line in text.split("\n")[first : last + 1]]
    at = 0
    while at < len(lines):
        header = _COMMENT.match(lines[at])
        start, at = at, at + 1
        if header is None or not _HEADER.match(header[2] or ""):
            continue
        texts = []
        while at < len(lines) and (more := _COMMENT.match(lines[at])) and more[1] == header[1]:
            if _HEADER.match(more[2] or ""):
                break
            texts.append(more[2] or "")
            at += 1
        yield range(first + start, first + at), texts


def _fields(block: range, texts: list[str]) -> Iterator[Kept]:
    document = read_document("\n".join(texts) + "\n", "comment")
    root = document.root
    if (
        not isinstance(root, Mapping)
        or root.flow
        or any(fault.rule == "yaml-syntax" for fault in document.faults)
    ):
        return
    for index in range(len(root.entries)):
        try:
            passage, place = passage_of(document.text, root, index)
        except EditRefused:
            continue
        first = block.start + 1 + document.text.count("\n", 0, place.start)
        yield Kept(passage, range(first, first + document.text.count("\n", place.start, place.end)), block)
