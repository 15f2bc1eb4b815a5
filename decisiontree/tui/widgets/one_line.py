"""A line to type into. A paste of several lines loses none of them."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from decisiontree.tui.pasted import lines_of


class OneLine(Input):
    """Stock Textual takes the first line of what is pasted and drops the others."""

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
