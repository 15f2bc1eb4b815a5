"""The outline of a tree: one row per link, one home per node. Shows and tells; the screen decides what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from decisiontree.diagnostic import Severity
from decisiontree.model import SHARED, Path, Tree
from decisiontree.tui.headline import headline
from decisiontree.tui.marks import mark_of, style_of
from decisiontree.tui.outline_rows import Homes, Row, Shape, find_homes, outline, place_of
from decisiontree.tui.shown import one_line
from decisiontree.tui.widgets.row_list import Piece, RowList, aligned

ICONS = {Shape.LINK: "↪", Shape.LOOP: "↺", Shape.MISSING: "?"}
ID_COLUMN = 11
PART_COLUMN = 17
EMPTY = Tree(id="")


class Outline(RowList):
    """Rows with guides, ids, option labels and badges; opens, closes and follows links by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "open", "Open, or follow the link", id="outline.open", show=False),
        Binding("left,h", "close", "Close, or go to the parent", id="outline.close", show=False),
        Binding("space", "toggle_open", "Open or close", id="outline.toggle", show=False),
        Binding("asterisk", "open_all", "Open all", id="outline.open_all", show=False),
        Binding("z", "fold", "Fold all", id="outline.fold", show=False),
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the name Textual uses
        super().__init__(id=id)
        self.tree_shown = EMPTY
        self.homes: Homes = find_homes(EMPTY)
        self.rows: tuple[Row, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._marks: Mapping[str, Severity] = {}
        self._part_marks: Mapping[Path, Severity] = {}

    def show(self, tree: Tree, marks: Mapping[str, Severity], *, node: str | None, rebuild: bool) -> None:
        """Show a tree with the worst finding of each node; `rebuild` when its links may have changed."""
        wanted = self.row if self.rows else None
        same_marks = marks == self._marks
        self.tree_shown = tree
        self._marks = marks
        if rebuild:
            self.homes = find_homes(tree)
            self._rebuild(wanted, node)
        elif not same_marks:
            self.refresh()
        else:
            self._repaint_node(node)

    def show_parts(self, tree: Tree, rows: Sequence[Row], marks: Mapping[Path, Severity], at: int) -> None:
        """Show what has no nodes, row by row as it is given, with the worst finding of each part."""
        self.tree_shown = tree
        self.homes = find_homes(EMPTY)
        self._part_marks = marks
        self.rows = tuple(rows)
        self.rows_changed(at)

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else Row(Shape.HEAD)

    def go_to(self, node: str | None) -> None:
        """Put the cursor on the home of a node, opening what hides it; None is the head of the tree."""
        hidden = set(self.homes.ancestors(node)) & self._folded if node is not None else set()
        if hidden:
            self._folded -= hidden
            self._rebuild(None, node)
        else:
            self.rows_changed(place_of(self.rows, None, node))

    def count(self) -> int:
        return len(self.rows)

    def paint(self, index: int, width: int) -> Sequence[Piece]:
        row = self.rows[index]
        match row.shape:
            case Shape.HEAD:
                return self._paint_head()
            case Shape.SECTION:
                return [(f"{row.label}", "warning" if row.label.startswith("Not") else "dim")]
            case Shape.PART:
                return _part(row, self._part_marks.get(row.link or ()), width)
            case _:
                return self._paint_node(row, width)

    def moved(self, index: int) -> None:
        self.post_message(self.Moved(self.rows[index]))

    def action_open(self) -> None:
        row = self.row
        if row.shape in (Shape.LINK, Shape.LOOP):
            self.post_message(self.Followed(row))
        elif row.opened is False and row.node is not None:
            self._folded -= {row.node}
            self._rebuild(row, row.node)
        else:
            self.cursor += 1

    def action_close(self) -> None:
        row = self.row
        if row.opened and row.node is not None:
            self._folded |= {row.node}
            self._rebuild(row, row.node)
        elif row.parent is not None:
            self.cursor = place_of(self.rows, None, row.parent)

    def action_toggle_open(self) -> None:
        if self.row.opened:
            self.action_close()
        elif self.row.opened is False:
            self.action_open()

    def action_open_all(self) -> None:
        self._folded = frozenset()
        self._rebuild(self.row, self.row.node)

    def action_fold(self) -> None:
        row = self.row
        start = self.tree_shown.start
        self._folded = frozenset(node for node, ways in self.homes.ways.items() if ways and node != start)
        self._rebuild(row, row.node)

    def on_click(self, event: events.Click) -> None:
        index = self.row_at(event)
        if index is None:
            return
        offset = event.get_content_offset(self)
        row = self.rows[index]
        self.cursor = index
        if event.chain > 1:
            self.post_message(self.Opened(row))
        elif row.opened is not None and offset is not None and offset.x == len(row.guides):
            self.action_toggle_open()

    def _repaint_node(self, node: str | None) -> None:
        """Draw the rows on the screen that show a node."""
        top = self.scroll_offset.y
        for index in range(top, min(top + self.size.height, len(self.rows))):
            if self.rows[index].node == node:
                self.repaint(index)

    def _rebuild(self, wanted: Row | None, node: str | None) -> None:
        if self.tree_shown.id == SHARED:
            return  # its rows have nothing to open or close
        self.rows = outline(self.tree_shown, self.homes, self._folded)
        self.rows_changed(place_of(self.rows, wanted, node))

    def _paint_head(self) -> Sequence[Piece]:
        tree = self.tree_shown
        title = one_line(tree.title or "")
        return [("≡ ", "accent"), (one_line(tree.id), "strong"), (f"  {title}" if title else "", "dim")]

    def _paint_node(self, row: Row, width: int) -> Sequence[Piece]:
        node = self.tree_shown.nodes.get(row.node or "")
        icon = ICONS.get(row.shape) or {True: "▾", False: "▸", None: "─" if row.guides else " "}[row.opened]
        name = one_line(row.node or "")
        gap = " " * max(1, ID_COLUMN - len(row.guides) - len(name))
        label = f"{one_line(row.label)} → " if row.label not in ("", "next") else ""
        words = headline(node) if node is not None else "there is no such node"
        name_style = "link" if row.shape in ICONS else "strong"
        pieces: list[Piece] = [
            (row.guides, "dim"),
            (f"{icon} ", "error" if row.shape is Shape.MISSING else "accent"),
            (name, "error" if row.shape is Shape.MISSING else name_style),
            (gap, ""),
            (label, "dim"),
            (words, "link" if row.shape in ICONS else ""),
        ]
        return aligned(pieces, self._badges(row), width)

    def _badges(self, row: Row) -> list[Piece]:
        arrivals = len(self.homes.sources.get(row.node or "", ()))
        worst = self._worst(row)
        badges: list[Piece] = []
        if arrivals > 1 and row.shape is Shape.HOME:
            badges.append((f"×{arrivals}", "dim"))
        if worst is not None:
            badges.append((f" {mark_of(worst)}", style_of(mark_of(worst))))
        return badges

    def _worst(self, row: Row) -> Severity | None:
        if row.shape is Shape.MISSING:
            return Severity.ERROR
        if row.shape is not Shape.HOME or row.node is None:
            return None
        own = self._marks.get(row.node)
        if row.opened is not False:
            return own
        under = [self._marks[node] for node in self._marks if row.node in self.homes.ancestors(node)]
        return min([*under, *([own] if own else [])], key=lambda severity: severity.rank, default=None)


def _part(row: Row, worst: Severity | None, width: int) -> Sequence[Piece]:
    """A row of library.yaml: name, words, and the sign of its worst finding."""
    name = one_line(row.node or "")
    gap = " " * max(1, PART_COLUMN - len(name))
    pieces: list[Piece] = [(f"{row.guides} ", "dim"), (name, "strong"), (gap + one_line(row.label), "")]
    mark = mark_of(worst) if worst is not None else ""
    return aligned(pieces, [(f" {mark}", style_of(mark))] if mark else [], width)
