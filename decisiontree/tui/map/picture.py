"""What a map shows: boxes in columns, and in each box its links. Data only; knows no place on a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from decisiontree.transitions import Link
from decisiontree.tui.map.layers import longest_paths, reached

MOST_AT = (24, 40)
"""The nodes that a neighbourhood shows on each side one link away and two links away; boxes count the links to others."""
MOST_WHOLE = 60
"""A tree with more nodes is shown only around one of them."""


class Port(NamedTuple):
    """A link, as the box of its node lists it."""

    number: int
    label: str
    target: str
    drawn: bool
    """Whether a line leads to the target, which is then in a column further right; otherwise the box names it."""
    loops: bool = False
    """Whether the target leads back here."""
    missing: bool = False
    """Whether there is no such node."""


@dataclass(frozen=True, slots=True)
class NodeBox:
    """A node in its column, with its links to nodes of the picture, and how many others there are."""

    node: str
    column: int
    ports: tuple[Port, ...]
    arrivals: int
    """How many links go to the node."""
    more_in: int
    more_out: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The boxes, column by column; the others are arranged around the column `centre`."""

    boxes: tuple[NodeBox, ...]
    centre: int

    @property
    def edges(self) -> frozenset[tuple[str, str]]:
        """The nodes at both ends of each line."""
        return frozenset((box.node, port.target) for box in self.boxes for port in box.ports if port.drawn)


@dataclass(frozen=True, slots=True)
class LinkTable:
    """The links of a tree by the node that they are in, and the nodes that link to each node."""

    on: Mapping[str, tuple[Link, ...]]
    sources: Mapping[str, Sequence[str]]

    def numbered(self, node: str) -> dict[int, Link]:
        """The links of a node by their numbers: those of the options, then one after the other."""
        numbers: dict[int, Link] = {}
        for link in self.on[node]:
            option = int(link.field[1]) + 1 if link.field[0] == "options" else 0
            numbers[option or max(numbers, default=0) + 1] = link
        return numbers

    def targets(self, node: str) -> list[str]:
        """The nodes that a node links to, one for each link."""
        return [link.target for link in self.on[node] if link.target in self.on]

    def origins(self, node: str) -> list[str]:
        """The nodes that link to a node, one for each link."""
        return [source for source in self.sources.get(node, ()) if source in self.on]


def around(ways: LinkTable, node: str) -> Picture:
    """A node with what leads to it on the left and what it leads to on the right, two links deep, each node once."""
    columns = {node: 0}
    after, before = [node], [node]
    for distance, most in enumerate(MOST_AT, 1):
        after = _next_to(after, ways.targets, columns)[:most]
        columns.update(dict.fromkeys(after, distance))
        before = _next_to(before, ways.origins, columns)[:most]
        columns.update(dict.fromkeys(before, -distance))
    return _picture(ways, columns)


def whole(ways: LinkTable, start: str | None) -> Picture:
    """All nodes, each further right than those that lead to it, but for links that close a loop on the way from the start."""
    nodes = dict.fromkeys((start, *ways.on) if start in ways.on else ways.on)
    columns = longest_paths({node: ways.targets(node) for node in nodes if node is not None})
    return _picture(ways, columns)


def _next_to(
    nodes: Iterable[str], near: Callable[[str], Sequence[str]], columns: Mapping[str, int]
) -> list[str]:
    return [*dict.fromkeys(each for node in nodes for each in near(node) if each not in columns)]


def _picture(ways: LinkTable, columns: Mapping[str, int]) -> Picture:
    first = min(columns.values())
    inside = {node: [each for each in ways.targets(node) if each in columns] for node in columns}
    boxes = [_box(ways, columns, inside, node) for node in sorted(columns, key=columns.__getitem__)]
    return Picture(tuple(replace(box, column=box.column - first) for box in boxes), -first)


def _box(
    ways: LinkTable, columns: Mapping[str, int], inside: Mapping[str, Sequence[str]], node: str
) -> NodeBox:
    ports: list[Port] = []
    for number, (_field, target, label) in ways.numbered(node).items():
        if target not in ways.on:
            ports.append(Port(number, label, target, drawn=False, missing=True))
        elif target in columns:
            drawn = columns[target] > columns[node]
            loops = not drawn and node in reached(target, inside)
            ports.append(Port(number, label, target, drawn, loops))
    origins = ways.origins(node)
    return NodeBox(
        node,
        columns[node],
        tuple(ports),
        arrivals=len(origins),
        more_in=sum(source not in columns for source in origins),
        more_out=len(ways.on[node]) - len(ports),
    )
