"""A text in the editor of several lines: every character is kept, and those that nobody sees are shown as dots."""

from __future__ import annotations

from typing import overload

from textual.document._document import Document, EditResult, Location

from decisiontree.display import clean


class VerbatimDocument(Document):
    """Stock Textual ends a line at every separator that Unicode knows, writes each as a line feed, and draws controls as they are."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        feeds = text.count("\n")
        self._newline = "\r\n" if feeds and text.count("\r\n") == feeds else "\n"
        self._lines = text.split(self._newline)

    @property
    def lines(self) -> list[str]:
        """The lines as they are drawn: each character of the text is one of theirs."""
        return [clean(line) for line in self._lines]

    @overload
    def __getitem__(self, line_index: int) -> str: ...

    @overload
    def __getitem__(self, line_index: slice) -> list[str]: ...

    def __getitem__(self, line_index: int | slice) -> str | list[str]:
        """One line as it is drawn, or several."""
        if isinstance(line_index, int):
            return clean(self._lines[line_index])
        return [clean(line) for line in self._lines[line_index]]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of another."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range(start, end)
        before = self._lines[top][:left] if top < len(self._lines) else ""
        after = self._lines[bottom][right:] if bottom < len(self._lines) else ""
        *above, last = text.replace("\r\n", "\n").split("\n")
        column = len(last) + (0 if above else len(before))
        lines = [*above, last + after]
        self._lines[top : bottom + 1] = [before + lines[0], *lines[1:]]
        return EditResult((top + len(above), column), replaced)
