"""The rows of a condition, with the word that joins each to the one above. Tells what was asked for; edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from decisiontree.display import one_line, pad, width
from decisiontree.tui.conditions.rows import ConditionRow
from decisiontree.tui.widgets.row_list import Piece, RowList, row_under

LONGEST_LABEL = 26
CHANGED = "▸"
"""Before the row that is being changed."""
STEP = 2
"""Columns that a group stands in."""


class ConditionRows(RowList):
    """Letters are commands here; the text above is edited in its own field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "wanted('change')", "Change", id="condition.change"),
        Binding("a,insert", "wanted('and')", "And", id="condition.and"),
        Binding("o", "wanted('or')", "Or", id="condition.or"),
        Binding("n", "wanted('negate')", "Not", id="condition.negate"),
        Binding("t,space", "wanted('toggle')", "Switch and / or", id="condition.toggle"),
        Binding("g", "wanted('group')", "Group", id="condition.group"),
        Binding("d,delete,ctrl+d", "wanted('delete')", "Delete", id="condition.delete"),
        Binding("K,alt+up", "wanted('up')", "Move up", id="condition.up"),
        Binding("J,alt+down", "wanted('down')", "Move down", id="condition.down"),
    ]

    @dataclass
    class Wanted(Message):
        """Something is to be done with the row under the cursor."""

        action: str

    rows: tuple[ConditionRow, ...] = ()
    is_changing = var(False, init=False)
    """Whether the row under the cursor is being changed in steps."""
    _label_width = 0

    def show(self, rows: Sequence[ConditionRow], cursor: int) -> None:
        """Show these rows."""
        self.rows = tuple(rows)
        labels = (width(one_line(row.label)) + STEP * row.depth for row in self.rows if row.phrase)
        self._label_width = min(LONGEST_LABEL, max(labels, default=0))
        self.rows_changed(len(self.rows), cursor)

    @property
    def row(self) -> ConditionRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def shows_cursor(self) -> bool:
        return self.has_focus or self.is_changing

    def watch_is_changing(self) -> None:
        self.refresh()

    def paint(self, index: int, width: int) -> Sequence[Piece]:  # noqa: ARG002  every row is cut at the right
        row = self.rows[index]
        indent = " " * STEP * row.depth
        mark: Piece = ("● ", "error") if row.fault else ("  ", "")
        if self.is_changing and index == self.cursor:
            mark = (f"{CHANGED} ", "accent")
        joiner: Piece = (f"{indent}{pad(row.joiner, 4)}", "accent")
        if row.is_button:
            return [("  ", ""), (f"{indent}{row.label}", "dim")]
        if not row.phrase:
            words = f"   {one_line(row.meaning)}" if row.meaning else ""
            return [mark, joiner, (one_line(row.label), "strong" if row.is_group else ""), (words, "dim")]
        label = pad(one_line(row.label), max(1, self._label_width - len(indent)))
        return [mark, joiner, (label, "strong"), (f"  {one_line(row.phrase)}", "")]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        index = row_under(event, self)
        if index is None:
            return
        is_again = index == self.cursor and self.has_focus
        self.focus()
        self.cursor = index
        if is_again or event.chain > 1 or self.rows[index].is_button:
            self.post_message(self.Wanted("change"))

    def action_wanted(self, action: str) -> None:
        self.post_message(self.Wanted(action))
