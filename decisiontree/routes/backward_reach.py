"""Which nodes lead to some others, conditions left aside, so that a search looks at no more than it has to.

Algorithm: backward reachability; Clarke, Grumberg, Peled: Model Checking, 1999.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from decisiontree.model import Node
from decisiontree.routes.position import Position, Positions, reachable
from decisiontree.routes.walk_scope import WalkScope


@dataclass(frozen=True, slots=True)
class LeadingNodes:
    """The nodes from which others can be reached, by tree and id, and whether an exit may be a part of the way."""

    nodes: frozenset[tuple[str, str]]
    by_exits: bool


class BackwardReach:
    """The links of all trees of a scope, walked into trees that are run and back, up to nodes that are gates."""

    def __init__(self, scope: WalkScope, gates: Callable[[Node], bool] = lambda _: False) -> None:
        self._positions = Positions(scope)
        self._gates = gates
        starts = tuple(self._positions.begun(self._positions.first()))
        self._from: dict[Position, list[Position]] = {pos: [] for pos in starts}
        reachable(starts, self._followed)

    def leading_to(self, wanted: Callable[[Node], bool]) -> LeadingNodes:
        """The nodes from which links lead to wanted ones, those included."""
        stacks = dict.fromkeys(pos.stack for pos in self._from)
        exits = {exit_to for stack in stacks for exit_to in self._positions.exits(stack)}

        def before(pos: Position) -> Iterator[Position]:
            yield from self._from[pos]
            if pos in exits:
                yield from (each for each in self._from if each.stack[: len(pos.stack)] == pos.stack)

        found = reachable(self._all(wanted), before)
        return LeadingNodes(frozenset(pos.place for pos in found), not exits.isdisjoint(found))

    def around(self, wanted: Callable[[Node], bool]) -> frozenset[tuple[str, str]]:
        """The nodes from which links or exits lead to wanted ones, and those to which these lead, by tree and id."""
        found = reachable(
            self._all(wanted), lambda pos: (*self._next(pos), *self._positions.exits_around(pos))
        )
        return self.leading_to(wanted).nodes | {pos.place for pos in found}

    def _all(self, wanted: Callable[[Node], bool]) -> Iterator[Position]:
        return (pos for pos in self._from if wanted(self._positions.node(pos)))

    def _followed(self, pos: Position) -> Iterator[Position]:
        """The positions that follow one, each of which learns that it does."""
        for following in () if self._gates(self._positions.node(pos)) else self._next(pos):
            self._from.setdefault(following, []).append(pos)
            yield following

    def _next(self, pos: Position) -> Iterator[Position]:
        for _, following in self._positions.onward(pos):
            is_inside = len(following.stack) > len(pos.stack)
            yield from self._positions.begun(following) if is_inside else (following,)
