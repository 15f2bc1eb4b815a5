"""The title of a pane, which begins with the key that goes there."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from decisiontree.display import clean


def show_title(pane: Widget, title: str) -> None:
    """Show a title with its key as keys look in the line of hints, so that it is not read as a count."""
    shown = Content.assemble((title[:1], "bold $text-accent"), clean(title[1:]))
    if pane.border_title != shown.markup:
        pane.border_title = shown  # draws the whole pane
