"""Text that is safe for a terminal: nothing in it may steer the screen or run words the other way round."""

from __future__ import annotations

from collections.abc import Callable

from decisiontree.text.unseen import DIRECTION_MARKS, is_plain, replace_unseen


def clean(text: str) -> str:
    """The text with a dot for each control, bidi and other unseen character; line feeds and every blank stay."""
    return _with(lambda _: "·", text)


def visible(text: str) -> str:
    """The text on one line, each unseen character written as `<U+001B>`."""
    return _with(_named, text).replace("\n", _named("\n"))


def visible_lines(text: str) -> str:
    """The text with its line feeds, every other unseen character written as `<U+001B>`."""
    return _with(_named, text)


def _with(stand_in: Callable[[str], str], text: str) -> str:
    """The text with stand-ins; what a script or an emoji needs stays, but for marks that may turn a terminal's whole line."""
    if is_plain(text):
        return text
    text = replace_unseen(text.replace("\t", " "), stand_in)
    for mark in DIRECTION_MARKS:
        text = text.replace(mark, stand_in(mark))
    return text


def _named(char: str) -> str:
    return f"<U+{ord(char):04X}>"
