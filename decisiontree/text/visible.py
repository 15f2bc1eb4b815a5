"""Text that is safe for a terminal: nothing in it may steer the screen or run words the other way round."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from decisiontree.text.unseen import JOINERS, is_unseen


class _StandIns(dict[int, str]):
    """What is written for each character, by its number; worked out once for each that is met."""

    def __init__(self, stand_in: Callable[[str], str], *, kept: str = "") -> None:
        super().__init__()
        self._stand_in = stand_in
        self._kept = kept

    def __missing__(self, number: int) -> str:
        char = chr(number)
        is_plain = char in self._kept or not is_unseen(char)
        self[number] = char if is_plain else " " if char == "\t" else self._stand_in(char)
        return self[number]


def _named(char: str) -> str:
    return f"<U+{ord(char):04X}>"


_DOTTED = _StandIns(lambda _: "·", kept="\n")
_NAMED = _StandIns(_named)
_NAMED_IN_LINES = _StandIns(_named, kept="\n")


def clean(text: str) -> str:
    """The text with a dot for each control, bidi and other unseen character; line feeds and every blank stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_DOTTED)


def visible(text: str) -> str:
    """The text on one line, each unseen character written as `<U+001B>`."""
    return text if text.isascii() and text.isprintable() else text.translate(_NAMED)


def visible_lines(text: str) -> str:
    """The text with its line feeds, every other unseen character written as `<U+001B>`."""
    return text if text.isascii() and text.isprintable() else text.translate(_NAMED_IN_LINES)


def width(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in JOINERS or "\ufe00" <= char <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
