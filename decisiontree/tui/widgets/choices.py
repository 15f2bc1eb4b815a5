"""A short live list under a field or in a dialog. Never has the focus: the field keeps it and moves the cursor here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from decisiontree.display import one_line, pad, width, wrap
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.row_list import Piece, RowList, aligned, row_under, unfold

NAME_WIDTH, LONG_NAME = 16, 32
"""How wide the column of names is at least; longer names make it wider, up to this."""
NOTE_FROM = 46
"""Narrower lists leave the note on the right away."""
NOTHING_FITS = "nothing matches these letters"


class Choices(RowList, can_focus=False):
    """Hits of a search, best first; `unfolds` shows all words of the one under the cursor below its name."""

    BINDINGS: ClassVar[list[BindingType]] = []

    @dataclass
    class Clicked(Message):
        """A row was clicked."""

        hit: Hit

    count = 1
    hits: tuple[Hit, ...] = ()
    _empty = NOTHING_FITS
    _name_width = NAME_WIDTH

    def __init__(self, *, unfolds: bool = False) -> None:
        super().__init__()
        self.unfolds = unfolds

    def show(self, hits: Sequence[Hit], cursor: int = 0, *, empty: str = NOTHING_FITS) -> None:
        """Show these hits with the cursor on one of them; without any, the words for it."""
        self.hits = tuple(hits)
        self._empty = empty
        names = (width(one_line(hit.name)) for hit in self.hits if hit.words and not _is_whole(hit))
        self._name_width = max(NAME_WIDTH, *(each for each in names if each <= LONG_NAME), 0)
        self.rows_changed(max(1, len(self.hits)), cursor)
        self._unfold()

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
        words = "" if self.more and index == self.cursor else one_line(hit.words)
        return aligned([(f" {self._named(hit, width)}", "strong"), (words, "")], badges, width)

    def _named(self, hit: Hit, room: int) -> str:
        """The name of a hit, with what is between it and its words."""
        name, column = one_line(hit.name), min(self._name_width, max(NAME_WIDTH, room * 2 // 5))
        return f"{pad(name, column) if width(name) < column else name}  " if hit.words else name

    def moved(self, index: int) -> None:  # noqa: ARG002  it is the cursor's
        self._unfold()

    def on_resize(self) -> None:
        super().on_resize()
        self._unfold()

    def _unfold(self) -> None:
        """Show below the name what the line of the cursor cuts off."""
        hit, room = self.hit, self.scrollable_content_region.width
        if not self.unfolds or not room:
            return
        more: list[Sequence[Piece]] = []
        if hit is not None and hit.words and not _is_whole(hit):
            words = one_line(hit.words)
            note = width(one_line(hit.note)) + 2 if hit.note and room >= NOTE_FROM else 0
            if 1 + width(self._named(hit, room)) + width(words) + note > room:
                more = [[(f"   {line}", "")] for line in wrap(words, max(1, room - 4))]
        unfold(self, more)

    def on_click(self, event: events.Click) -> None:
        index = row_under(event, self)
        if index is not None and self.hits:
            self.cursor = index
            self.post_message(self.Clicked(self.hits[index]))


def _is_whole(hit: Hit) -> bool:
    """Whether a hit is shown by its words first, or creates something: the end of its line can be missed."""
    return hit.by_words or hit.key.startswith("+")
