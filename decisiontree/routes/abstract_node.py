"""A node in the terms of a space of facts: where each way on is open, what it asks and writes, what passes through it.

Follows no walk.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.combinations import Points, Space, reversed_shifts
from decisiontree.guards import facts_of
from decisiontree.model import NOTHING, Decision, Form, Guard, Node, text_conditions
from decisiontree.routes.fact_writes import AbstractField, FactWrites
from decisiontree.routes.fixpoint import Writes, WriteWhere
from decisiontree.routes.projection import Ways, readable
from decisiontree.routes.walk_scope import TRIED, WalkScope
from decisiontree.transitions import ALWAYS, NEVER, Edge, facts_asked, skip_target, waits_where


class AbstractWay(NamedTuple):
    """A way on in the terms of the space."""

    edge: Edge
    yes: Points
    no: Points
    asks: tuple[tuple[str, Points], ...]
    writes: Writes


class AbstractAsk(NamedTuple):
    """Where a node cannot go on before a fact is known, and what is written once it was asked for."""

    fact: str
    where: Points
    writes: Writes


class AbstractText(NamedTuple):
    """A text with a condition, by its field and its place in it."""

    field: str
    at: int
    guard: Guard


class AbstractNode(NamedTuple):
    """A node in the terms of the space; `stuck` is where it has to ask for anything, `waits` where it waits to be read.

    `fields` are those of a form that have a condition, `texts` those of any node.
    """

    node: Node
    tried: Points
    skip_to: str | None
    asks: tuple[AbstractAsk, ...]
    stuck: Points
    ways: tuple[AbstractWay, ...]
    leaves: Writes
    fields: tuple[AbstractField, ...]
    texts: tuple[AbstractText, ...]
    waits: Points


class NodeAbstraction:
    """Plans over one space, and how combinations pass by them; a search that is not exact lets more pass.

    `surely` as in Projection; `is_exact` where no fact is left out.
    """

    def __init__(self, scope: WalkScope, space: Space, ways: Ways, *, surely: bool, is_exact: bool) -> None:
        self.scope = scope
        self.space = space
        self.surely = surely
        self.is_exact = is_exact
        self.facts = FactWrites(scope, space, surely=surely)
        self._ways = ways
        self.tells_unknown = any(cells.unknown for cells in space.cells.values())

    def plan(self, tree: str, node_id: str) -> AbstractNode:
        """The plan of a node of a tree."""
        node = self.scope.library.trees[tree].nodes[node_id]
        leaves = self.facts.left(node)
        skip_to = skip_target(node)
        ways = tuple(self._way(tree, edge, leaves) for edge in self._ways[tree, node_id])
        asks = tuple(self._asked_for(tree, node, ways)) if self.tells_unknown else ()
        stuck: Points = 0
        for ask in asks:
            stuck |= ask.where
        tried = self._where_tried(node) if skip_to else 0
        fields, texts = (
            tuple(self.facts.fields(tree, node, ways[0].edge)) if isinstance(node, Form) else (),
            tuple(self._texts(tree, node)),
        )
        waits = self._where_waiting(tree, node)
        return AbstractNode(node, tried, skip_to, asks, stuck, ways, leaves, fields, texts, waits)

    def unskipped(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations with which a node is not skipped."""
        if plan.skip_to is None:
            return points
        certain = all(f"{TRIED}{tag}" in self.space.cells for tag in plan.node.content.skip_if)
        return points & ~plan.tried if certain else points

    def settled(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations with which a node goes on: those that had to be asked about are known by then."""
        if not points & plan.stuck:
            return points
        points = self.with_asked(plan, points)
        return points & ~plan.stuck if self.is_exact else points

    def with_asked(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations, and those that follow once what is needed was asked."""
        fresh = points & plan.stuck
        while fresh:
            given: Points = 0
            for ask in plan.asks:
                asked = fresh & ask.where
                if asked:
                    cells = self.space.cells[ask.fact]
                    known = self.space.moved(asked, ask.fact, cells.unknown, cells.known)
                    given |= self.written(known, ask.writes[1:])
            given &= ~points
            points |= given
            fresh = given & plan.stuck
        return points

    def before_asking(self, plan: AbstractNode, points: Points) -> Points:
        """The combinations, and those that become some of them once what is needed was asked."""
        fresh = points if plan.stuck else 0
        while fresh:
            before: Points = 0
            for ask in plan.asks:
                cells = self.space.cells[ask.fact]
                known = self.before_writing(fresh, ask.writes[1:]) & self.space.lift(ask.fact, cells.known)
                before |= ask.where & self.space.forget(known, ask.fact, cells.unknown)
            fresh = before & ~points
            points |= fresh
        return points

    def written(self, points: Points, writes: Writes) -> Points:
        """The combinations after facts were written."""
        for write in writes:
            if isinstance(write, WriteWhere):
                points = self.written(points & write.where, write.writes) | points & write.elsewhere
                continue
            name, cells = write
            if isinstance(cells, int):
                points = self.space.forget(points, name, cells)
            else:
                points = self.space.shifted(points, name, cells)
        return points

    def before_writing(self, points: Points, writes: Writes) -> Points:
        """The combinations that become some of these when facts are written."""
        for write in reversed(writes):
            if isinstance(write, WriteWhere):
                made = self.before_writing(points, write.writes)
                points = made & write.where | points & write.elsewhere
                continue
            name, cells = write
            if isinstance(cells, int):
                here = points & self.space.lift(name, cells)
                points = self.space.forget(here, name, self.space.cells[name].full)
            else:
                points = self.space.shifted(points, name, reversed_shifts(cells))
        return points

    def _asked_for(self, tree: str, node: Node, ways: tuple[AbstractWay, ...]) -> Iterator[AbstractAsk]:
        """A decision needs its facts whatever happens, a condition where no other decides before it."""
        found: dict[str, Points] = {}
        points: Points = self.space.full
        for fact in facts_asked(self.scope.library, node) if isinstance(node, Decision) else ():
            name = self.scope.name(tree, fact)
            if name in self.space.cells:
                found[name] = self.space.lift(name, self.space.cells[name].unknown)
        for way in ways:
            for name, unknown in way.asks:
                found[name] = found.get(name, 0) | points & unknown
            if way.edge.exclusive:
                points = points & way.no
        for name, where in found.items():
            if where:
                yield AbstractAsk(name, where, self.facts.moved(name, self.space.cells[name].known))

    def _way(self, tree: str, edge: Edge, leaves: Writes) -> AbstractWay:
        full = self.space.full
        if edge.guard is not None:
            yes, no = self.space.where(edge.guard)
        elif self.surely:
            yes, no = 0, 0 if edge.exclusive else full
        else:
            yes, no = full, full
        return AbstractWay(edge, yes, no, self._asks(edge), (*self.facts.written(tree, edge), *leaves))

    def _asks(self, edge: Edge) -> tuple[tuple[str, Points], ...]:
        if not self.tells_unknown or edge.guard is None:
            return ()
        if self.is_exact:
            return tuple(self.space.asks(edge.guard).items())
        # a fact that is not looked at may be unknown, and then any of the others may be asked for before it
        names = sorted(name for name in facts_of(edge.guard) if name in self.space.cells)
        return tuple((name, self.space.lift(name, self.space.cells[name].unknown)) for name in names)

    def _texts(self, tree: str, node: Node) -> Iterator[AbstractText]:
        """Those whose condition can be read; the others are never there."""
        for path, condition in text_conditions(node) if node.content is not NOTHING else ():
            guard = None if condition.guard is None else readable(self.scope, tree, condition.guard)
            if guard is not None:
                yield AbstractText(str(path[0]), int(path[1]), guard)

    def _where_waiting(self, tree: str, node: Node) -> Points:
        """Where a node waits to be read; where that is not certain, nowhere or everywhere."""
        where = waits_where(node)
        if where is ALWAYS or where is NEVER:
            return self.space.full if where is ALWAYS else 0
        return self.facts.where_true(readable(self.scope, tree, where))[0]

    def _where_tried(self, node: Node) -> Points:
        points = self.space.full
        for tag in node.content.skip_if:
            name = f"{TRIED}{tag}"
            if name in self.space.cells:
                points &= self.space.lift(name, self.space.cells[name].one_of((True,)))
            elif self.surely:
                return 0
        return points
