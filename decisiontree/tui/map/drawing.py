"""A map as rows of text: boxes in their places and lines of box-drawing characters between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from decisiontree.display import width
from decisiontree.tui.map.faces import ENTERS, Face, Shown, face
from decisiontree.tui.map.layers import by_barycenter
from decisiontree.tui.map.lines import GridSlot, Join, bundles, lanes
from decisiontree.tui.map.picture import Picture
from decisiontree.tui.map.placing import tops

LEFT, RIGHT, UP, DOWN = 1, 2, 4, 8
_CORNERS = {
    LEFT | RIGHT: "─", UP | DOWN: "│", LEFT | UP: "╯", LEFT | DOWN: "╮", RIGHT | UP: "╰", RIGHT | DOWN: "╭",
    LEFT | RIGHT | UP: "┴", LEFT | RIGHT | DOWN: "┬", UP | DOWN | LEFT: "┤", UP | DOWN | RIGHT: "├",
    LEFT | RIGHT | UP | DOWN: "┼", LEFT: "─", RIGHT: "─",
}  # fmt: skip
_WIDE_LANES = 6
"""Up to so many lanes are two columns apart."""
_NOBODY: frozenset[str] = frozenset()


class BoxArea(NamedTuple):
    """The cells of a box."""

    x: int
    y: int
    width: int
    height: int


class StyledRun(NamedTuple):
    """Neighbouring cells of a row that look alike: the text, its style, and the nodes it belongs to.

    A piece of a box belongs to its node, a piece of a line to the nodes at its ends.
    """

    text: str
    style: str
    nodes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rows of a map, from their first cell on, and where its boxes are."""

    rows: tuple[tuple[StyledRun, ...], ...]
    areas: Mapping[str, BoxArea]
    width: int


class _Wire(NamedTuple):
    """What a bundle draws in a cell: the directions in which it goes on, and the nodes at the ends of its lines there."""

    bits: int
    nodes: frozenset[str]


_NO_WIRE = _Wire(0, _NOBODY)


class _Canvas:
    """Cells that are written to; the lines of a bundle join where they meet, others cross."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.width, height = size
        self._cells = [[StyledRun(" ", "", _NOBODY)] * self.width for _ in range(height)]
        self._wires: dict[tuple[int, int], dict[GridSlot, _Wire]] = {}
        self._arrows: dict[tuple[int, int], frozenset[str]] = {}

    def write(self, x: int, y: int, run: StyledRun) -> int:
        """Put text into a row; the answer is the column behind it."""
        row = self._cells[y]
        for character in run.text:
            cells = width(character)
            if cells == 0:  # joins the character before it
                row[x - 1] = row[x - 1]._replace(text=row[x - 1].text + character)
                continue
            row[x : x + cells] = [run._replace(text=character), *[run._replace(text="")] * (cells - 1)]
            x += cells
        return x

    def arrive(self, x: int, y: int, nodes: frozenset[str]) -> None:
        """End lines in an arrow."""
        self._arrows[x, y] = self._arrows.get((x, y), _NOBODY) | nodes

    def lead(self, bundle: GridSlot, way: Sequence[tuple[int, int]], nodes: frozenset[str]) -> None:
        """Draw a line of a bundle round corners, from left to right."""
        for (x, y), (to_x, to_y) in pairwise(way):
            for at in range(x, to_x + 1) if x < to_x else ():
                self._join(bundle, (at, y), LEFT * (at > x) | RIGHT * (at < to_x), nodes)
            ahead, behind, step = (DOWN, UP, 1) if y < to_y else (UP, DOWN, -1)
            for at in range(y, to_y + step, step) if y != to_y else ():
                before = self._wire(bundle, (x, at))
                self._join(bundle, (x, at), behind * (at != y) | ahead * (at != to_y), nodes)
                if before.bits & ahead and nodes <= before.nodes:
                    break  # from here on, another line of the bundle is the same

    def rows(self) -> tuple[tuple[StyledRun, ...], ...]:
        """All that was written and drawn, cells that look alike together."""
        for (x, y), wires in self._wires.items():
            # where lines cross, the one that goes up and down is whole
            bits, nodes = max(wires.values(), key=lambda wire: wire.bits & (UP | DOWN))
            self._cells[y][x] = StyledRun(_CORNERS[bits], "line", nodes)
        for (x, y), nodes in self._arrows.items():
            self._cells[y][x] = StyledRun("▶", "line", nodes)
        return tuple(tuple(_runs(row)) for row in self._cells)

    def _wire(self, bundle: GridSlot, at: tuple[int, int]) -> _Wire:
        return self._wires.get(at, {}).get(bundle, _NO_WIRE)

    def _join(self, bundle: GridSlot, at: tuple[int, int], bits: int, nodes: frozenset[str]) -> None:
        before = self._wire(bundle, at)
        self._wires.setdefault(at, {})[bundle] = _Wire(before.bits | bits, before.nodes | nodes)


def draw(picture: Picture, shown: Shown, cells: int, apart: int) -> Drawing:
    """The picture with boxes of a width; `apart` are the rows between two boxes."""
    faces = {box.node: face(shown, box, cells) for box in picture.boxes}
    ends = _joins(picture, faces)
    heights = {GridSlot(box.column, box.node): len(faces[box.node].lines) for box in picture.boxes}
    heights.update((join.target, 1) for join in ends if join.target not in heights)
    columns = by_barycenter(_columns(heights), _pulls(ends, heights))
    placed = tops(columns, heights, [*ends], picture.centre, apart)
    between = [
        bundles((join for join in ends if join.target.column == at), placed) for at in range(1, len(columns))
    ]
    gaps = _gaps(cells, [lanes(each) for each in between])
    canvas = _Canvas((gaps[-1].end + cells, max(placed[slot] + heights[slot] for slot in placed)))
    for join, nodes in ends.items():
        _lead(canvas, join, placed, gaps, nodes)
    areas: dict[str, BoxArea] = {}
    for box in picture.boxes:
        found, slot = faces[box.node], GridSlot(box.column, box.node)
        areas[box.node] = BoxArea(gaps[box.column].end, placed[slot], cells, len(found.lines))
        _write(canvas, found, box.node, areas[box.node])
    return Drawing(canvas.rows(), areas, canvas.width)


class _Gap(NamedTuple):
    """The columns between two columns of boxes: the first one, the one behind the last, and that of each lane."""

    start: int
    end: int
    lanes: Mapping[GridSlot, int]


def _joins(picture: Picture, faces: Mapping[str, Face]) -> dict[Join, frozenset[str]]:
    """All lines cut into pieces from column to column, each with the nodes at the ends of the lines that it is of."""
    columns = {box.node: box.column for box in picture.boxes}
    ends: dict[Join, frozenset[str]] = {}
    for box in picture.boxes:
        for target, rows in faces[box.node].leaves.items():
            for row in rows:
                origin, leaves = GridSlot(box.column, box.node), row
                for column in range(box.column + 1, columns[target] + 1):
                    enters = ENTERS if column == columns[target] else 0
                    join = Join(origin, leaves, GridSlot(column, target), enters)
                    ends[join] = ends.get(join, _NOBODY) | {box.node, target}
                    origin, leaves = join.target, 0
    return ends


def _columns(slots: Iterable[GridSlot]) -> list[list[GridSlot]]:
    columns: dict[int, list[GridSlot]] = {}
    for slot in slots:
        columns.setdefault(slot.column, []).append(slot)
    return [columns[at] for at in sorted(columns)]


def _pulls(
    joins: Iterable[Join], heights: Mapping[GridSlot, int]
) -> dict[GridSlot, list[tuple[GridSlot, float]]]:
    pulls: dict[GridSlot, list[tuple[GridSlot, float]]] = {slot: [] for slot in heights}
    for origin, leaves, target, _enters in joins:
        pulls[target].append((origin, leaves / heights[origin]))
        pulls[origin].append((target, 0.0))
    return pulls


def _gaps(cells: int, taken: Sequence[Mapping[GridSlot, int]]) -> list[_Gap]:
    """The gap before each column of boxes; the first one has no room."""
    gaps = [_Gap(0, 0, {})]
    for each in taken:
        start = gaps[-1].end + cells
        count = 1 + max(each.values(), default=-1)
        step = 2 if count <= _WIDE_LANES else 1
        at = {slot: start + 1 + lane * step for slot, lane in each.items()}
        gaps.append(_Gap(start, start + 2 + max(1, count * step), at))
    return gaps


def _lead(
    canvas: _Canvas, join: Join, placed: Mapping[GridSlot, int], gaps: Sequence[_Gap], nodes: frozenset[str]
) -> None:
    """Draw a piece of a line through its gap, and on through the column that it only passes."""
    gap = gaps[join.target.column]
    y, to_y = placed[join.origin] + join.leaves, placed[join.target] + join.enters
    arrives = join.enters == ENTERS
    x, to_x = gap.start, gap.end - 1 if arrives else gaps[join.target.column + 1].start - 1
    lane = gap.lanes.get(join.target, x)
    canvas.lead(join.target, ((x, y), (lane, y), (lane, to_y), (to_x, to_y)), nodes)
    if arrives:
        canvas.arrive(to_x, to_y, nodes)


def _write(canvas: _Canvas, found: Face, node: str, area: BoxArea) -> None:
    """Put a box in its place."""
    for y, line in enumerate(found.lines, area.y):
        x = area.x
        for text, style in line:
            x = canvas.write(x, y, StyledRun(text, style, frozenset({node})))


def _runs(row: Sequence[StyledRun]) -> Iterator[StyledRun]:
    for (style, nodes), cells in groupby(row, key=lambda run: (run.style, run.nodes)):
        yield StyledRun("".join(cell.text for cell in cells), style, nodes)
