"""How far it is at least from each node of the outer tree to an end, so that the search goes there and not about.

Algorithm: Dijkstra's shortest paths; Dijkstra: A Note on Two Problems in Connexion with Graphs, 1959.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import NamedTuple

from decisiontree.explain.trail import Trail
from decisiontree.model import Library, Node
from decisiontree.transitions import edges, exits, links


class Length(NamedTuple):
    """What a way takes: answers count first, then conditions, then nodes."""

    picks: int
    conditions: int
    nodes: int

    def plus(self, other: Length) -> Length:
        """Both, one after the other."""
        return Length(self.picks + other.picks, self.conditions + other.conditions, self.nodes + other.nodes)


NOTHING = Length(0, 0, 0)
EXIT = Length(1, 0, 1)
FAR = Length(1000, 0, 0)


class Distances:
    """The least that is left to one of some nodes of a tree, conditions left aside.

    With `everywhere`, what cannot get to them comes last, instead of not at all.
    """

    def __init__(
        self, library: Library, tree_id: str, targets: Iterable[str], *, everywhere: bool = False
    ) -> None:
        self._otherwise = FAR if everywhere else None
        tree = library.trees[tree_id]
        before: dict[str, list[Node]] = {}
        for node in tree.nodes.values():
            for link in links(node):
                before.setdefault(link.target, []).append(node)
        self._left: dict[str, Length] = {}
        waiting = [(NOTHING, target) for target in targets]
        while waiting:
            length, node_id = heappop(waiting)
            if node_id in self._left:
                continue
            self._left[node_id] = length
            for node in before.get(node_id, ()):
                if node.id not in self._left:
                    heappush(waiting, (length.plus(_step(node)), node.id))
        by_exits = [self._left[target] for target in exits(tree) if target in self._left]
        self._by_exit = min(by_exits).plus(EXIT) if by_exits else None

    def left(self, trail: Trail) -> Length | None:
        """The least that is left on a trail; None where no way leads on to what is wanted."""
        node = trail.node if len(trail.stack) == 1 else trail.stack[1][1]
        direct = self._left.get(node)
        known = [each for each in (direct, self._by_exit) if each is not None]
        return min(known) if known else self._otherwise


def _step(node: Node) -> Length:
    """What is said there counts, and what chooses by itself; a node that merely passes is a node more."""
    ways = edges(node)
    return Length(any(edge.key is not None for edge in ways), any(edge.exclusive for edge in ways), 1)
