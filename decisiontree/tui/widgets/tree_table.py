"""The table of the library's trees: a head that sorts by its columns, and rows below it. Shows and reports; edits nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from decisiontree.tui.outline_cells import SELECTED
from decisiontree.tui.trees.columns import COLUMNS, PlacedColumn, head_of, pieces_of, placed
from decisiontree.tui.trees.rows import TreeRow
from decisiontree.tui.widgets.row_list import Piece, RowList, row_under

MARGIN = 1
"""Cells before the first column."""


class TreeTable(RowList):
    """A row for each tree; without any, the words that say what to do."""

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

    @dataclass
    class Opened(Message):
        """The author wants to open the tree of the row (double click)."""

    count = 1
    rows: tuple[TreeRow, ...] = ()
    selected: frozenset[str] = frozenset()
    """The ids of the trees that commands for several trees mean."""
    _empty: tuple[str, ...] = ()
    _columns: tuple[PlacedColumn, ...] = ()
    _width = 0

    def show(self, rows: Sequence[TreeRow], empty: Sequence[str], wanted: str | None) -> None:
        """Show the rows with the cursor on a tree, or where it was; `empty` are the lines shown without any."""
        self.rows, self._empty = tuple(rows), tuple(empty)
        at = next((at for at, row in enumerate(self.rows) if row.tree_id == wanted), self.cursor)
        self.rows_changed(len(self.rows) or len(self._empty), at)

    @property
    def row(self) -> TreeRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def shows_cursor(self) -> bool:
        return bool(self.rows)

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        if not self.rows:
            return [(f" {self._empty[index]}", "strong" if index == 0 else "")]
        if width != self._width:
            self._width, self._columns = width, placed(width - MARGIN)
        row = self.rows[index]
        mark = (SELECTED, "accent") if row.tree_id in self.selected else (" " * MARGIN, "")
        return [mark, *pieces_of(row, self._columns)]

    def select(self, tree_ids: Iterable[str]) -> None:
        """Select these trees and no others."""
        self.selected = frozenset(tree_ids)
        self.drawn.clear()
        self.refresh()

    def toggle(self) -> None:
        """Select the tree of the row, or no longer, and go to the next row."""
        if self.row is not None and self.row.is_tree:
            self.select(self.selected ^ {self.row.tree_id})
            self.cursor += 1

    def select_shown(self) -> None:
        """Select all trees that the filter leaves."""
        self.select(row.tree_id for row in self.rows if row.is_tree)

    @property
    def meant(self) -> tuple[str, ...]:
        """The trees that are selected, else the one under the cursor."""
        one = (self.row.tree_id,) if self.row is not None and self.row.is_tree else ()
        return tuple(sorted(self.selected)) or one

    def moved(self, index: int) -> None:  # noqa: ARG002  the row is asked for
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        index = row_under(event, self)
        if index is not None and self.rows:
            self.cursor = index
            if event.chain > 1:
                self.post_message(self.Opened())


class TreeTableHead(Widget):
    """The heads of the columns; a click sorts by one, a second click the other way round."""

    @dataclass
    class Sorted(Message):
        """Another order was chosen."""

    order: reactive[tuple[str, bool]] = reactive(("title", False))
    """The column that the rows are sorted by, and whether the other way round."""

    def render(self) -> Content:
        heads = [head_of(each, self.order[0], turned=self.order[1]) for each in self._columns()]
        return Content.assemble((" " * MARGIN + "  ".join(heads), "bold $text-muted"))

    def on_click(self, event: events.Click) -> None:
        at = event.x - MARGIN
        for each in self._columns():
            if each.start <= at < each.start + each.wide:
                column, turned = self.order
                self._sort(each.column.name, turned=column == each.column.name and not turned)

    def step(self, by: int) -> None:
        """Sort by a column further on; by 0, the other way round."""
        names = [each.name for each in COLUMNS]
        column, turned = self.order
        self._sort(names[(names.index(column) + by) % len(names)], turned=not (by or turned))

    def _sort(self, column: str, *, turned: bool) -> None:
        self.order = (column, turned)
        self.post_message(self.Sorted())

    def _columns(self) -> tuple[PlacedColumn, ...]:
        """As the rows have them, beside their scroll bar."""
        return placed(self.screen.query_one(TreeTable).scrollable_content_region.width - MARGIN)
