"""The places where words are replaced, each taken or skipped: where it is, and the words before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from decisiontree.display import fit, one_line, pad
from decisiontree.editing import TextReplacement
from decisiontree.model import TextPlace
from decisiontree.tui.replacing.place_words import PlaceWords
from decisiontree.tui.widgets.row_list import Piece, RowList, row_under

TAKEN, SKIPPED = "☑", "☐"
SIGN_CELLS = 3
PART_SHARE = 30
"""How much of a row, in percent, is for the name of the node."""
AROUND = 16
"""Letters shown before the words."""


class PlaceList(RowList):
    """Space skips a place or takes it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "skip", "Skip this place, or take it again", id="replace.skip"),
        Binding("a", "skip_all", "Skip all places, or take all again", id="replace.skip_all"),
        Binding("enter", "done", "Replace what is taken", id="replace.done"),
        Binding("up,k", "up", "Previous place, then the lines above", id="replace.previous", show=False),
    ]

    @dataclass
    class Changed(Message):
        """The cursor is on another place, or a place is skipped or taken again."""

    @dataclass
    class Done(Message):
        """The author wants to replace what is taken."""

    @dataclass
    class Left(Message):
        """The author goes up from the first place."""

    places: tuple[TextReplacement, ...] = ()
    skipped: frozenset[TextPlace] = frozenset()
    empty = ""

    def __init__(self, words_of: Callable[[TextPlace], PlaceWords]) -> None:
        super().__init__(id="places")
        self._words_of = words_of

    def show(self, places: Sequence[TextReplacement], empty: str) -> None:
        """Show these places with the cursor where it was; without any, the words for it."""
        self.places, self.empty = tuple(places), empty
        self.skipped &= {each.place for each in self.places}
        self.rows_changed(max(1, len(self.places)), self.cursor)

    @property
    def place(self) -> TextReplacement | None:
        """The place under the cursor."""
        return self.places[self.cursor] if self.places else None

    @property
    def shows_cursor(self) -> bool:
        return bool(self.places)

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        if not self.places:
            return [(f" {self.empty}", "dim")]
        place = self.places[index]
        is_skipped = place.place in self.skipped
        room = width * PART_SHARE // 100
        part = pad(fit(one_line(self._words_of(place.place).part), room), room)
        start, end = place.place.start, place.end
        before = ("…" if start > AROUND else "") + _inner(place.before[max(0, start - AROUND) : start])
        found, after = one_line(place.before[start:end]), _inner(place.before[end : end + width])
        if is_skipped:
            return [(f" {SKIPPED} {part}  {before}{found}{after}", "dim")]
        return [
            (f" {TAKEN} ", "accent"),
            (f"{part}  ", "strong"),
            (before, ""),
            (found, "error"),
            ("→", "dim"),
            (one_line(place.words), "success"),
            (after, ""),
        ]

    def moved(self, index: int) -> None:  # noqa: ARG002  it is the cursor's
        self.post_message(self.Changed())

    def action_skip(self) -> None:
        if self.place is None:
            return
        self.skipped ^= {self.place.place}
        self.repaint(self.cursor)
        self.post_message(self.Changed())

    def action_skip_all(self) -> None:
        self.skipped = frozenset() if self.skipped else frozenset(each.place for each in self.places)
        self.refresh()
        self.post_message(self.Changed())

    def action_done(self) -> None:
        self.post_message(self.Done())

    def action_up(self) -> None:
        if self.cursor == 0:
            self.post_message(self.Left())
        self.cursor -= 1

    def on_click(self, event: events.Click) -> None:
        index, offset = row_under(event, self), event.get_content_offset(self)
        if index is None or offset is None or not self.places:
            return
        if offset.x <= SIGN_CELLS:
            self.skipped ^= {self.places[index].place}
            self.repaint(index)
            self.post_message(self.Changed())
        self.cursor = index


def _inner(text: str) -> str:
    """The text on one line, with the blanks that are between it and the words beside it."""
    line = one_line(text)
    return " " * text[:1].isspace() + line + " " * text[-1:].isspace() if line else " " * bool(text)
