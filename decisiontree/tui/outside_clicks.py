"""Leave a dialog with the mouse: a click next to it, or on the words for Escape in its frame, is Escape."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from decisiontree.display import width

ESCAPE = "Esc "


def leaves_dialog(screen: Screen[Any], event: events.MouseEvent) -> bool:
    """Whether a click here is to close the dialog in front, or to take one step back in it."""
    if not isinstance(screen, ModalScreen):
        return False
    widget, _ = screen.get_widget_at(event.screen_x, event.screen_y)
    return widget is screen or _is_on_escape(widget, event)


def _is_on_escape(widget: Widget, event: events.MouseEvent) -> bool:
    """Whether it is on these words in the lower frame, where they are at the right end."""
    words = Content.from_markup(widget.border_subtitle or "").plain
    before, found, _ = words.rpartition(ESCAPE)
    if not found or event.screen_y != widget.region.bottom - 1:
        return False
    start = widget.region.right - 3 - width(words) + width(before)
    return start <= event.screen_x < widget.region.right - 2
