"""A document → the patch that puts its lines in form: indents, blank lines, blanks at line ends, the end of the file.

Proved like every edit: read again, the data, the words of every line and their order are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.editing.fmt.columns import STEP, Columns, columns_of
from decisiontree.editing.locate import refuse_line
from decisiontree.editing.operations import same
from decisiontree.editing.prove import Edited, refuse_unfit
from decisiontree.editing.regions import region
from decisiontree.errors import EditRefused
from decisiontree.reader import Document, Mapping, Scalar, read_patched
from decisiontree.text import Patch, difference


def formatted(document: Document) -> Edited:
    """The patch and the document it gives; an empty patch where all is in form.

    Raises EditRefused for a file that could not be read as a whole, or that uses YAML which trees may not.
    """
    refuse_unfit(document)
    for fault in document.faults:
        refuse_line(document, fault.place.span.start, fault.message)
    text = _laid_out(document, columns_of(document))
    patch = difference(document.text, text)
    if not patch:
        return Edited(Patch(()), document)
    after = read_patched(document, patch)
    if after.faults or not same(document.root, after.root) or _words(document.text) != _words(after.text):
        raise EditRefused(
            f"'{document.file}' cannot be formatted without changing its meaning; it was left as it is"
        )
    return Edited(patch, after)


def _laid_out(document: Document, columns: Columns) -> str:
    lines = _without_gaps(document, columns)
    moved = [(at, _moved(line, at, columns, lines)) for at, line in enumerate(lines)]
    newline = document.newline
    spaced = list(_spaced(moved, columns, _first_lines(document)))
    if not spaced:
        return document.text
    last, _line = spaced[-1]
    ends_as_is = last in columns.verbatim  # a line feed more or less may be part of the text
    end = newline if not ends_as_is or document.text.endswith("\n") else ""
    return newline.join(line for _at, line in spaced) + end


def _without_gaps(document: Document, columns: Columns) -> list[str]:
    """The lines, with one blank between a dash and what follows it."""
    text = document.text
    for gap in sorted(columns.gaps, reverse=True):
        text = f"{text[: gap.start]} {text[gap.end :]}"
    return text.replace("\r\n", "\n").split("\n")


def _moved(line: str, at: int, columns: Columns, lines: list[str]) -> str:
    """A line where it should begin, without blanks at its end unless they count."""
    words = line.lstrip(" ")
    own = len(line) - len(words)
    if at in columns.verbatim:
        return " " * max(own + columns.shifts[at], 0) + words if words else ""
    words = words.rstrip(" \t") if not words.endswith("\\ ") else words
    if not words:
        return ""
    if at in columns.indents:
        return " " * columns.indents[at] + words
    if at in columns.shifts:
        return " " * max(own + columns.shifts[at], 0) + words
    return " " * _column_of_comment(at, own, columns, lines) + words


def _column_of_comment(at: int, own: int, columns: Columns, lines: list[str]) -> int:
    """A comment goes with the entry below it that it lines up with, else with the nearest above that does."""
    below = next((line for line in range(at + 1, len(lines)) if line in columns.moved), None)
    if below is not None:
        for old, new in columns.moved[below]:
            if old == own:
                return new
    for line in range(at - 1, -1, -1):
        for old, new in reversed(columns.moved.get(line, [])):
            if old == own:
                return new
            if old < own:
                return new + STEP
    return 0


def _first_lines(document: Document) -> set[int]:
    """Lines at which a node begins, its comments included, where nodes are written in several lines."""
    found = document.root.entry("nodes") if isinstance(document.root, Mapping) else None
    if found is None or not isinstance(found[1], Mapping) or found[1].flow:
        return set()
    nodes = found[1]
    if all(isinstance(node, Scalar) or node.flow for _key, node in nodes.entries):
        return set()
    starts = [region(document.text, nodes, index).start for index in range(1, len(nodes.entries))]
    return {document.lines.place(start)[0] - 1 for start in starts}


def _spaced(lines: list[tuple[int, str]], columns: Columns, firsts: set[int]) -> Iterator[tuple[int, str]]:
    """The lines with one blank line between nodes, never two in a row, none at the start or the end of the file."""
    blank: tuple[int, str] | None = None
    before: int | None = None
    for at, line in lines:
        if not line and at not in columns.inside:
            blank = (at, line)
            continue
        wanted = blank is not None or (at in firsts and before not in columns.kept)
        if wanted and before is not None:
            yield blank or (at, "")
        yield at, line
        blank, before = None, at


def _words(text: str) -> list[str]:
    """The words of every line that has any, comments included."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
