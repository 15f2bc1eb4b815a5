"""Text laid out by the cells that a terminal gives it: cut, filled up and wrapped. Callers clean it first, see `text.visible`."""

from __future__ import annotations

import re

from decisiontree.text import clean

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
"""What parts words; a no-break blank does not."""
_UNEVEN = re.compile("[^\x00-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u257f]")
"""Beyond Latin letters, the common dashes, quotes and dots, arrows and frames, a character may take no cell or two."""


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")  # as most texts are, of which an index of a large tree has thousands
    return even(clean(text))


def even(text: str) -> str:
    """The text with one space for every run of blanks and line feeds, none at its ends."""
    return _BLANKS.sub(" ", text).strip(" ")


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii() or _UNEVEN.search(text) is None:
        return len(text)
    # its tables are paid for only where a text needs them
    from rich.cells import cell_len

    return cell_len(text)


def fit(text: str, cells: int) -> str:
    """The line cut to so many cells, with an ellipsis where it was cut."""
    if width(text) <= cells:
        return text
    return _chopped(text, cells - 1)[0] + "…" if cells > 1 else "…"[:cells]


def fit_end(text: str, cells: int) -> str:
    """The line cut on the left to so many cells, so that its end is seen."""
    while width(text) > max(cells, 1):
        text = "…" + text.lstrip("…")[1:]
    return text


def pad(text: str, cells: int) -> str:
    """The line cut or filled up to exactly so many cells."""
    text = fit(text, cells)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """The text as lines of at most so many cells, broken at spaces where there are any; never empty.

    The further lines of a paragraph are indented like its first.
    """
    lines: list[str] = []
    for paragraph in clean(text).rstrip("\n").split("\n"):
        words = paragraph.lstrip(" ")
        indent = " " * min(len(paragraph) - len(words), cells // 2)
        lines += hang(words, cells, indent, indent)
    return lines


def hang(text: str, cells: int, first: str = "", further: str = "", *, breaks: bool = True) -> list[str]:
    """One paragraph as lines of at most so many cells; `first` stands before its first line, `further` before the rest.

    Without `breaks` a word that is longer stays whole, as an address has to that is copied.
    """
    lines: list[str] = []
    line, is_begun = first, False
    for word in text.split(" "):
        longer = f"{line} {word}" if is_begun else line + word
        if width(longer) <= cells:
            line, is_begun = longer, True
            continue
        if is_begun:
            lines.append(line)
            line = further
        *full, rest = _chopped(word, max(cells - width(line), 1)) if breaks else (word,)
        for part in full:
            lines.append(line + part)
            line = further
        line, is_begun = line + rest, True
    return [*lines, line]


def _chopped(text: str, cells: int) -> list[str]:
    """The text in parts of at most so many cells, at least one."""
    if _UNEVEN.search(text) is None:
        return [text[at : at + cells] for at in range(0, len(text), cells)] or [""]
    from rich.cells import chop_cells

    return chop_cells(text, cells) or [text]  # signs without a width are in no part
