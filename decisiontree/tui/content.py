"""User text on its way to a widget: always plain, never markup or control characters."""

from __future__ import annotations

from textual.content import Content

from decisiontree.display import clean


def content(text: str) -> Content:
    """Text for a widget; a plain `str` would be read as markup."""
    return Content(clean(text))
