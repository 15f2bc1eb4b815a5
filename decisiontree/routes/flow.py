"""How sets of combinations pass through nodes: skipped, asked, chosen, written, run and returned, as the walk does it.

`surely` is the careful reading for findings that must have happened on a real route: what is not certain is left out.
Otherwise what is not certain counts as possible, so that nothing possible is called impossible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.guards import facts_of
from decisiontree.guards.cells import Cuts
from decisiontree.guards.space import CEILING, Points, Space
from decisiontree.model import (
    NOTHING,
    Branch,
    Fact,
    Guard,
    Outcome,
    Path,
    Subtree,
)
from decisiontree.routes.plan import Plan, Planner, Turn
from decisiontree.routes.scope import TRIED, Scope
from decisiontree.routes.ways import ALWAYS, Way, ways


class Spot(NamedTuple):
    """A node and how the walk came into its tree: the trees that are walked, each with the node that ran it."""

    stack: tuple[tuple[str, str], ...]
    node: str

    @property
    def tree(self) -> str:
        """The tree of the node."""
        return self.stack[-1][0]


class Move(NamedTuple):
    """What goes on from a spot by one of its fields."""

    field: Path
    to: Spot
    points: Points


class Flow:
    """All of the trees of a scope over one space of facts."""

    def __init__(
        self,
        scope: Scope,
        *,
        names: frozenset[str] | None = None,
        also: str | None = None,
        surely: bool = False,
        ceiling: int = CEILING,
    ) -> None:
        """`names` are the facts to look at, by default all, and `also` one more; `surely` also tells unknown facts from known ones."""
        self.scope = scope
        self.surely = surely
        self._nodes = {tree: scope.library.trees[tree].nodes for tree in scope.trees}
        found_ways = {
            (tree, node.id): tuple(self._sound(tree, way) for way in ways(scope.library, node))
            for tree in scope.trees
            for node in self._nodes[tree].values()
        }
        cuts = Cuts(way.guard for found in found_ways.values() for way in found if way.guard is not None)
        for name in scope.words.facts:
            if name.startswith(TRIED):
                cuts.starts.setdefault(name, set())
        if also is not None:
            cuts.starts.setdefault(also, set())
        if surely or not cuts.asked_known <= scope.words.always_known:
            # what is asked for first depends on everything that is unknown beside it
            cuts.asked_known |= cuts.starts.keys()
        wanted = None if names is None else [name for name in cuts.starts if name in names]
        self.space = Space(scope.words, cuts, wanted, ceiling=ceiling)
        self._is_exact = names is None
        self._planner = Planner(scope, self.space, found_ways, surely=surely, is_exact=self._is_exact)
        self._plans: dict[tuple[str, str], Plan] = {}
        self._exits = {
            tree: tuple(way_out.to for way_out in scope.library.trees[tree].anytime if way_out.to is not None)
            for tree in scope.trees
        }
        self._has_exits = any(self._exits.values())

    def start(self) -> tuple[Spot, Points] | None:
        """Where the walk begins, and with which combinations; None where the tree has no start."""
        root = self.scope.root
        start = self.scope.library.trees[root].start
        if start is None or start not in self._nodes[root]:
            return None
        points = self.space.full
        # a tree that another one runs may begin with anything known and tried
        if self.surely or not self.scope.is_run:
            for fact in self.scope.library.shared.facts.values():
                points = self._begun(points, fact.id, fact)
            for name in self.space.cells:
                if name.startswith(TRIED):
                    points &= self.space.lift(name, self.space.cells[name].one_of((False,)))
        return Spot(((root, ""),), start), self._entered(points, root)

    def shown(self, spot: Spot, points: Points) -> Points:
        """The combinations with which a node is shown or decides, once it has asked what it needs."""
        plan = self._plan(spot)
        return self._settled(plan, self._unskipped(plan, points))

    def asking(self, spot: Spot, points: Points, fact: str) -> Points:
        """The combinations in which a node needs a fact, to decide, and it is not known."""
        plan = self._plan(spot)
        points = self._with_asked(plan, self._unskipped(plan, points))
        return self._asked(plan, points).get(fact, 0)

    def taken(self, spot: Spot, shown: Points) -> Iterator[tuple[Way, Points]]:
        """Each way on with the combinations that take it, before it writes anything."""
        for turn, points in self._taken(self._plan(spot), shown):
            yield turn.way, points

    def moves(self, spot: Spot, points: Points) -> Iterator[Move]:
        """Everything that may happen next."""
        plan = self._plan(spot)
        nodes = self._nodes[spot.tree]
        if plan.skip_to is not None:
            skipped = points & plan.tried
            if skipped and plan.skip_to in nodes:
                yield Move(("skip_to",), Spot(spot.stack, plan.skip_to), skipped)
            points = self._unskipped(plan, points)
        if self._has_exits:
            yield from self._taken_out(spot, plan, points)
        points = self._settled(plan, points)
        for turn, taken in self._taken(plan, points):
            target = turn.way.target
            if taken and target is not None and target in nodes:
                yield Move(
                    turn.way.field, Spot(spot.stack, target), self._planner.written(taken, turn.writes)
                )
        if isinstance(plan.node, Outcome | Subtree):
            yield from self._across(spot, plan, points)

    def _across(self, spot: Spot, plan: Plan, points: Points) -> Iterator[Move]:
        """Into another tree, or back from it."""
        points = self._planner.written(points, plan.leaves)
        if isinstance(plan.node, Subtree):
            called = plan.node.run
            start = self.scope.library.trees[called].start if called in self.scope.trees else None
            if start is not None and all(called != tree for tree, _ in spot.stack):
                inside = Spot((*spot.stack, (called, spot.node)), start)
                yield Move(("run",), inside, self._entered(points, called))
        elif len(spot.stack) > 1:
            caller_stack, caller_id = spot.stack[:-1], spot.stack[-1][1]
            caller = self._nodes[caller_stack[-1][0]][caller_id]
            if isinstance(caller, Subtree):
                target = dict(caller.returns).get(spot.node, caller.otherwise)
                if target is not None and target in self._nodes[caller_stack[-1][0]]:
                    yield Move(("returns",), Spot(caller_stack, target), self._forgotten(points, spot.tree))

    def _taken_out(self, spot: Spot, plan: Plan, points: Points) -> Iterator[Move]:
        """The exits of this tree and of those that run it."""
        if self.surely and isinstance(plan.node, Branch | Subtree | Outcome) and plan.node.content == NOTHING:
            # it passes by itself, unless something is asked there
            points = points if self._asks_first(spot) else self._all_asked(plan, points)
        for depth in range(len(spot.stack), 0, -1):
            stack = spot.stack[:depth]
            for target in self._exits[stack[-1][0]]:
                if target in self._nodes[stack[-1][0]]:
                    yield Move(("anytime",), Spot(stack, target), points)
            points = self._forgotten(points, stack[-1][0])

    def _asks_first(self, spot: Spot) -> bool:
        """Whether the tree asks for its given facts where it begins."""
        tree = self.scope.library.trees[spot.tree]
        return spot.node == tree.start and any(fact.given for fact in tree.facts.values())

    def _all_asked(self, plan: Plan, points: Points) -> Points:
        asked: Points = 0
        for stuck in self._asked(plan, self._with_asked(plan, points)).values():
            asked |= stuck
        return asked

    def _taken(self, plan: Plan, points: Points) -> Iterator[tuple[Turn, Points]]:
        for turn in plan.turns:
            yield turn, points & turn.yes
            if turn.way.first_only:
                points &= turn.no

    def _unskipped(self, plan: Plan, points: Points) -> Points:
        if plan.skip_to is None:
            return points
        certain = all(f"{TRIED}{tag}" in self.space.cells for tag in plan.node.content.skip_if)
        return points & ~plan.tried if certain else points

    def _settled(self, plan: Plan, points: Points) -> Points:
        """The combinations with which a node goes on: those that had to be asked about are known by then."""
        if not self._planner.tells_unknown:
            return points
        points = self._with_asked(plan, points)
        if self._is_exact:
            for stuck in self._asked(plan, points).values():
                points &= ~stuck
        return points

    def _with_asked(self, plan: Plan, points: Points) -> Points:
        """The combinations, and those that follow once what is needed was asked."""
        before = -1
        while self._planner.tells_unknown and points != before:
            before = points
            for name, asked in self._asked(plan, points).items():
                points |= self._planner.written(
                    asked, self._planner.moved(name, self.space.cells[name].known)
                )
        return points

    def _asked(self, plan: Plan, points: Points) -> dict[str, Points]:
        """Where the node cannot go on before a fact is known, by the fact."""
        found: dict[str, Points] = {}
        for name in plan.asks:
            unknown = points & self.space.lift(name, self.space.cells[name].unknown)
            found[name] = found.get(name, 0) | unknown
        for turn in plan.turns:
            for name, unknown in turn.asks:
                found[name] = found.get(name, 0) | points & unknown
            if turn.way.first_only:
                points &= turn.no
        return found

    def _plan(self, spot: Spot) -> Plan:
        key = (spot.tree, spot.node)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._planner.plan(*key)
        return plan

    def _sound(self, tree: str, way: Way) -> Way:
        """The way in the names used here; without a condition where it speaks of what is no fact."""
        if way.guard is None or way.guard is ALWAYS:
            return way
        guard: Guard = self.scope.guard(tree, way.guard)
        known = self.scope.words.facts
        return way._replace(guard=guard if all(name in known for name in facts_of(guard)) else None)

    def _entered(self, points: Points, tree: str) -> Points:
        """The combinations once a tree has begun: its own facts are unknown, but for those it asks first."""
        for name, fact in self.scope.own(tree):
            points = self._begun(points, name, fact)
        return points

    def _begun(self, points: Points, name: str, fact: Fact) -> Points:
        cells = self.space.cells.get(name)
        if cells is None:
            return points
        held = cells.unknown or cells.known
        if fact.given:
            held = cells.full if fact.optional else cells.known
        return self.space.forget(points, name, held)

    def _forgotten(self, points: Points, tree: str) -> Points:
        if tree == self.scope.root:
            return points
        for name, _ in self.scope.own(tree):
            if name in self.space.cells:
                points = self.space.forget(points, name, self.space.cells[name].full)
        return points
