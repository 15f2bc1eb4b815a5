"""A tree as outline rows: one home per node on its shortest path from the start, link rows elsewhere. Pure data, no screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from decisiontree.model import Path, Tree
from decisiontree.transitions import Link, exits, head_links
from decisiontree.tui.vocabulary import ways_of

GUIDES_SHOWN = 24
"""Deeper guides are cut on the left, so that a row of a long chain still shows its words."""


class Shape(Enum):
    """What a row stands for."""

    HEAD = "head"
    SECTION = "section"
    HOME = "home"
    LINK = "link"
    LOOP = "loop"
    MISSING = "missing"
    PART = "part"
    """An entry of library.yaml; its link is where that stands."""


class Row(NamedTuple):
    """One line of the outline; `parent` and `link` say which link the row is, None for roots and sections."""

    shape: Shape
    node: str | None = None
    label: str = ""
    parent: str | None = None
    link: Path | None = None
    guides: str = ""
    opened: bool | None = None

    @property
    def place(self) -> tuple[str | None, Path | None, str | None]:
        """What stays the same when the outline is built again."""
        return (self.parent, self.link, self.node)


@dataclass(frozen=True, slots=True)
class Homes:
    """Where each node lives: its parent, None for a root; and from where links arrive."""

    parents: Mapping[str, str | None]
    ways: Mapping[str, tuple[Link, ...]]
    sources: Mapping[str, tuple[str, ...]]
    """For each node that links lead to, where they stand: ids of nodes, and `the tree` for start and anytime."""
    roots: tuple[tuple[str, tuple[str, ...]], ...]
    """Section title, root ids; the first section has no title."""

    def ancestors(self, node: str) -> Iterator[str]:
        """The home chain above a node, nearest first."""
        parent = self.parents.get(node)
        while parent is not None:
            yield parent
            parent = self.parents.get(parent)


def find_homes(tree: Tree) -> Homes:
    """Breadth first from the start, then from the entries of `anytime`, then over what is left, in document order."""
    ways = {node_id: tuple(ways_of(node)) for node_id, node in tree.nodes.items()}
    sources: dict[str, list[str]] = {}
    for link in head_links(tree):
        if link.field[0] != "requires":
            sources.setdefault(link.target, []).append("the tree")
    for node_id, node_links in ways.items():
        for link in node_links:
            sources.setdefault(link.target, []).append(node_id)
    parents: dict[str, str | None] = {}
    start = (tree.start,) if tree.start is not None and tree.start in ways else ()
    _settle(start, ways, parents)
    anytime = tuple(dict.fromkeys(node for node in exits(tree) if node in ways and node not in parents))
    _settle(anytime, ways, parents)
    roots = (("", start), ("Any time", anytime), ("Not reachable", _lost_roots(ways, parents)))
    return Homes(parents, ways, {node: tuple(places) for node, places in sources.items()}, roots)


def _settle(
    roots: Iterable[str], ways: Mapping[str, tuple[Link, ...]], parents: dict[str, str | None]
) -> None:
    queue = deque(roots)
    parents.update(dict.fromkeys(queue))
    while queue:
        node = queue.popleft()
        for link in ways[node]:
            if link.target in ways and link.target not in parents:
                parents[link.target] = node
                queue.append(link.target)


def _lost_roots(ways: Mapping[str, tuple[Link, ...]], parents: dict[str, str | None]) -> tuple[str, ...]:
    lost = [node for node in ways if node not in parents]
    pointed_at = {link.target for node in lost for link in ways[node] if link.target != node}
    roots: list[str] = []
    # those that nothing points at first; what is left then lies on loops
    for node in (*(each for each in lost if each not in pointed_at), *lost):
        if node not in parents:
            roots.append(node)
            _settle([node], ways, parents)
    return tuple(roots)


def outline(tree: Tree, homes: Homes, closed: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows in reading order, without what lies under a closed node."""
    rows = [Row(Shape.HEAD)]
    for title, roots in homes.roots:
        if title and roots:
            count = _count_under(homes, roots) if title == "Not reachable" else len(roots)
            rows.append(Row(Shape.SECTION, label=f"{title} ({count})"))
        for index, root in enumerate(roots):
            guide = "" if not title else "└" if index == len(roots) - 1 else "├"
            label = (
                next((way.label for way in tree.anytime if way.to == root), "") if title == "Any time" else ""
            )
            rows.extend(branch(tree, homes, Row(Shape.HOME, root, label, guides=guide), closed))
    return tuple(rows)


def _count_under(homes: Homes, roots: tuple[str, ...]) -> int:
    tops = set(roots)
    return sum(1 for node in homes.parents if node in tops or any(up in tops for up in homes.ancestors(node)))


def branch(
    tree: Tree, homes: Homes, top: Row, closed: Collection[str], around: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """One home row and all open rows under it, without recursion: a tree may be thousands deep.

    `around` are the nodes that the home row is under.
    """
    stack = [top]
    above: list[str] = []  # the home rows open around the current one, by depth
    depths = [0]
    while stack:
        row, depth = stack.pop(), depths.pop()
        del above[depth:]
        if row.shape is not Shape.HOME or row.node is None:
            loop = row.shape is Shape.LINK and (row.node in above or row.node in around)
            yield Row(Shape.LOOP, row.node, row.label, row.parent, row.link, row.guides) if loop else row
            continue
        ways = homes.ways[row.node]
        opened = None if not ways else row.node not in closed
        yield Row(Shape.HOME, row.node, row.label, row.parent, row.link, row.guides, opened)
        above.append(row.node)
        if opened:
            children = _children(tree, homes, row)
            stack.extend(reversed(children))
            depths.extend([depth + 1] * len(children))


def _children(tree: Tree, homes: Homes, row: Row) -> list[Row]:
    ways = homes.ways[row.node or ""]
    prefix = (row.guides[:-1] + _under(row.guides[-1:]))[-GUIDES_SHOWN:]
    at_home: set[str] = set()
    children: list[Row] = []
    for index, (field, target, label) in enumerate(ways):
        guides = prefix + ("└" if index == len(ways) - 1 else "├")
        home = homes.parents.get(target) == row.node and target not in at_home and target != row.node
        # a second option to the same node is a link to the home just above it
        shape = Shape.MISSING if target not in tree.nodes else Shape.HOME if home else Shape.LINK
        if home:
            at_home.add(target)
        children.append(Row(shape, target, label, row.node, field, guides))
    return children


def _under(guide: str) -> str:
    return {"├": "│", "└": " "}.get(guide, guide)


def place_of(rows: tuple[Row, ...], wanted: Row | None, node: str | None) -> int:
    """The index of the row that is `wanted` again, else of the node's home, else 0."""
    home = 0
    for index, row in enumerate(rows):
        if (
            wanted is not None
            and row.node == node
            and row.place == wanted.place
            and row.shape is wanted.shape
        ):
            return index
        if not home and row.node == node and node is not None and row.shape is Shape.HOME:
            home = index
    return home
