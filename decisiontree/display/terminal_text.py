"""Text that is safe for a terminal: nothing in it may steer the screen or run words the other way round."""

from __future__ import annotations

import unicodedata

from decisiontree.text.unseen import JOINERS, is_unseen


def clean(text: str) -> str:
    """The text with a dot for each control, bidi and other unseen character; line feeds and every blank stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if char == "\n" or not is_unseen(char) else " " if char == "\t" else "·" for char in text
    )


def visible(text: str) -> str:
    """The text on one line, each unseen character written as `<U+001B>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if not is_unseen(char) else " " if char == "\t" else f"<U+{ord(char):04X}>" for char in text
    )


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in JOINERS or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
