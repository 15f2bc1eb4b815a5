"""What every part of the main screen builds on: the open workspace, the node shown, and how a change gets in."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

from textual.getters import query_one
from textual.reactive import var
from textual.screen import Screen

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import EditRefused
from decisiontree.model import SHARED, Change, Library, Node, Path, RenameTree, SetField, Tree
from decisiontree.reader import Document
from decisiontree.tui.card import Card
from decisiontree.tui.cards import head_card, node_card
from decisiontree.tui.library_card import library_card
from decisiontree.tui.library_rows import index_of_parts, library_rows, part_of, row_of
from decisiontree.tui.marks import count_of, worst_by_node, worst_by_part
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.preview import preview
from decisiontree.tui.search import Index
from decisiontree.tui.shown import content
from decisiontree.tui.targets import index_of_nodes
from decisiontree.tui.widgets.bars import HintBar, Title, TitleBar
from decisiontree.tui.widgets.findings import Findings
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.tui.widgets.outline import Outline
from decisiontree.tui.widgets.preview_pane import PreviewPane
from decisiontree.workbench import Workspace

PREVIEW_DELAY = 0.05
WAY_SHOWN = 4
FEW, MANY = 2, 4
"""Fewer findings leave the form more room, more take some."""
TEXT_KEYS = frozenset(
    {"title", "say", "must_say", "do", "note", "because", "source", "ask", "purpose", "owner"}
)
"""Fields whose words change no row of the outline but the node's own."""


def _no_workspace() -> Workspace:
    raise LookupError("a screen is made with a workspace")


class TreeScreen(Screen[None]):
    """One tree of an open library. The workspace is the truth; everything on the screen follows from it."""

    workspace: var[Workspace] = var(_no_workspace, init=False)
    title_bar = query_one(TitleBar)
    outline = query_one(Outline)
    pane = query_one(NodePane)
    findings = query_one(Findings)
    preview_pane = query_one(PreviewPane)
    hint_bar = query_one(HintBar)

    def __init__(self, workspace: Workspace, tree_id: str) -> None:
        super().__init__()
        self.set_reactive(TreeScreen.workspace, workspace)
        self.tree_id = tree_id
        self.node: str | None = None
        self.part: Path = ()
        """Of library.yaml, the entry or collection that is shown."""
        self.revealed: frozenset[Path] = frozenset()
        self.last_cost = 0.0
        self.moved_on_disk: frozenset[str] = frozenset()
        self._index: Index | None = None

    @property
    def is_shared(self) -> bool:
        """Whether library.yaml is shown and not a tree."""
        return self.tree_id == SHARED

    @property
    def open_tree(self) -> Tree:
        """The tree as far as it could be read; for library.yaml, one with its title and nothing else."""
        title = self.library.shared.title if self.is_shared else None
        return self.workspace.tree(self.tree_id) or Tree(id=self.tree_id, title=title)

    @property
    def library(self) -> Library:
        """All trees and what they share."""
        return self.workspace.library.model

    @property
    def document(self) -> Document:
        """The tree's file."""
        return self.workspace.document(self.tree_id)

    @property
    def node_shown(self) -> Node | None:
        """The node whose form is shown; None for the head of the tree."""
        return self.open_tree.nodes.get(self.node) if self.node is not None else None

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The findings of this tree's file, and of the shared one."""
        others = {
            reading.document.file
            for name, reading in self.workspace.library.trees.items()
            if name != self.tree_id
        }
        return [finding for finding in self.workspace.diagnostics if finding.place.file not in others]

    @property
    def node_index(self) -> Index:
        """The nodes, or parts of library.yaml, to search in; made when first asked for, and again after a change."""
        if self._index is None:
            document = self.document
            self._index = index_of_parts(document) if self.is_shared else index_of_nodes(self.open_tree)
        return self._index

    @property
    def kept_words(self) -> str:
        """Whether what is not saved would outlive the end of the program and of the power, for the title."""
        return ""

    def card(self) -> Card:
        """The form of the node shown."""
        found = [finding for finding in self.diagnostics if finding.place.file == self.document.file]
        if self.is_shared:
            return library_card(
                self.document, self.library, self.part, findings=found, revealed=self.revealed
            )
        if self.node is None:
            return head_card(
                self.document, self.open_tree, self.library, findings=found, revealed=self.revealed
            )
        return node_card(
            self.document,
            self.open_tree,
            self.library,
            self.node,
            findings=found,
            revealed=self.revealed,
            sources=self.outline.homes.sources.get(self.node, ()),
        )

    def say(self, words: str) -> None:
        """Tell the author what happened, in the line of hints."""
        self.hint_bar.message = words

    def apply(self, change: Change, *, base: Workspace | None = None, rewrite: bool = True) -> str | None:
        """Change the tree; the answer is the reason when the workbench refuses, and then nothing has changed.

        `base` is the state that the change is made to, where it is not the present one.
        """
        began = process_time()
        try:
            workspace = (base or self.workspace).apply(self.tree_id, change)
        except EditRefused as refusal:
            return str(refusal)
        finally:
            self.last_cost = process_time() - began
        if isinstance(change, RenameTree) and change.old == self.tree_id:
            self.tree_id = change.new
        self.show_workspace(workspace, rebuild=not _keeps_rows(change), rewrite=rewrite)
        return None

    def show_workspace(self, workspace: Workspace, *, rebuild: bool = True, rewrite: bool = True) -> None:
        """Take over another state of the library and draw what follows from it."""
        if self.tree_id not in (*workspace.library.trees, SHARED):
            # renamed or taken out, perhaps before a restart
            self.tree_id, self.node = _another_tree(workspace), None
        self.workspace = workspace
        self._index = None
        if self.node is not None and self.node not in self.open_tree.nodes:
            self.node = None
            self.revealed = frozenset()
        if self.is_shared:
            self._show_parts()
        else:
            marks = worst_by_node(self.diagnostics)
            self.outline.show(self.open_tree, marks, node=self.node, rebuild=rebuild)
        self.findings.show(self.diagnostics)
        self.findings.set_class(len(self.diagnostics) < FEW, "-few")
        self.findings.set_class(len(self.diagnostics) > MANY, "-many")
        self.findings.border_title = content(f"3 Findings {len(self.diagnostics) or ''}")
        self.show_card(rewrite=rewrite)

    def show_node(self, node: str | None, *, move_outline: bool = True) -> None:
        """Show the form of a node, None for the head of the tree."""
        self.node = node if node is None or node in self.open_tree.nodes else None
        self.revealed = frozenset()
        if move_outline:
            self.outline.go_to(self.node)
        self.show_card()

    def show_part(self, part: Path, *, move_outline: bool = True) -> None:
        """Show the form of a part of library.yaml."""
        self.node, self.part = None, part
        self.revealed = frozenset()
        if move_outline:
            self._show_parts()
        self.show_card()

    def _show_parts(self) -> None:
        self.part = part_of(self.document, self.part)
        rows = library_rows(self.document)
        found = [finding for finding in self.diagnostics if finding.place.file == self.document.file]
        self.outline.show_parts(self.open_tree, rows, worst_by_part(found), row_of(rows, self.part))

    def show_card(self, *, rewrite: bool = True) -> None:
        """Draw the form, the title and, a moment later, the preview."""
        self.pane.show(self.card(), rewrite=rewrite)
        self.show_title()
        if self.preview_pane.display:
            self.set_timer(PREVIEW_DELAY, self.show_preview)

    def show_preview(self) -> None:
        """Draw what a rep will meet."""
        node = self.node_shown
        self.preview_pane.show_page(preview(node, self.open_tree, self.library) if node is not None else ())

    def show_title(self) -> None:
        """Draw the file, whether it is saved, the way here, and the numbers."""
        document = self.document
        way = (
            [*reversed([*self.outline.homes.ancestors(self.node)]), self.node]
            if self.node is not None
            else []
        )
        self.title_bar.title = Title(
            file=document.file + " (read only)" * bool(self.workspace.locked),
            dirty=bool(self.workspace.dirty),
            kept=self.kept_words,
            moved=self.document.file in self.moved_on_disk,
            where=" › ".join(way if len(way) <= WAY_SHOWN else ["…", *way[-WAY_SHOWN:]]),
            nodes=sum(row.shape is Shape.PART for row in self.outline.rows)
            if self.is_shared
            else len(self.open_tree.nodes),
            noun="part" if self.is_shared else "node",
            counts=count_of(self.diagnostics),
        )


def _keeps_rows(change: Change) -> bool:
    """Whether the outline has the same rows afterwards: a text of a node that no row is made of."""
    return isinstance(change, SetField) and len(change.field) == 1 and change.field[0] in TEXT_KEYS


def _another_tree(workspace: Workspace) -> str:
    """The tree to show where the one that was shown is no more: the one the last step led to, else the first."""
    trees = workspace.library.trees
    last = [step.after.tree_id for step in workspace.history.done[-1:]]
    return next((tree_id for tree_id in (*last, *trees) if tree_id in trees), SHARED)
