"""Which nodes lead to some others, conditions left aside, so that a search looks at no more than it has to.

Algorithm: backward reachability; Clarke, Grumberg, Peled: Model Checking, 1999.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decisiontree.model import Node
from decisiontree.routes.position import Position, Positions
from decisiontree.routes.walk_scope import WalkScope


@dataclass(frozen=True, slots=True)
class LeadingNodes:
    """The nodes from which others can be reached, by tree and id, and whether an exit may be a part of the way."""

    nodes: frozenset[tuple[str, str]]
    by_exits: bool


class BackwardReach:
    """The links of all trees of a scope, walked into trees that are run and back, up to nodes that are gates."""

    def __init__(self, scope: WalkScope, gates: Callable[[Node], bool] = lambda _: False) -> None:
        self._spots = Positions(scope)
        self._gates = gates
        self._from: dict[Position, list[Position]] = {}
        self._follow()

    def leading_to(self, wanted: Callable[[Node], bool]) -> LeadingNodes:
        """The nodes from which links lead to wanted ones, those included."""
        waiting = [spot for spot in self._from if wanted(self._spots.node(spot))]
        found = set(waiting)
        stacks = dict.fromkeys(spot.stack for spot in self._from)
        exits = {exit_to: stack for stack in stacks for exit_to in self._spots.exits(stack)}
        by_exits = False
        while waiting:
            spot = waiting.pop()
            before = list(self._from[spot])
            if spot in exits:
                by_exits, stack = True, exits.pop(spot)
                before += [each for each in self._from if each.stack[: len(stack)] == stack]
            for earlier in before:
                if earlier not in found:
                    found.add(earlier)
                    waiting.append(earlier)
        return LeadingNodes(frozenset((spot.tree, spot.node) for spot in found), by_exits)

    def around(self, wanted: Callable[[Node], bool]) -> frozenset[tuple[str, str]]:
        """The nodes from which links or exits lead to wanted ones, and those to which these lead, by tree and id."""
        found = {spot for spot in self._from if wanted(self._spots.node(spot))}
        waiting = list(found)
        while waiting:
            spot = waiting.pop()
            exits = (
                to for depth in range(len(spot.stack)) for to in self._spots.exits(spot.stack[: depth + 1])
            )
            for following in (*self._next(spot), *exits):
                if following not in found:
                    found.add(following)
                    waiting.append(following)
        return self.leading_to(wanted).nodes | {(spot.tree, spot.node) for spot in found}

    def _follow(self) -> None:
        first = self._spots.first()
        waiting = [] if first is None else list(self._begun(first))
        self._from = {spot: [] for spot in waiting}
        while waiting:
            spot = waiting.pop()
            for following in () if self._gates(self._spots.node(spot)) else self._next(spot):
                if following not in self._from:
                    self._from[following] = []
                    waiting.append(following)
                self._from[following].append(spot)

    def _next(self, spot: Position) -> Iterator[Position]:
        for _, following in self._spots.onward(spot):
            is_inside = len(following.stack) > len(spot.stack)
            yield from self._begun(following) if is_inside else (following,)

    def _begun(self, spot: Position) -> Iterator[Position]:
        yield spot._replace(entering=False)
        yield from self._spots.exits(spot.stack)
