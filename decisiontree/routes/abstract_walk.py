"""How sets of combinations pass through nodes: skipped, asked, chosen, written, run and returned, as the walk does it.

Algorithm: abstract interpretation; Cousot, Cousot: Abstract Interpretation: A Unified Lattice Model for Static Analysis of Programs, 1977.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from decisiontree.combinations import CEILING, DIAGRAM_STEPS, Points, TooMany
from decisiontree.model import Node, Outcome, Path, Subtree
from decisiontree.routes.abstract_node import AbstractNode, AbstractWay, NodeAbstraction
from decisiontree.routes.fixpoint import Successor, Writes
from decisiontree.routes.position import Position, Positions, Stack
from decisiontree.routes.projection import Projection
from decisiontree.routes.tree_boundary import TreeBoundary
from decisiontree.routes.walk_scope import TRIED, WalkScope
from decisiontree.transitions import Edge

SMALL, LARGE = 1 << 19, 1 << 21
"""Up to so many combinations bits are surely the cheapest; up to so many they are tried where diagrams get too large."""

FEW = 30_000
"""Steps after which diagrams are given up for bits."""


class AbstractWalk:
    """All of the trees of a scope over one space of facts."""

    def __init__(
        self, scope: WalkScope, projection: Projection, *, ceiling: int = CEILING, steps: int = 0
    ) -> None:
        """Combinations beyond the ceiling are followed as diagrams of so many steps, which may raise TooMany on the way."""
        self.scope = scope
        self.projection = projection
        self._positions = Positions(scope, projection.nodes)
        found_ways = projection.ways(scope)
        self.space = projection.space(scope, found_ways, ceiling, steps=steps)
        self._nodes = NodeAbstraction(
            scope, self.space, found_ways, surely=projection.surely, is_exact=projection.facts is None
        )
        self._boundary = TreeBoundary(scope, self.space, self._nodes)
        self._plans: dict[tuple[str, str], AbstractNode] = {}
        self._targets: dict[Position, tuple[tuple[AbstractWay, Position | None], ...]] = {}

    def start(self) -> tuple[Position, Points] | None:
        """Where the walk begins, and with which combinations; None where the tree has no start."""
        first = self._positions.first()
        if first is None:
            return None
        points = self.space.full
        # a tree that another one runs may begin with anything known and tried
        if self.projection.surely or not self.scope.is_run:
            for fact in self.scope.library.shared.facts.values():
                points = self.written(points, self._boundary.begun(fact.id, fact))
            for name in self.space.cells:
                if name.startswith(TRIED):
                    points &= self.space.lift(name, self.space.cells[name].one_of((False,)))
        return first, self.written(points, self._boundary.entering(self.scope.root))

    def shown(self, pos: Position, points: Points) -> Points:
        """The combinations with which a node is shown or decides, once it has asked what it needs."""
        plan = self._plan(pos)
        return self._nodes.settled(plan, self._nodes.unskipped(plan, points))

    def asked(self, pos: Position, points: Points) -> Mapping[str, Points]:
        """The combinations in which a node needs a fact, to decide, and it is not known, by the fact."""
        plan = self._plan(pos)
        points = self._nodes.with_asked(plan, self._nodes.unskipped(plan, points))
        return {ask.fact: points & ask.where for ask in plan.asks}

    def taken(self, pos: Position, shown: Points) -> Iterator[tuple[Edge, Points]]:
        """Each way on with the combinations that take it, before it writes anything."""
        for way in self._plan(pos).ways:
            yield way.edge, shown & way.yes
            if way.edge.exclusive:
                shown &= way.no

    def moves(self, pos: Position, points: Points) -> Iterator[Successor[Position]]:
        """Everything that may happen next."""
        plan = self._plan(pos)
        if pos.entering:
            yield from self._out(pos.stack, points, before=True)
        if plan.skip_to is not None:
            skipped = self._positions.beside(pos, plan.skip_to)
            if skipped is not None and points & plan.tried:
                yield Successor(("skip_to",), skipped, points & plan.tried, points & plan.tried)
            points = self._nodes.unskipped(plan, points)
        if self._positions.has_exits and not self._positions.is_end(pos):
            yield from self._out_here(pos, plan, points)
        points = self._nodes.settled(plan, points)
        for way, target in self._onward(pos, plan):
            taken = points & way.yes
            if taken and target is not None:
                after, edge = self.written(taken, way.writes), way.edge
                yield Successor(edge.field, target, after, taken, way.writes, effects=edge.effects)
            if way.edge.exclusive:
                points = points & way.no
        if isinstance(plan.node, Subtree | Outcome):
            yield from self._across(pos, plan, points)

    def come_with(self, pos: Position, shown: Points) -> Points:
        """The combinations with which a position is come to, for some with which its node is shown, or still asks."""
        plan = self._plan(pos)
        return self._nodes.unskipped(plan, self._nodes.before_asking(plan, shown))

    def origins(self, pos: Position, move: Successor[Position], points: Points) -> Points:
        """The combinations with which a position is come to and from which a move leads to these."""
        before = move.taken & self.before_writing(points, move.writes)
        return before if move.field == ("skip_to",) else before | self.come_with(pos, before)

    def rank(self, pos: Position) -> tuple[int, ...]:
        """The order in which positions are best looked at."""
        return self._positions.rank(pos)

    def node(self, pos: Position) -> Node:
        """The node of a position."""
        return self._positions.node(pos)

    def written(self, points: Points, writes: Writes) -> Points:
        """The combinations after facts were written."""
        return self._nodes.written(points, writes)

    def before_writing(self, points: Points, writes: Writes) -> Points:
        """The combinations that become some of these when facts are written."""
        return self._nodes.before_writing(points, writes)

    def _move(
        self, field: Path, to: Position, taken: Points, writes: Writes, *, before: bool = False
    ) -> Successor[Position]:
        return Successor(field, to, self.written(taken, writes), taken, writes, before)

    def _across(self, pos: Position, plan: AbstractNode, points: Points) -> Iterator[Successor[Position]]:
        """Into another tree, or back from it."""
        if isinstance(plan.node, Subtree):
            inside = self._positions.into(pos, plan.node)
            if inside is not None:
                yield from self._into(inside, points, plan.leaves)
        elif isinstance(plan.node, Outcome):
            back = self._positions.back(pos)
            if back is not None:
                yield self._move(
                    ("returns",), back, points, (*plan.leaves, *self._boundary.leaving(pos.tree))
                )

    def _into(self, inside: Position, points: Points, leaves: Writes) -> Iterator[Successor[Position]]:
        """Into a tree, which asks first for given facts that were forgotten, with all exits there while it asks."""
        begun: list[tuple[Points, Writes]] = [(points, (*leaves, *self._boundary.entering(inside.tree)))]
        asking: list[tuple[Points, Writes]] = []
        for unknown, known in self._boundary.asked_again(inside.tree):
            told = [(part & unknown, (*writes, *known)) for part, writes in begun if part & unknown]
            begun = [*((part & ~unknown, writes) for part, writes in begun), *told]
            asking = [*asking, *told]
        for part, writes in begun:
            if part:
                yield self._move(("run",), inside, part, writes)
        for part, writes in asking:
            for target in self._positions.exits(inside.stack):
                yield self._move(("anytime",), target, part, writes, before=True)
            yield from self._out(inside.stack[:-1], part, before=True, writes=leaves)

    def _out_here(self, pos: Position, plan: AbstractNode, points: Points) -> Iterator[Successor[Position]]:
        """The exits while a node asks for what it needs, and once it is shown."""
        points = self._nodes.with_asked(plan, points)
        stuck = points & plan.stuck
        yield from self._out(pos.stack, stuck, before=True)
        is_told = self.projection.surely or (self.projection.tells_unknown and self._nodes.is_exact)
        if plan.waits or not is_told:
            shown = points & ~stuck if self._nodes.is_exact else points
            yield from self._out(pos.stack, shown & plan.waits if is_told else shown, before=False)

    def _out(
        self, stack: Stack, points: Points, *, before: bool, writes: Writes = ()
    ) -> Iterator[Successor[Position]]:
        """The exits of this tree and of those that run it."""
        for depth in range(len(stack), 0, -1):
            for target in self._positions.exits(stack[:depth]) if points else ():
                yield self._move(("anytime",), target, points, writes, before=before)
            writes = (*writes, *self._boundary.leaving(stack[depth - 1][0]))

    def _onward(self, pos: Position, plan: AbstractNode) -> tuple[tuple[AbstractWay, Position | None], ...]:
        """The ways on and where they lead; a position is looked at many times."""
        onward = self._targets.get(pos)
        if onward is None:
            onward = self._targets[pos] = tuple(
                (way, self._positions.beside(pos, way.edge.target)) for way in plan.ways
            )
        return onward

    def _plan(self, pos: Position) -> AbstractNode:
        return self.plan((pos.tree, pos.node))

    def plan(self, key: tuple[str, str]) -> AbstractNode:
        """A node, by tree and id, in the terms of the space."""
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._nodes.plan(*key)
        return plan


def walks(scope: WalkScope, projection: Projection, ceiling: int | None = None) -> Iterator[AbstractWalk]:
    """The ways to hold the combinations, the cheapest first; whether one is enough shows when it is searched.

    With a ceiling, only bits up to that. None where not even the facts by themselves can be held.
    """
    if ceiling is not None:
        with suppress(TooMany):
            yield AbstractWalk(scope, projection, ceiling=ceiling)
        return
    try:
        first = AbstractWalk(scope, projection, ceiling=SMALL, steps=FEW)
    except TooMany:
        return
    yield first
    if SMALL < first.space.size <= LARGE:
        yield AbstractWalk(scope, projection, ceiling=LARGE)
    elif first.space.size > LARGE:
        yield AbstractWalk(scope, projection, ceiling=SMALL, steps=DIAGRAM_STEPS)
