"""A line to type into. A paste of several lines loses none of them, and no character of it steers the terminal."""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.widgets import Input

from decisiontree.display import clean
from decisiontree.tui.pasted import lines_of


class OneLine(Input):
    """Stock Textual takes the first line of what is pasted and drops the others, and draws controls as they are."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)

    @property
    def drawn(self) -> str:
        """The value as it is drawn, a character for each of its own: a dot for those that nobody sees."""
        return clean(self.value).replace("\n", "·")

    def _watch_value(self, value: str) -> None:
        # set as an attribute, the width of what is written lays out the whole screen at every letter
        self.set_reactive(OneLine.virtual_size, Size(self.content_width, 1))
        super()._watch_value(value)

    @property
    def _value(self) -> Text:
        return Text(self.drawn, no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self.drawn[:position])

    def _cell_offset_to_index(self, offset: int) -> int:
        drawn = self.drawn
        cell = offset + self.scroll_offset.x
        return bisect_right(range(len(drawn)), cell, key=lambda at: cell_len(drawn[: at + 1]))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.paste(lines_of(event.text))

    def paste(self, lines: tuple[str, ...]) -> None:
        """Take over what was pasted: lines become one, with blanks between them."""
        self.put(" ".join(lines))

    def put(self, words: str) -> None:
        """Write words where the cursor is, in the place of what is selected."""
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *selection)
