"""A row of the outline as pieces of text: guides, sign, label, words, id, and what stands out at the right edge."""

from __future__ import annotations

from collections.abc import Container, Sequence

from decisiontree.display import fit, one_line, width
from decisiontree.model import Tree
from decisiontree.tui.headline import headline
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_rows import Homes, Row, Shape
from decisiontree.tui.widgets.row_list import Piece, aligned

ICONS = {Shape.LINK: "↪", Shape.LOOP: "↺", Shape.MISSING: "?"}
ARROW = " → "
BOOKMARKED, SELECTED = "★", "◆"
UNWALKED = " ○"
"""Behind a node that no scenario reaches."""
RAIL = 20
"""Narrower rows show where one is and nothing else: few guides, no labels, no ids."""
RAIL_GUIDES = 3
LABEL_SHARE = 40
"""How much of a row, in percent, the label of the option may take where both do not fit."""


def head_pieces(tree: Tree, cells: int) -> Sequence[Piece]:
    """The title of the tree and the name of its file."""
    title, name = one_line(tree.title or ""), one_line(tree.id)
    return _with_id([("≡ ", "accent"), (title or name, "strong")], name if title else "", cells)


def node_pieces(row: Row, tree: Tree, homes: Homes, worst: Sign | None, cells: int) -> Sequence[Piece]:
    """A link with the node it leads to: first the words, the id where there is room for it."""
    node = tree.nodes.get(row.node or "")
    icon = ICONS.get(row.shape) or {True: "▾", False: "▸", None: "─" if row.guides else " "}[row.opened]
    is_missing, is_rail = row.shape is Shape.MISSING, cells < RAIL
    name = one_line(row.node or "")
    words = headline(node) if node is not None else ""
    badges = _badges(row, homes, worst, counted=not is_rail)
    guides = row.guides[-RAIL_GUIDES:] if is_rail else row.guides
    pieces: list[Piece] = [(guides, "dim"), (f"{icon} ", "error" if is_missing else "accent")]
    room = cells - sum(width(text) for text, _ in badges) - bool(badges)
    shown = f"{name}: there is no such node" if is_missing else words or name
    label = one_line(row.label) if not is_rail and row.label != "next" else ""
    if label and label != words:
        if len(guides) + width(label) + width(shown) + len(ARROW) + 2 > room:
            label = fit(label, cells * LABEL_SHARE // 100)
        pieces.append((label + ARROW, "dim"))
    pieces.append((shown, "error" if is_missing else "link" if row.shape in ICONS else ""))
    return aligned(_with_id(pieces, name if words and not is_rail else "", room), badges, cells)


def signs_of(
    row: Row,
    selected: Container[str | None],
    bookmarked: Container[str | None],
    unwalked: Container[str | None] | None,
) -> list[Piece]:
    """What the author wants to see of a node, at the right edge."""
    signs = (
        (UNWALKED, "warning", unwalked or ()),
        (BOOKMARKED, "accent", bookmarked),
        (SELECTED, "accent", selected),
    )
    return [(sign, style) for sign, style, nodes in signs if row.shape is Shape.HOME and row.node in nodes]


def part_pieces(row: Row, worst: Sign | None, cells: int) -> Sequence[Piece]:
    """A row of library.yaml: words, name, and the sign of its worst finding."""
    name, words = one_line(row.node or ""), one_line(row.label)
    badges = [(f" {worst}", worst.style)] if worst is not None else []
    pieces: list[Piece] = [(f"{row.guides} ", "dim"), (words or name, "")]
    room = cells - sum(width(text) for text, _ in badges)
    return aligned(_with_id(pieces, name if words and cells >= RAIL else "", room), badges, cells)


def _with_id(pieces: list[Piece], name: str, room: int) -> list[Piece]:
    """The pieces, and the name behind them where it fits."""
    taken = sum(width(text) for text, _ in pieces)
    return [*pieces, (f"  {name}", "dim")] if name and taken + width(name) + 2 <= room else pieces


def _badges(row: Row, homes: Homes, worst: Sign | None, *, counted: bool) -> list[Piece]:
    arrivals = len(homes.sources.get(row.node or "", ()))
    badges: list[Piece] = []
    if counted and arrivals > 1 and row.shape is Shape.HOME:
        badges.append((f"×{arrivals}", "dim"))
    if worst is not None:
        badges.append((f" {worst}", worst.style))
    return badges
