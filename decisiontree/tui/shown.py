"""User text on its way to the screen: always plain, one line where a line is due, never markup or control characters."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells
from textual.content import Content

from decisiontree.display import clean

_SPACE = re.compile(r"\s+")


def one_line(text: str) -> str:
    """The text on one line, runs of white space as one space."""
    return _SPACE.sub(" ", clean(text)).strip()


def content(text: str) -> Content:
    """Text for a widget; a plain `str` would be read as markup."""
    return Content(clean(text))


def fit(text: str, width: int) -> str:
    """The line cut to `width` terminal cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    return chop_cells(text, width - 1)[0] + "…"


def fit_end(text: str, width: int) -> str:
    """The line cut on the left to `width` terminal cells, so that its end is seen."""
    while cell_len(text) > max(width, 1):
        text = "…" + text.lstrip("…")[1:]
    return text


def pad(text: str, width: int) -> str:
    """The line cut or filled to exactly `width` terminal cells."""
    text = fit(text, width)
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most `width` cells, broken at spaces where there are any; never empty."""
    lines: list[str] = []
    for paragraph in clean(text).rstrip("\n").split("\n"):
        lines.extend(_wrap_line(paragraph, max(width, 1)))
    return lines


def _wrap_line(line: str, width: int) -> list[str]:
    """One paragraph; the lines after its first are indented like it."""
    words = line.lstrip(" ")
    indent = " " * min(len(line) - len(words), width // 2)
    lines: list[str] = []
    current = indent
    for word in words.split(" "):
        longer = f"{current} {word}" if current.strip() else current + word
        if cell_len(longer) <= width:
            current = longer
            continue
        if current.strip():
            lines.append(current)
        *full, rest = chop_cells(word, width - len(indent)) or [""]
        lines.extend(indent + part for part in full)
        current = indent + rest
    lines.append(current)
    return lines
