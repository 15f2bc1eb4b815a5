"""A tree as the editor shows it: nodes in an outline, one of them, or the head of the tree, in the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from decisiontree.model import Node, Path, Tree
from decisiontree.reader import HEAD, FieldType
from decisiontree.tui.card import Card
from decisiontree.tui.headline import called
from decisiontree.tui.link_targets import NO_NODES
from decisiontree.tui.marks import worst_by_node
from decisiontree.tui.node_card import ID, head_card, main_field, node_card
from decisiontree.tui.open_document import OpenDocument, Text
from decisiontree.tui.outline_rows import Homes, Row, Shape
from decisiontree.tui.raw import mapping_of, texts_in
from decisiontree.tui.search import Index
from decisiontree.tui.single_fields import KEY
from decisiontree.tui.widgets.outline import Outline, keep_rows
from decisiontree.workbench import Workspace

WAY_SHOWN = 60
"""No line of a terminal has room for more of the nodes above one; a tree may be thousands deep."""


class TreeDocument(OpenDocument):
    """The cursor is on a node; None is the head of the tree."""

    noun = "node"
    """What it consists of, for the count in the title."""
    sections: ClassVar[frozenset[str]] = frozenset()
    """The collections that are headings of its outline."""
    _index = NO_NODES

    def update(self, workspace: Workspace) -> None:
        super().update(workspace)
        if self.node is not None and self.node not in self.tree.nodes:
            self.node = None
            self.revealed = frozenset()

    @property
    def tree(self) -> Tree:
        """The tree as far as it could be read."""
        return self.workspace.tree(self.tree_id) or Tree(id=self.tree_id)

    @property
    def node_shown(self) -> Node | None:
        """The node whose form is shown."""
        return self.tree.nodes.get(self.node) if self.node is not None else None

    @property
    def index(self) -> Index:
        """What can be gone to, by name and words; made when asked for, of what is known of an earlier state."""
        tree = self.tree
        if self._index.tree is not tree:
            self._index = self._index.of(tree)
        return self._index.index

    def card(self, sources: Mapping[str, Sequence[str]]) -> Card:
        """The form of what is shown; `sources` are the nodes that link to each node."""
        if self.node is None:
            return head_card(
                self.source,
                self.tree,
                self.library,
                findings=self.worded_findings(),
                revealed=self.revealed,
            )
        shared = self.workspace.library.shared
        return node_card(
            self.source,
            self.tree,
            self.library,
            self.node,
            findings=self.worded_findings(),
            revealed=self.revealed,
            sources=sources.get(self.node, ()),
            shared=shared.document if shared is not None else None,
        )

    def draw(self, outline: Outline, *, rebuild: bool = True) -> None:
        """Show the rows; `rebuild` when there may be others than before."""
        rebuild = rebuild and not keep_rows(outline, self.tree)
        outline.show(self.tree, worst_by_node(self.findings), node=self.node, rebuild=rebuild)

    def point(self, outline: Outline) -> None:
        """Put the outline's cursor on what is shown."""
        outline.go_to(self.node)

    def move_to(self, node: str | None, path: Path) -> None:  # noqa: ARG002  a node is all of its form
        """Show a node; the head where there is none of that name."""
        self.node = node if self.holds(node) else None
        self.revealed = frozenset()

    def holds(self, node: str | None) -> bool:
        """Whether it is the place of a node that is here."""
        return node in self.tree.nodes

    def is_at(self, node: str | None, path: Path) -> bool:  # noqa: ARG002  a node is all of its form
        """Whether the form that holds a place is shown already."""
        return node == self.node

    def follow(self, row: Row) -> bool:
        """Show what a row stands for; False for a heading, which stands for nothing."""
        if row.shape is Shape.SECTION:
            return False
        self.move_to(row.node, ())
        return True

    def first_field(self, row: Row) -> int | None:
        """The field of the form that one begins to write in from a row; None where there is none."""
        if row.shape is Shape.SECTION:
            return None
        return 0 if self.node is None else main_field(self.card({}))

    def way(self, homes: Homes) -> Sequence[str]:
        """What the nodes are called that lead to what is shown, for the title."""
        if self.node is None:
            return ()
        above = [*islice(homes.ancestors(self.node), WAY_SHOWN)]
        return tuple(called(self.tree, each) for each in (*reversed(above), self.node))

    def size(self, rows: Sequence[Row]) -> int:  # noqa: ARG002  rows may be folded away
        """How many of its nouns it has."""
        return len(self.tree.nodes)

    def texts(self) -> list[Text]:
        """Every text that can be found, in the order of the file."""
        return [*self._texts_of_head(), *self._texts_of_nodes()]

    def _texts_of_head(self) -> Iterator[Text]:
        """The names of facts, and every text outside the nodes."""
        for fact in self.tree.facts:
            yield None, ("facts", fact, KEY), fact
        for spec in HEAD:
            if spec.type is not FieldType.NODES:
                yield from (
                    (None, path, text) for path, text in texts_in(self.raw(None, (spec.key,)), (spec.key,))
                )

    def _texts_of_nodes(self) -> Iterator[Text]:
        for node in self.tree.nodes:
            yield node, ID, node
            for path, text in texts_in(mapping_of(self.raw(node, ()))):
                yield node, path, text
