"""A list that draws only the rows on the screen, from data its owner computes. Holds a cursor; never edits anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from decisiontree.display import fit
from decisiontree.tui.painting import EdgeCache, list_scroll_bar
from decisiontree.tui.widgets.styles import Styles

Piece: TypeAlias = tuple[str, str]
"""Plain text and the name of its style, one of the list's component classes without the `rows--`; "" is the base."""

ROWS_KEPT = 160
"""Some screens of them, as in `EdgeCache`."""


class _Window(NamedTuple):
    """What all lines on the screen are drawn by."""

    top: int = 0
    width: int = 0
    cursor: int = 0
    more: int = 0
    """How many further lines the row under the cursor has."""


def aligned(pieces: Sequence[Piece], badges: Sequence[Piece], width: int) -> list[Piece]:
    """The pieces cut or filled so that the badges end at the right edge."""
    taken = sum(cell_len(text) for text, _ in badges)
    if not taken:
        return list(pieces)
    room = max(0, width - taken - 1)
    line: list[Piece] = []
    for text, style in pieces:
        line.append((fit(text, room), style))
        room -= cell_len(line[-1][0])
        if room <= 0:
            break
    return [*line, (" " * (room + 1), ""), *badges]


def _strip(pieces: Sequence[Piece], width: int, styles: Styles, *, at_cursor: bool) -> Strip:
    """A line of the pieces that fit, with an ellipsis where there is more."""
    base = styles["cursor"] if at_cursor else styles[""]
    segments: list[Segment] = []
    free = width
    for text, name in pieces:
        shown, taken = text, cell_len(text)
        if taken > free and cell_len(text.rstrip()) > free:
            shown, taken = fit(text, free), free
        segments.append(Segment(shown, base if at_cursor else styles[name]))
        free -= taken
        if shown is not text:
            break
    if free < 0:
        return Strip(segments).crop(0, width)
    return Strip([*segments, Segment(" " * free, base)] if free else segments, width)


class RowList(ScrollView, can_focus=True):
    """Rows with a cursor. A key press repaints two rows, never the widget.

    Rows carry no `Style(meta=…)` for the mouse: Rich would pickle it for every row. The row under the mouse is its y.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--accent",
        "rows--cursor",
        "rows--dim",
        "rows--error",
        "rows--info",
        "rows--link",
        "rows--strong",
        "rows--success",
        "rows--warning",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="rows.down", show=False),
        Binding("up,k", "move(-1)", "Up", id="rows.up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="rows.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="rows.page_up", show=False),
        Binding("home,g", "edge(0)", "First row", id="rows.first", show=False),
        Binding("end,G", "edge(1)", "Last row", id="rows.last", show=False),
    ]
    vertical_scrollbar = property(list_scroll_bar)
    cursor = var(0, always_update=False, init=False)
    count = 0
    """How many rows there are; a list that says in a row that it is empty has that one at least."""
    more: tuple[Sequence[Piece], ...] = ()
    """The further lines of the row under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        self.drawn: dict[int, Strip] = {}
        """The rows that have been drawn since something changed, but for the one under the cursor."""
        self._window = _Window()
        super().__init__(id=id)
        self._styles = Styles(self, "rows")
        self._styles_cache = EdgeCache(self.drawn.clear)

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        """The pieces of a row, from left to right; what does not fit is cut."""
        raise NotImplementedError

    def rows_changed(self, count: int, cursor: int, first: int = 0) -> None:
        """Draw the rows from the first one that is another on, with the cursor on a row; no message follows."""
        self.count = count
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self.more = ()
        _fit(self)
        self.scroll_to_cursor()
        _repaint_from(first, self)

    def on_resize(self) -> None:
        """A list that has become shorter still shows its cursor."""
        self.scroll_to_cursor()

    def repaint(self, index: int) -> None:
        """Draw one row again."""
        self.drawn.pop(index, None)
        y = index - self.scroll_offset.y + (len(self.more) if index > self.cursor else 0)
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def moved(self, index: int) -> None:
        """Called when the cursor came to another row."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen; what they have in common is looked up once."""
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        self._window = _Window(top, width, self.cursor, len(self.more))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        top, width, cursor, more = self._window
        index, further = _row_of(y + top, cursor, more)
        if index != cursor and index in self.drawn:
            return self.drawn[index]
        if index >= self.count:
            return Strip.blank(width, self._styles[""])
        pieces = self.more[further - 1] if further else self.paint(index, width)
        if index == cursor:
            return _strip(pieces, width, self._styles, at_cursor=self.shows_cursor)
        if len(self.drawn) >= ROWS_KEPT:
            self.drawn.clear()
        strip = self.drawn[index] = _strip(pieces, width, self._styles, at_cursor=False)
        return strip

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor's row stands out."""
        return True

    def notify_style_update(self) -> None:
        """Forget what was drawn with other colours."""
        super().notify_style_update()
        self._styles.clear()

    def validate_cursor(self, index: int) -> int:
        return max(0, min(index, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        if not self.is_mounted:
            return
        self.repaint(old)
        self.repaint(new)
        self.scroll_to_cursor()
        self.moved(new)

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_page(self, by: int) -> None:
        self.cursor += by * max(1, self.scrollable_content_region.height - 1)

    def action_edge(self, end: int) -> None:
        self.cursor = (self.count - 1) * end

    def scroll_to_cursor(self) -> None:
        """Scroll so that the row under the cursor is seen."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif height and self.cursor + len(self.more) >= top + height:
            y = min(self.cursor, self.cursor + len(self.more) - height + 1)
            self.scroll_to(y=y, animate=False, force=True)


def row_under(event: events.MouseEvent, rows: RowList) -> int | None:
    """The row under the mouse."""
    offset = event.get_content_offset(rows)
    if offset is None:
        return None
    index, _ = _row_of(offset.y + rows.scroll_offset.y, rows.cursor, len(rows.more))
    return index if index < rows.count else None


def unfold(rows: RowList, more: Sequence[Sequence[Piece]]) -> None:
    """Show further lines of the row under the cursor: what one line cuts off."""
    if tuple(more) != rows.more:
        rows.more = tuple(more)
        _fit(rows)
        rows.scroll_to_cursor()
        rows.refresh()


def _fit(rows: RowList) -> None:
    """Make a list as long as its rows are. Set as an attribute, the size lays out the whole screen."""
    size = Size(1, rows.count + len(rows.more))
    if size == rows.virtual_size:
        return
    if rows.styles.height is not None and rows.styles.height.is_auto:
        rows.virtual_size = size  # the list takes as many lines as it has
    else:
        rows.set_reactive(RowList.virtual_size, size)
        rows._scroll_update(size)


def _repaint_from(first: int, rows: RowList) -> None:
    """Draw a row and all below it again."""
    for index in [each for each in rows.drawn if each >= first]:
        del rows.drawn[index]
    top = max(0, first - rows.scroll_offset.y)
    if top < rows.size.height:
        rows.refresh(Region(0, top, rows.size.width, rows.size.height - top))


def _row_of(line: int, cursor: int, more: int) -> tuple[int, int]:
    """The row that a line of the list belongs to, and which of its further lines it is; 0 is its first."""
    if line <= cursor:
        return line, 0
    return (cursor, line - cursor) if line <= cursor + more else (line - more, 0)
