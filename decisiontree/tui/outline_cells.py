"""A row of the outline as pieces of text: guides, sign, id, label, words, and what stands out at the right edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decisiontree.display import one_line
from decisiontree.model import Tree
from decisiontree.tui.headline import headline
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_rows import Homes, Row, Shape
from decisiontree.tui.widgets.row_list import Piece, aligned

ICONS = {Shape.LINK: "↪", Shape.LOOP: "↺", Shape.MISSING: "?"}
ID_COLUMN = 11
PART_COLUMN = 17


def head_pieces(tree: Tree) -> Sequence[Piece]:
    """The name of the file and its title."""
    title = one_line(tree.title or "")
    return [("≡ ", "accent"), (one_line(tree.id), "strong"), (f"  {title}" if title else "", "dim")]


def node_pieces(row: Row, tree: Tree, homes: Homes, marks: Mapping[str, Sign], width: int) -> Sequence[Piece]:
    """A link with the node it leads to."""
    node = tree.nodes.get(row.node or "")
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
    return aligned(pieces, _badges(row, homes, marks), width)


def part_pieces(row: Row, worst: Sign | None, width: int) -> Sequence[Piece]:
    """A row of library.yaml: name, words, and the sign of its worst finding."""
    name = one_line(row.node or "")
    gap = " " * max(1, PART_COLUMN - len(name))
    pieces: list[Piece] = [(f"{row.guides} ", "dim"), (name, "strong"), (gap + one_line(row.label), "")]
    return aligned(pieces, [(f" {worst}", worst.style)] if worst is not None else [], width)


def _badges(row: Row, homes: Homes, marks: Mapping[str, Sign]) -> list[Piece]:
    arrivals = len(homes.sources.get(row.node or "", ()))
    worst = _worst(row, homes, marks)
    badges: list[Piece] = []
    if arrivals > 1 and row.shape is Shape.HOME:
        badges.append((f"×{arrivals}", "dim"))
    if worst is not None:
        badges.append((f" {worst}", worst.style))
    return badges


def _worst(row: Row, homes: Homes, marks: Mapping[str, Sign]) -> Sign | None:
    if row.shape is Shape.MISSING:
        return Sign.ERROR
    if row.shape is not Shape.HOME or row.node is None:
        return None
    own = marks.get(row.node)
    if row.opened is not False:
        return own
    under = [marks[node] for node in marks if row.node in homes.ancestors(node)]
    return min([*under, *([own] if own else [])], key=lambda mark: mark.rank, default=None)
