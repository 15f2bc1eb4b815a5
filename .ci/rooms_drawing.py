"""Draws rooms that stand in layers, with arrows to what they use: an SVG, the same for the same rooms.

Algorithm: layered drawing of a directed graph; Sugiyama, Tagawa, Toda: Methods for Visual Understanding of
Hierarchical System Structures, 1981.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple, TypeAlias

HEIGHT, GAP, MARGIN, ROW = 30, 22, 20, 66
SWEEPS = 24

Edge: TypeAlias = tuple[str, str]
Place: TypeAlias = tuple[float, float]


class Item(NamedTuple):
    """A room, or the point at which an arrow passes a layer that it neither leaves nor enters."""

    name: str
    edge: Edge | None = None

    @property
    def width(self) -> float:
        """How much room it takes in its layer."""
        return 8.4 * len(self.name) + 26 if self.edge is None else 8


def drawn(layers: Sequence[Sequence[str]], edges: Sequence[Edge]) -> str:
    """The rooms of the layers from top to bottom, and an arrow for each edge."""
    chains = {edge: _chain(layers, edge) for edge in edges}
    rows = [
        [*map(Item, layer), *(items[at] for items in chains.values() if at in items and items[at].edge)]
        for at, layer in enumerate(layers)
    ]
    beside: dict[Item, list[Item]] = {item: [] for row in rows for item in row}
    for items in chains.values():
        for upper, lower in pairwise(items[at] for at in sorted(items)):
            beside[upper].append(lower)
            beside[lower].append(upper)
    _ordered(rows, beside)
    across = _spread(rows, beside)
    left = min(across[item] - item.width / 2 for row in rows for item in row)
    places = {
        item: (across[item] - left + MARGIN, MARGIN + at * ROW + HEIGHT / 2)
        for at, row in enumerate(rows)
        for item in row
    }
    return _svg(places, chains.values(), len(layers))


def _chain(layers: Sequence[Sequence[str]], edge: Edge) -> dict[int, Item]:
    """What an edge meets in each layer from its first to its last."""
    first, last = (next(at for at, layer in enumerate(layers) if room in layer) for room in edge)
    # its name tells an edge's items from each other
    between = {at: Item(f"{at}", edge) for at in range(first + 1, last)}
    return {first: Item(edge[0]), **between, last: Item(edge[1])}


def _ordered(rows: list[list[Item]], beside: Mapping[Item, Sequence[Item]]) -> None:
    """Each layer in the order of the middles of what its items are joined to, again and again."""
    for sweep in range(SWEEPS):
        at = {item: index / max(1, len(row) - 1) for row in rows for index, item in enumerate(row)}
        for row in rows if sweep % 2 else reversed(rows):
            middle = {item: fmean([at[other] for other in beside[item]] or [at[item]]) for item in row}
            row.sort(key=middle.__getitem__)
            at.update({item: index / max(1, len(row) - 1) for index, item in enumerate(row)})


def _spread(rows: Sequence[Sequence[Item]], beside: Mapping[Item, Sequence[Item]]) -> dict[Item, float]:
    """Where each item stands across: as near to what it is joined to as the others of its layer let it."""
    across: dict[Item, float] = {}
    for row in rows:
        across.update(_apart(row, dict.fromkeys(row, 0.0)))
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else list(reversed(rows)):
            wanted = {
                item: fmean([across[other] for other in beside[item]] or [across[item]]) for item in row
            }
            across.update(_apart(row, wanted))
    return across


def _apart(row: Sequence[Item], wanted: Mapping[Item, float]) -> dict[Item, float]:
    """The items of a layer with room between them: half way between as far left and as far right as they may stand."""
    right: dict[Item, float] = {}
    edge = float("-inf")
    for item in row:
        right[item] = max(wanted[item], edge + item.width / 2)
        edge = right[item] + item.width / 2 + GAP
    left: dict[Item, float] = {}
    edge = float("inf")
    for item in reversed(row):
        left[item] = min(wanted[item], edge - item.width / 2)
        edge = left[item] - item.width / 2 - GAP
    return {item: (left[item] + right[item]) / 2 for item in row}


def _svg(places: Mapping[Item, Place], chains: Iterable[Mapping[int, Item]], layers: int) -> str:
    width = max(x + item.width / 2 for item, (x, _) in places.items()) + MARGIN
    height = 2 * MARGIN + (layers - 1) * ROW + HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img">',
        "<title>The rooms of decisiontree, an arrow from each to what it imports</title>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">',
        '<path d="M0 0 8 4 0 8z" fill="#5b6b78"/></marker></defs>',
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="8" fill="#fbfcfd"/>',
        '<g fill="none" stroke="#5b6b78" stroke-width="1.2" marker-end="url(#tip)">',
        *(_arrow([places[chain[at]] for at in sorted(chain)]) for chain in chains),
        "</g>",
        '<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14" text-anchor="middle">',
        *(_box(item, place) for item, place in places.items() if item.edge is None),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _arrow(points: Sequence[Place]) -> str:
    (x, y), *_ = points
    steps = [f"M{x:.0f} {y + HEIGHT / 2:.0f}"]
    for at, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        begin = y + HEIGHT / 2 if at == 0 else y
        end = to_y - HEIGHT / 2 if at == len(points) - 2 else to_y
        middle = (begin + end) / 2
        steps.append(f"C{x:.0f} {middle:.0f} {to_x:.0f} {middle:.0f} {to_x:.0f} {end:.0f}")
    return f'<path d="{" ".join(steps)}"/>'


def _box(item: Item, place: Place) -> str:
    x, y = place
    return (
        f'<rect x="{x - item.width / 2:.0f}" y="{y - HEIGHT / 2:.0f}" width="{item.width:.0f}" height="{HEIGHT}"'
        f' rx="6" fill="#e4eef5" stroke="#2f5d7c"/><text x="{x:.0f}" y="{y + 5:.0f}" fill="#17303f">{item.name}</text>'
    )
