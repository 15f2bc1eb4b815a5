"""library.yaml as the editor shows it: its collections and their entries in an outline, one of them in the form."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from decisiontree.model import SHARED, Path, Tree
from decisiontree.tui import entry_changes
from decisiontree.tui.card import Card
from decisiontree.tui.library_card import library_card
from decisiontree.tui.library_rows import SECTIONS, index_of_parts, library_rows, part_called, part_of, row_of
from decisiontree.tui.marks import worst_by_part
from decisiontree.tui.open_document import Text
from decisiontree.tui.parts_document import PartsDocument
from decisiontree.tui.raw import mapping_of, texts_in
from decisiontree.tui.search import Index
from decisiontree.tui.single_fields import KEY
from decisiontree.tui.widgets.outline import Outline
from decisiontree.workbench import Workspace


class LibraryDocument(PartsDocument):
    """The cursor is on a part: the whole file, a collection or an entry of one."""

    noun = "part"
    """What it consists of, for the count in the title."""
    sections = frozenset(spec.key for spec in SECTIONS)
    """The collections that are headings of its outline."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, SHARED)

    def _files_apart(self) -> Container[str]:
        """None: every tree uses what is shared, so a change here can break each of them."""
        return ()

    @property
    def tree(self) -> Tree:
        """The title, which the outline shows; there are no nodes."""
        return Tree(id=SHARED, title=self.library.shared.title)

    @cached_property
    def index(self) -> Index:
        """What can be gone to, by name and words; made when first asked for."""
        return index_of_parts(self.source)

    def card(self, sources: Mapping[str, Sequence[str]]) -> Card:  # noqa: ARG002  nothing links here
        """The form of what is shown; `sources` are the nodes that link to each node."""
        return library_card(
            self.source, self.library, self.part, findings=self.worded_findings(), revealed=self.revealed
        )

    def draw(self, outline: Outline, *, rebuild: bool = True) -> None:  # noqa: ARG002  the rows are few
        """Show the rows; `rebuild` when there may be others than before."""
        self.part = part_of(self.source, self.part)
        rows = library_rows(self.source)
        outline.show_parts(self.tree, rows, worst_by_part(self.own_findings), row_of(rows, self.part))

    def move_to(self, node: str | None, path: Path) -> None:
        """Here `node` is the name of a part in the index."""
        self.part = part_called(self.source, node) if node is not None else part_of(self.source, path)
        self.revealed = frozenset()

    def is_at(self, node: str | None, path: Path) -> bool:  # noqa: ARG002  there are no nodes here
        """Whether the form that holds a place is shown already, with nothing left open by another entry."""
        return not path

    def texts(self) -> list[Text]:
        """Every text that can be found, in the order of the file."""
        raw = mapping_of(self.raw(None, ()))
        names: list[Text] = [(None, (*path, KEY), str(path[1])) for path in entry_changes.names_in(raw)]
        return [*names, *((None, path, text) for path, text in texts_in(raw))]
