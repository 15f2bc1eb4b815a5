"""The lines of a widget between its left and its right edge, each put together once, on whatever line of the screen.

Stock Textual works out border and padding again for each line of content, and keeps what came of it by the line of the
screen: a list that scrolls by one row pays for all of its rows. Knows nothing of trees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import StylesBase
from textual.filter import LineFilter
from textual.geometry import Size
from textual.strip import Strip

LINES_KEPT = 160
"""Some screens of them: each is many objects, which the garbage collector walks while the author presses keys."""


class _Edges(NamedTuple):
    """What is around the content."""

    top: int
    left: Strip
    right: Strip


class EdgeCache(StylesCache):
    """For widgets whose lines look the same wherever they are, that keep them, and whose styles use no opacity."""

    def __init__(self, forget: Callable[[], None] | None = None) -> None:
        """`forget` is called when all lines are to be drawn again."""
        super().__init__()
        self._forget = forget
        self._filters: Sequence[LineFilter] = ()
        self._edges: _Edges | None = None
        self._whole: dict[int, tuple[Strip, Strip]] = {}
        """By the identity of a line of content: the line itself, and the whole line that it is in."""

    def clear(self) -> None:
        """Forget all lines: what they show, or their colours, may have changed."""
        super().clear()
        self._edges = None
        self._whole.clear()
        if self._forget is not None:
            self._forget()

    def render(self, *args: Any, **named: Any) -> list[Strip]:  # noqa: ANN401  Textual's own
        """Some lines of the widget; what filters make of them is kept with them."""
        *grounds, filters, border_title, border_subtitle = args
        if filters != self._filters:
            self.clear()
            self._filters = filters
        unfiltered: list[Any] = [*grounds, (), border_title, border_subtitle]
        return super().render(*unfiltered, **named)

    def render_line(self, styles: StylesBase, y: int, size: Size, content_size: Size, *rest: Any) -> Strip:  # noqa: ANN401  Textual's own
        """One line of the widget with its edges; the lines above and below the content are Textual's."""
        top = self._edges.top if self._edges is not None else styles.gutter.top
        _padding, _base_background, background, content_line, *_looks = rest
        if not top <= y < top + content_size.height:
            line = super().render_line(styles, y, size, content_size, *rest)
            return Strip(self._filtered([*line], background), line.cell_length)
        if self._edges is None:
            self._edges = self._edges_around(styles, size, content_size, *rest)
        content = content_line(y - top)
        known, whole = self._whole.get(id(content), (None, content))
        if known is not content:
            _top, left, right = self._edges
            segments = [*left, *content.adjust_cell_length(content_size.width), *right]
            cells = left.cell_length + content_size.width + right.cell_length
            whole = Strip(self._filtered(segments, background), cells)
            if len(self._whole) >= LINES_KEPT:
                self._whole.clear()
            self._whole[id(content)] = content, whole
        return whole

    def _filtered(self, segments: list[Segment], background: Color) -> list[Segment]:
        for each in self._filters:
            segments = each.apply(segments, background)
        return segments

    def _edges_around(self, styles: StylesBase, size: Size, content_size: Size, *rest: Any) -> _Edges:  # noqa: ANN401  Textual's own
        """What Textual puts around a line of content, cut from an empty one."""
        padding, base_background, background, _content_line, *looks = rest
        blank = Strip.blank(content_size.width)
        top, left = styles.gutter.top, styles.gutter.left
        grounds = (padding, base_background, background)
        line = super().render_line(styles, top, size, content_size, *grounds, lambda _: blank, *looks)
        return _Edges(top, line.crop(0, left), line.crop(left + content_size.width, line.cell_length))
