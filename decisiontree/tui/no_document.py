"""What the editor shows while its library has no file at all: nothing to edit, and where to begin. The library lies over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from decisiontree.model import Path, Tree
from decisiontree.reader import Document, read_document
from decisiontree.tui.card import Card, Heading
from decisiontree.tui.open_document import OpenDocument, Text
from decisiontree.tui.outline_rows import Homes, Row
from decisiontree.tui.raw import Raw
from decisiontree.tui.search import Index
from decisiontree.tui.widgets.outline import Outline
from decisiontree.workbench import Workspace

_NOTHING = read_document("", "no trees yet")


class NoDocument(OpenDocument):
    """No file: every question about it is answered with nothing."""

    noun = "tree"
    sections: ClassVar[frozenset[str]] = frozenset()
    node_shown: ClassVar[None] = None
    tree: ClassVar[Tree] = Tree(id="")
    index: ClassVar[Index] = Index(())

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "")

    @property
    def source(self) -> Document:
        """An empty text."""
        return _NOTHING

    def raw(self, node: str | None, path: Path) -> Raw:  # noqa: ARG002  there is nothing at any place
        """Nothing."""
        return None

    def card(self, sources: Mapping[str, Sequence[str]]) -> Card:  # noqa: ARG002  nothing links here
        """Where to begin."""
        return Card(
            "",
            None,
            "2 No tree",
            (Heading("no trees yet; t opens the library, n there makes one", tight=True),),
        )

    def draw(self, outline: Outline, *, rebuild: bool = True) -> None:
        """Show an empty outline."""
        outline.show(self.tree, {}, node=None, rebuild=rebuild)

    def point(self, outline: Outline) -> None:
        """There is one row."""

    def move_to(self, node: str | None, path: Path) -> None:
        """There is nowhere to go."""

    def holds(self, node: str | None) -> bool:
        """Whether it is a place here."""
        return node is None

    def is_at(self, node: str | None, path: Path) -> bool:  # noqa: ARG002  there is one place
        """Whether the form that holds a place is shown already."""
        return True

    def follow(self, row: Row) -> bool:  # noqa: ARG002  there is one row
        """No row stands for anything."""
        return False

    def first_field(self, row: Row) -> int | None:  # noqa: ARG002  there is one row
        """There is no field."""
        return None

    def way(self, homes: Homes) -> Sequence[str]:  # noqa: ARG002  there are no nodes
        """There is no way."""
        return ()

    def size(self, rows: Sequence[Row]) -> int:  # noqa: ARG002  there are none
        """How many trees there are."""
        return 0

    def texts(self) -> list[Text]:
        """There are none."""
        return []
