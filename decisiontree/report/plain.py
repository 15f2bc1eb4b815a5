"""Texts of a file made fit for a terminal: nothing in them may steer it, and their width is known."""

from __future__ import annotations

import unicodedata

_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")
# joiners hold emoji and scripts together and steer nothing
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text with control, bidi and other unseen characters written as `<U+001B>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if unicodedata.category(char) in _HIDDEN and char not in _JOINERS:
        return f"<U+{ord(char):04X}>"
    return char


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in _JOINERS or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
