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
        self._positions = Positions(scope)
        self._gates = gates
        self._from: dict[Position, list[Position]] = {}
        self._follow()

    def leading_to(self, wanted: Callable[[Node], bool]) -> LeadingNodes:
        """The nodes from which links lead to wanted ones, those included."""
        waiting = [pos for pos in self._from if wanted(self._positions.node(pos))]
        found = set(waiting)
        stacks = dict.fromkeys(pos.stack for pos in self._from)
        exits = {exit_to: stack for stack in stacks for exit_to in self._positions.exits(stack)}
        by_exits = False
        while waiting:
            pos = waiting.pop()
            before = list(self._from[pos])
            if pos in exits:
                by_exits, stack = True, exits.pop(pos)
                before += [each for each in self._from if each.stack[: len(stack)] == stack]
            for earlier in before:
                if earlier not in found:
                    found.add(earlier)
                    waiting.append(earlier)
        return LeadingNodes(frozenset((pos.tree, pos.node) for pos in found), by_exits)

    def around(self, wanted: Callable[[Node], bool]) -> frozenset[tuple[str, str]]:
        """The nodes from which links or exits lead to wanted ones, and those to which these lead, by tree and id."""
        found = {pos for pos in self._from if wanted(self._positions.node(pos))}
        waiting = list(found)
        while waiting:
            pos = waiting.pop()
            exits = (
                to for depth in range(len(pos.stack)) for to in self._positions.exits(pos.stack[: depth + 1])
            )
            for following in (*self._next(pos), *exits):
                if following not in found:
                    found.add(following)
                    waiting.append(following)
        return self.leading_to(wanted).nodes | {(pos.tree, pos.node) for pos in found}

    def _follow(self) -> None:
        first = self._positions.first()
        waiting = [] if first is None else list(self._begun(first))
        self._from = {pos: [] for pos in waiting}
        while waiting:
            pos = waiting.pop()
            for following in () if self._gates(self._positions.node(pos)) else self._next(pos):
                if following not in self._from:
                    self._from[following] = []
                    waiting.append(following)
                self._from[following].append(pos)

    def _next(self, pos: Position) -> Iterator[Position]:
        for _, following in self._positions.onward(pos):
            is_inside = len(following.stack) > len(pos.stack)
            yield from self._begun(following) if is_inside else (following,)

    def _begun(self, pos: Position) -> Iterator[Position]:
        yield pos._replace(entering=False)
        yield from self._positions.exits(pos.stack)
