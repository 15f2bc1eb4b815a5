"""A scroll bar beside a list, which is drawn again where it looks different. Knows nothing of trees.

Stock Textual draws all of a bar again for each row that a list scrolls by, though in a long list it seldom moves.
"""

from __future__ import annotations

from math import ceil
from typing import cast

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import _RenderCache

from decisiontree.tui.painting.edge_cache import EdgeCache

EIGHTHS = 8


class ListScrollBar(ScrollBar):
    """A vertical bar that moves by eighths of a line."""

    position = var(0.0)

    def __init__(self, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._styles_cache = EdgeCache()

    def watch_position(self, before: float, now: float) -> None:
        """Draw the bar where it moves."""
        if self._first_eighth(before) != self._first_eighth(now):
            self.refresh()

    def _render_content(self) -> None:
        """Put the lines together, one strip for all that look the same."""
        bar, base, size = cast(ScrollBarRender, self.render()), self.visual_style.rich_style, self.size
        rows, looks = (bar.virtual_size, bar.window_size, bar.position), cast(Style, bar.style)
        colours = looks.bgcolor or Color.default(), looks.color or Color.default()
        segments = bar.render_bar(size.height, *rows, size.width, True, *colours).segments
        strips = {each: Strip([Segment(each.text, base + each.style)], size.width) for each in segments}
        self._render_cache = _RenderCache(size, [strips[each] for each in segments])
        self._dirty_regions.clear()

    def _first_eighth(self, position: float) -> int:
        """Where the bar begins, as Textual reckons it."""
        height, rows, seen = self.size.height, ceil(self.window_virtual_size), ceil(self.window_size)
        if not height or not 0 < seen < rows:
            return 0
        return int((height - max(1, seen / (rows / height))) * (position / (rows - seen)) * EIGHTHS)


def list_scroll_bar(rows: ScrollView) -> ScrollBar:
    """The vertical bar of a list, made when it is first asked for."""
    if rows._vertical_scrollbar is None:
        rows._vertical_scrollbar = bar = ListScrollBar(rows.scrollbar_size_vertical)
        bar.display = False
        rows.app._start_widget(rows, bar)
    return rows._vertical_scrollbar
