"""The outline of a tree: one row per link, one home per node. Shows and tells; the screen decides what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from decisiontree.model import Path, Tree
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_branches import branch_below, rows_below, sign_of, worst_in_branches
from decisiontree.tui.outline_cells import head_pieces, node_pieces, part_pieces, signs_of
from decisiontree.tui.outline_changes import kept_rows
from decisiontree.tui.outline_rows import Homes, Row, Shape, find_homes, outline, place_of
from decisiontree.tui.selecting.narrowed_rows import narrowed_rows
from decisiontree.tui.selecting.selected_nodes import SelectedNodes
from decisiontree.tui.widgets.pane_title import show_title
from decisiontree.tui.widgets.row_list import Piece, RowList, aligned, row_under

EMPTY = Tree(id="")


class Outline(RowList):
    """Rows with guides, ids, option labels and badges; opens, closes and follows links by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "open", "Open, or follow the link", id="outline.open", show=False),
        Binding("left,h", "close", "Close, or go to the parent", id="outline.close", show=False),
        Binding("space", "open(True)", "Open or close", id="outline.toggle", show=False),
        Binding("asterisk", "fold_all(False)", "Open all", id="outline.open_all", show=False),
        Binding("minus", "fold_all(True)", "Fold all", id="outline.fold", show=False),
        *(
            Binding(
                f"shift+{way}",
                f"screen.command('select.{way}')",
                f"Select a range, {way}",
                id=f"outline.select_{way}",
            )
            for way in ("down", "up")
        ),
    ]

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        row: Row

    @dataclass
    class Followed(Message):
        """The author wants to go from a link to the home of its node."""

        row: Row

    @dataclass
    class Opened(Message):
        """The author wants to edit the node of a row (double click)."""

        row: Row

    tree_shown = EMPTY
    homes: Homes = find_homes(EMPTY)
    bookmarked: frozenset[str] = frozenset()
    """Nodes with a sign of the author's."""
    selection = SelectedNodes()
    """The nodes that commands for several nodes mean; a new value is drawn with `refresh` or `draw_rows`."""
    rows: tuple[Row, ...] = ()
    folded: frozenset[str] = frozenset()
    """The nodes that are closed; a new value is drawn with the next tree."""
    folded_drawn: frozenset[str] | None = None
    unwalked: frozenset[str] | None = None
    """The nodes that no scenario reaches, while the author wants to see them."""
    _marks: Mapping[str, Sign] = MappingProxyType({})
    _worst: Mapping[str, Sign] = MappingProxyType({})
    """For each node the worst mark in its branch: what it shows while it is closed."""
    _part_marks: Mapping[Path, Sign] = MappingProxyType({})

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(id=id)
        self._put_away: dict[str, tuple[Row, ...]] = {}
        """The rows of branches that were closed since the rows were built, by the node that they are under."""

    def show(self, tree: Tree, marks: Mapping[str, Sign], *, node: str | None, rebuild: bool) -> None:
        """Show a tree with the worst finding of each node; `rebuild` when its links may have changed."""
        wanted = self.row if self.rows else None
        same_marks = marks == self._marks
        if tree.id != self.tree_shown.id:
            self.unwalked = None
            self.selection = SelectedNodes()
        self.tree_shown = tree
        if rebuild:
            self.homes = find_homes(tree)
        if rebuild or not same_marks:
            self._marks = marks
            self._worst = worst_in_branches(marks, self.homes)
        if rebuild:
            self.selection = self.selection.within(tree.nodes)
            self.rebuild(wanted, node)
        elif not same_marks:
            self.refresh()
        else:
            _repaint(self, lambda row: row.node == node)

    def show_parts(self, tree: Tree, rows: Sequence[Row], marks: Mapping[Path, Sign], at: int) -> None:
        """Show what has no nodes, row by row as it is given, with the worst finding of each part."""
        self.tree_shown = tree
        self.selection = SelectedNodes()
        show_title(self, self.selection.title)
        self.homes = find_homes(EMPTY)
        self._part_marks = marks
        self.rows = tuple(rows)
        self.rows_changed(len(rows), at)

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else Row(Shape.HEAD)

    def go_to(self, node: str | None) -> None:
        """Put the cursor on the home of a node, opening what hides it; None is the head of the tree."""
        hidden = set(self.homes.ancestors(node)) & self.folded if node is not None else set()
        if node is not None and self.selection.is_passed(node):
            self.selection = replace(self.selection, shown_only=None)
            hidden.add(node)
        if hidden:
            self.folded -= hidden
            self.rebuild(None, node)
        else:
            self.rows_changed(len(self.rows), place_of(self.rows, None, node))

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        row = self.rows[index]
        match row.shape:
            case Shape.HEAD:
                return head_pieces(self.tree_shown, width)
            case Shape.SECTION:
                return [(f"{row.label}", "warning" if row.label.startswith("Not") else "dim")]
            case Shape.PART:
                return part_pieces(row, self._part_marks.get(row.link or ()), width)
            case _:
                return _node_row(self, row, sign_of(row, self._marks, self._worst), width)

    def moved(self, index: int) -> None:
        self.post_message(self.Moved(self.rows[index]))

    def action_open(self, or_close: bool = False) -> None:
        row = self.row
        if or_close and row.opened is not False:
            if row.opened:
                self.action_close()
        elif row.shape in (Shape.LINK, Shape.LOOP):
            self.post_message(self.Followed(row))
        elif row.opened is False and row.node is not None:
            _open_branch(self, row, row.node)
        else:
            self.cursor += 1

    def action_close(self) -> None:
        row = self.row
        if row.opened and row.node is not None:
            _close_branch(self, row, row.node)
        elif row.parent is not None:
            self.cursor = place_of(self.rows, None, row.parent)

    def action_fold_all(self, folded: bool) -> None:
        """Open or close all nodes, but for the start, so that there is something left to see."""
        if not self.homes.ways:
            return  # rows that nobody can open or close
        start = self.tree_shown.start
        nodes = (node for node, ways in self.homes.ways.items() if ways and node != start)
        self.folded = frozenset(nodes if folded else ())
        self.rebuild(self.row, self.row.node)

    def on_click(self, event: events.Click) -> None:
        if (index := row_under(event, self)) is None:
            return
        offset, row = event.get_content_offset(self), self.rows[index]
        self.cursor = index
        if event.chain > 1:
            self.post_message(self.Opened(row))
        elif row.opened is not None and offset is not None and offset.x == len(row.guides):
            self.action_open(or_close=True)

    def rebuild(self, wanted: Row | None, node: str | None) -> None:
        """Draw the rows again, with the cursor on the row that is wanted, else on the home of a node."""
        self._put_away.clear()
        show_title(self, self.selection.title)
        if (shown_only := self.selection.shown_only) is None:
            self.rows = outline(self.tree_shown, self.homes, self.folded)
        else:
            self.rows = narrowed_rows(self.homes, shown_only)
        self.folded_drawn = self.folded
        self.rows_changed(len(self.rows), place_of(self.rows, wanted, node))


def _node_row(pane: Outline, row: Row, worst: Sign | None, width: int) -> Sequence[Piece]:
    """The row of a node, with its signs at the right edge."""
    signs = signs_of(row, pane.selection.nodes, pane.bookmarked, pane.unwalked)
    room = width - sum(len(sign) for sign, _ in signs) - bool(signs)
    pieces = node_pieces(row, pane.tree_shown, pane.homes, worst, room)
    if pane.selection.is_passed(row.node):
        pieces = [(text, "dim") for text, _ in pieces]
    return aligned(pieces, signs, width)


def _open_branch(pane: Outline, row: Row, node: str) -> None:
    pane.folded -= {node}
    below = pane._put_away.pop(node, None)
    if below is None:
        below = branch_below(pane.tree_shown, pane.homes, row, pane.folded)
    _replace_branch(pane, row._replace(opened=True), 0, below)


def _close_branch(pane: Outline, row: Row, node: str) -> None:
    pane.folded |= {node}
    count = rows_below(pane.rows, pane.cursor, pane.homes)
    pane._put_away[node] = pane.rows[pane.cursor + 1 :][:count]
    _replace_branch(pane, row._replace(opened=False), count, ())


def _replace_branch(pane: Outline, top: Row, count: int, below: Sequence[Row]) -> None:
    """Another row at the cursor, and others in the place of so many under it."""
    at = pane.cursor
    pane.rows = (*pane.rows[:at], top, *below, *pane.rows[at + 1 + count :])
    pane.folded_drawn = pane.folded
    pane.rows_changed(len(pane.rows), at, first=at)


def keep_rows(outline: Outline, tree: Tree) -> bool:
    """Whether the rows are those of another state of the tree too; labels that are others are drawn."""
    if outline.folded is not outline.folded_drawn:
        return False
    kept = kept_rows(outline.tree_shown, tree, outline.homes, outline.rows)
    if kept is None:
        return False
    outline.tree_shown = tree
    outline.homes, outline.rows = kept.homes, kept.rows
    outline._put_away.clear()
    changed = kept.changed
    _repaint(outline, lambda row: row.shape is Shape.HEAD or row.node in changed or row.parent in changed)
    return True


def _repaint(pane: Outline, is_other: Callable[[Row], bool]) -> None:
    """Draw again what is on the screen of some rows, and the others when they are next there."""
    pane.drawn.clear()
    top = pane.scroll_offset.y
    for index in range(top, min(top + pane.size.height, pane.count)):
        if is_other(pane.rows[index]):
            pane.repaint(index)
