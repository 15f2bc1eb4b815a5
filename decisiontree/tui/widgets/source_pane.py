"""The lines of a node as they are in the file, with their numbers. Shows; edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from decisiontree.display import wrap
from decisiontree.tui.marks import style_of
from decisiontree.tui.source_lines import SourceLine
from decisiontree.tui.visits import Visit
from decisiontree.tui.widgets.pane_title import show_title
from decisiontree.tui.widgets.row_list import Piece, RowList


class SourcePane(RowList):
    """Numbered lines; long ones go on in the next row."""

    BORDER_SUBTITLE: ClassVar[str] = "Ctrl+E edit   y hide"
    _lines: tuple[SourceLine, ...] = ()
    _place: Visit | None = None
    _rows: tuple[tuple[Piece, ...], ...] = ()

    def on_mount(self) -> None:
        show_title(self, "y YAML")

    def show_lines(self, lines: Sequence[SourceLine], place: Visit) -> None:
        """Show the lines of a place, from the first one on where it is another than before."""
        cursor = self.cursor if place == self._place else 0
        self._lines, self._place = tuple(lines), place
        self._wrap(cursor)

    def paint(self, index: int, width: int) -> Sequence[Piece]:  # noqa: ARG002  rows are broken already
        return self._rows[index]

    @property
    def shows_cursor(self) -> bool:
        """Only while the keys move it."""
        return self.has_focus

    def on_resize(self) -> None:
        self._wrap(self.cursor)

    def _wrap(self, cursor: int) -> None:
        number_cells = len(str(self._lines[-1].number)) if self._lines else 1
        room = max(8, self.scrollable_content_region.width - number_cells - 3)
        rows: list[tuple[Piece, ...]] = []
        for line in self._lines:
            first: Piece = (f"{line.number:>{number_cells}} ", "dim")
            sign: Piece = (line.mark or " ", style_of(line.mark))
            for text in wrap(line.text, room) or [""]:
                rows.append((first, sign, (" ", ""), *_coloured(text)))
                first, sign = (" " * (number_cells + 1), "dim"), (" ", "")
        self._rows = tuple(rows)
        self.rows_changed(len(rows), cursor)


def _coloured(line: str) -> tuple[Piece, ...]:
    """A key in its colour, a comment in its own; the rest as it is."""
    bare = line.lstrip(" -")
    if bare.startswith("#"):
        return ((line, "dim"),)
    key, colon, value = bare.partition(":")
    if not colon or not key.replace("_", "").replace("-", "").isalnum() or (value and value[0] != " "):
        return ((line, ""),)
    start = line[: len(line) - len(bare)]
    return ((start, "dim"), (key, "accent"), (f":{value}", ""))
