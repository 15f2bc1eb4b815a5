"""The lines of a widget between its left and its right edge, each put together once, on whatever line of the screen.

Stock Textual works out border and padding again for each line of content, and keeps what came of it by the line of the
screen: a list that scrolls by one row pays for all of its rows. Knows nothing of trees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.css.styles import StylesBase
from textual.geometry import Size
from textual.strip import Strip

LINES_KEPT = 160
"""Some screens of them: each is many objects, which the garbage collector walks while the author presses keys."""

Edges: TypeAlias = tuple[Strip, Strip]


class EdgeCache(StylesCache):
    """For widgets whose lines look the same wherever they are, and whose styles use no opacity."""

    def __init__(self, forget: Callable[[], None] | None = None) -> None:
        """`forget` is called when all lines are to be drawn again."""
        super().__init__()
        self._forget = forget
        self._edges: Edges | None = None
        self._whole: dict[tuple[Segment, ...], Strip] = {}
        """The whole line of a line of content."""

    def clear(self) -> None:
        """Forget all lines: what they show, or their colours, may have changed."""
        super().clear()
        self._edges = None
        self._whole.clear()
        if self._forget is not None:
            self._forget()

    def render_line(self, styles: StylesBase, y: int, size: Size, content_size: Size, *rest: Any) -> Strip:  # noqa: ANN401  Textual's own
        """One line of the widget with its edges; the lines above and below the content are Textual's."""
        padding, base_background, background, content_line, *looks = rest
        at = y - styles.gutter.top
        if not 0 <= at < content_size.height:
            return super().render_line(styles, y, size, content_size, *rest)
        content = content_line(at)
        key = (*content,)
        known = self._whole.get(key)
        if known is not None:
            return known
        if self._edges is None:
            blank = Strip.blank(content_size.width)
            grounds = (padding, base_background, background)
            line = super().render_line(styles, y, size, content_size, *grounds, lambda _: blank, *looks)
            end = styles.gutter.left + content_size.width
            self._edges = line.crop(0, styles.gutter.left), line.crop(end, line.cell_length)
        left, right = self._edges
        segments = [*left, *content.adjust_cell_length(content_size.width), *right]
        whole = Strip(segments, left.cell_length + content_size.width + right.cell_length)
        if len(self._whole) >= LINES_KEPT:
            self._whole.clear()
        self._whole[key] = whole
        return whole
