"""User text on its way to the screen: always plain, one line where a line is due, never markup or control characters."""

from __future__ import annotations

from textual.content import Content

from decisiontree.display import clean, fit, fit_end, one_line, pad, wrap

__all__ = ["content", "fit", "fit_end", "one_line", "pad", "wrap"]


def content(text: str) -> Content:
    """Text for a widget; a plain `str` would be read as markup."""
    return Content(clean(text))
