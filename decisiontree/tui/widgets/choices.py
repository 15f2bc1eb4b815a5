"""A short live list under a field or in a dialog. Never has the focus: the field keeps it and moves the cursor here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from decisiontree.display import one_line, pad
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.row_list import Piece, RowList, aligned, row_under

NAME_WIDTH = 16
NOTE_FROM = 46
"""Narrower lists leave the note on the right away."""
NOTHING_FITS = "nothing matches these letters"


class Choices(RowList, can_focus=False):
    """Hits of a search, best first."""

    BINDINGS: ClassVar[list[BindingType]] = []

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        hit: Hit

    count = 1
    hits: tuple[Hit, ...] = ()
    _empty = NOTHING_FITS

    def show(self, hits: Sequence[Hit], cursor: int = 0, *, empty: str = NOTHING_FITS) -> None:
        """Show these hits with the cursor on one of them; without any, the words for it."""
        self.hits = tuple(hits)
        self._empty = empty
        self.rows_changed(max(1, len(self.hits)), cursor)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.cursor] if self.hits else None

    @property
    def shows_cursor(self) -> bool:
        return bool(self.hits)

    def action_move(self, by: int) -> None:
        """From the last row to the first and back: the rows that create something are at the end."""
        self.cursor = (self.cursor + by) % max(1, self.count)

    def action_far(self, to: str, by: int) -> None:
        """A page, or to the first or last row."""
        if to == "page":
            self.action_page(by)
        else:
            self.action_edge(int(by > 0))

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        if not self.hits:
            return [(f" {self._empty}", "dim")]
        hit = self.hits[index]
        name = one_line(hit.name)
        if hit.key.startswith("+"):
            return [(f" {name}", "success"), (f"  {one_line(hit.words)}", "dim")]
        badges = [(f"{one_line(hit.note)} ", "dim")] if hit.note and width >= NOTE_FROM else []
        if hit.by_words and hit.words:
            return aligned([(f" {one_line(hit.words)}", "strong"), (f"  {name}", "dim")], badges, width)
        name_width = NAME_WIDTH if hit.words else 0
        pieces = [
            (f" {pad(name, name_width) if len(name) < name_width else name} ", "strong"),
            (one_line(hit.words), ""),
        ]
        return aligned(pieces, badges, width)

    def on_click(self, event: events.Click) -> None:
        index = row_under(event, self)
        if index is not None and self.hits:
            self.cursor = index
            self.post_message(self.Clicked(self.hits[index]))
