"""What a terminal of a fixed size shows: cells with a character and how it looks. As much of a terminal as Textual's frames need."""

from __future__ import annotations

import re
from collections.abc import Iterable

PIECE = re.compile(r"\x1b\[(?P<args>[0-9;?>=$]*)(?P<kind>[@-~])|\x1b\][^\x07]*\x07|\x1b.|[^\x1b]+", re.DOTALL)
Cell = tuple[str, str]
BLANK: Cell = (" ", "")


class ScreenCells:
    """The cells; what is drawn goes where the cursor is."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: list[list[Cell]] = [[BLANK] * width for _ in range(height)]
        self._x = self._y = 0
        self._look = ""

    @property
    def lines(self) -> list[str]:
        """The characters of each row."""
        return ["".join(character for character, _ in row) for row in self.rows]

    @property
    def text(self) -> str:
        """The rows that show anything."""
        return "\n".join(line.rstrip() for line in self.lines if line.strip())

    def copy(self) -> ScreenCells:
        """The same cells, which stay as they are."""
        other = ScreenCells(self.width, self.height)
        other.rows = [row[:] for row in self.rows]
        return other

    def part(self, columns: range, rows: Iterable[int]) -> list[list[Cell]]:
        """The cells of a part of the screen."""
        return [self.rows[y][columns.start : columns.stop] for y in rows]

    def draw(self, written: bytes) -> None:
        """Draw what a program has written."""
        for piece in PIECE.finditer(written.decode("utf-8", "replace")):
            if piece["kind"] == "H":
                y, x = (int(each) for each in (piece["args"] or "1;1").split(";"))
                self._y, self._x = y - 1, x - 1
            elif piece["kind"] == "m":
                self._look = "" if piece["args"] in {"", "0"} else self._look + piece["args"] + ";"
            elif not piece[0].startswith("\x1b"):
                self._put(piece[0])

    def _put(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self._x, self._y = 0, self._y + 1
            elif character >= " " and self._y < self.height and self._x < self.width:
                self.rows[self._y][self._x] = (character, self._look)
                self._x += 1
