"""The columns of the table of trees: what each shows, how wide, by what it sorts, and which fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.display import fit, pad, width
from decisiontree.tui.trees.rows import UNREAD, TreeRow, name_of
from decisiontree.tui.widgets.row_list import Piece

SortKey: TypeAlias = tuple[bool, str | float]
"""Rows without a value come last."""
GAP = 2
MOST_TITLE = 60
LEAST_TITLE, ROOMY_TITLE = 22, 40
"""What a title keeps before a column is left out, and before its id or kind is."""
LESS_THAN_TITLE = 7
"""The rank from which a column gives way to a title in full."""


@dataclass(frozen=True, slots=True)
class Column:
    """`rank` says how soon it is left out where there is little room; a `wide` of 0 takes what is left."""

    name: str
    head: str
    wide: int
    rank: int
    cell: Callable[[TreeRow], Sequence[Piece]]
    key: Callable[[TreeRow], SortKey]
    falling: bool = False
    """Whether the first choice sorts the largest to the top."""


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column and where it is on the screen."""

    column: Column
    start: int
    wide: int


def placed(room: int) -> tuple[PlacedColumn, ...]:
    """The columns that fit, the most wanted first to stay; the title takes what the others leave."""
    kept = [*COLUMNS]
    while len(kept) > 1:
        last = max(kept, key=lambda each: each.rank)
        least = ROOMY_TITLE if last.rank >= LESS_THAN_TITLE else LEAST_TITLE
        if least + sum(each.wide + GAP for each in kept if each.wide) <= room:
            break
        kept.remove(last)
    left = room - sum(each.wide + GAP for each in kept if each.wide)
    at, columns = 0, []
    for column in kept:
        wide = column.wide or min(MOST_TITLE, max(1, left))
        columns.append(PlacedColumn(column, at, wide))
        at += wide + GAP
    return tuple(columns)


def pieces_of(row: TreeRow, columns: Sequence[PlacedColumn]) -> Sequence[Piece]:
    """A row as pieces of text, each cell as wide as its column."""
    pieces: list[Piece] = []
    for each in columns:
        room = each.wide
        for text, style in each.column.cell(row):
            shown = fit(text, room)
            pieces.append((shown, style))
            room -= width(shown)
        pieces.append((" " * (room + GAP), ""))
    return pieces


def head_of(each: PlacedColumn, sorted_by: str, *, turned: bool) -> str:
    """The head of a column, with an arrow where the rows are sorted by it."""
    falling = each.column.falling != turned
    arrow = (" ↓" if falling else " ↑") if each.column.name == sorted_by else ""
    return pad(fit(each.column.head, each.wide - len(arrow)) + arrow, each.wide)


def _title(row: TreeRow) -> Sequence[Piece]:
    mark: list[Piece] = [("+ ", "warning")] if row.unsaved else []
    if row.purpose == UNREAD:
        return [*mark, (f"{row.title}  ", "strong"), (UNREAD, "error")]
    return [*mark, (row.title, "strong" if row.is_tree else "accent")]


def _findings(row: TreeRow) -> Sequence[Piece]:
    pieces: list[Piece] = []
    if row.errors:
        pieces.append((f"● {row.errors} ", "error"))
    if row.warnings:
        pieces.append((f"▲ {row.warnings}", "warning"))
    if row.todo and not row.errors:
        pieces.append((f" ◇ {row.todo}" if pieces else f"◇ {row.todo}", "info"))
    return pieces or [("✓", "success") if row.is_checked else ("…", "dim")]


def _review(row: TreeRow) -> Sequence[Piece]:
    if row.review_by is None:
        return []
    return [(f"{row.review_by}", ""), (" !", "warning")] if row.overdue else [(f"{row.review_by}", "")]


def _words(value: str) -> SortKey:
    return (not value, value.casefold())


def _number(value: float | None) -> SortKey:
    return (value is None, value or 0)


def _nodes(row: TreeRow) -> Sequence[Piece]:
    return [("" if row.nodes is None else f"{row.nodes:>5,}", "")]


def _scenarios(row: TreeRow) -> Sequence[Piece]:
    return [("" if row.scenarios is None else f"{row.scenarios:>5,}", "")]


def _changed(row: TreeRow) -> Sequence[Piece]:
    return [("" if row.changed is None else f"{row.changed.astimezone():%Y-%m-%d}", "dim")]


COLUMNS = (
    Column("title", "Title", 0, 0, _title, lambda row: _words(row.title)),
    Column("name", "Id", 16, 8, lambda row: [(name_of(row), "dim")], lambda row: _words(name_of(row))),
    Column("kind", "Kind", 15, 7, lambda row: [(row.kind, "")], lambda row: _words(row.kind)),
    Column("owner", "Owner", 12, 4, lambda row: [(row.owner, "")], lambda row: _words(row.owner)),
    Column("findings", "Findings", 10, 1, _findings, lambda row: (False, _weight(row)), True),
    Column("nodes", "Nodes", 6, 3, _nodes, lambda row: _number(row.nodes), True),
    Column("scenarios", "Scenarios", 9, 6, _scenarios, lambda row: _number(row.scenarios), True),
    Column("review", "Review by", 12, 2, _review, lambda row: _words(str(row.review_by or ""))),
    Column("changed", "Changed", 10, 5, _changed, lambda row: _number(_time(row)), True),
)


def _weight(row: TreeRow) -> float:
    """Any error counts more than all warnings, and any warning more than what is not written yet."""
    return row.errors * 1e6 + row.warnings * 1e3 + row.todo


def _time(row: TreeRow) -> float | None:
    return None if row.changed is None else row.changed.timestamp()


def in_order(rows: Sequence[TreeRow], sorted_by: str, *, turned: bool) -> list[TreeRow]:
    """The rows by a column; those without a value last, and library.yaml after all trees."""
    column = next(each for each in COLUMNS if each.name == sorted_by)
    ordered = sorted(rows, key=lambda row: column.key(row)[1], reverse=column.falling != turned)
    return sorted(ordered, key=lambda row: (not row.is_tree, column.key(row)[0]))
