"""A file without nodes as the editor shows it: its parts in an outline, one of them in the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from decisiontree.tui.open_document import OpenDocument
from decisiontree.tui.outline_rows import Homes, Row, Shape
from decisiontree.tui.widgets.outline import Outline


class PartsDocument(OpenDocument):
    """What library.yaml and scenarios have in common: the cursor is on a part, all of the file is the empty part."""

    node_shown: ClassVar[None] = None

    def draw(self, outline: Outline, *, rebuild: bool = True) -> None:
        """Show the rows; they are few, so that all are made each time."""
        raise NotImplementedError

    def point(self, outline: Outline) -> None:
        """Put the outline's cursor on what is shown."""
        self.draw(outline)

    def holds(self, node: str | None) -> bool:
        """Whether it is a place here, where there are no nodes."""
        return node is None

    def follow(self, row: Row) -> bool:
        """Show what a row stands for."""
        self.part = row.link or ()
        self.revealed = frozenset()
        return True

    def first_field(self, row: Row) -> int | None:  # noqa: ARG002  every part begins with its name
        """The field of the form that one begins to write in from a row."""
        return 0

    def way(self, homes: Homes) -> Sequence[str]:  # noqa: ARG002  its outline is two rows deep
        """The names that lead to what is shown, for the title."""
        return ()

    def size(self, rows: Sequence[Row]) -> int:
        """How many of its nouns it has."""
        return sum(row.shape is Shape.PART for row in rows)
