"""How sets of combinations pass through nodes: skipped, asked, chosen, written, run and returned, as the walk does it.

`surely` is the careful reading for findings that must have happened on a real route: what is not certain is left out.
Otherwise what is not certain counts as possible, so that nothing possible is called impossible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from decisiontree.guards import facts_of
from decisiontree.guards.cells import Cuts
from decisiontree.guards.mentions import given_facts
from decisiontree.guards.space import CEILING, Points, Space
from decisiontree.model import Branch, Fact, Guard, Node, Outcome, Path, Subtree
from decisiontree.model.ends import stops
from decisiontree.routes.plan import Plan, Planner, Turn, Writes
from decisiontree.routes.scope import TRIED, Scope
from decisiontree.routes.ways import ALWAYS, Way, ways


class Spot(NamedTuple):
    """A node and how the walk came into its tree: the trees that are walked, each with the node that ran it.

    `entering`: the tree begins there and asks for given facts first, so that its exits are there before the node is.
    """

    stack: tuple[tuple[str, str], ...]
    node: str
    entering: bool = False

    @property
    def tree(self) -> str:
        """The tree of the node."""
        return self.stack[-1][0]

    @property
    def path(self) -> str:
        """The node as logs name it: one of a tree that is run with its id before."""
        return self.node if len(self.stack) == 1 else f"{self.tree}/{self.node}"


class Move(NamedTuple):
    """What goes on from a spot by one of its fields: `points` are those that took it, once `writes` are written.

    `before`: it left while something was still asked, before the node was shown.
    """

    field: Path
    to: Spot
    points: Points
    taken: Points
    writes: Writes = ()
    before: bool = False


class Part(NamedTuple):
    """The nodes that a search is about, by tree and id; facts to look at whatever conditions say; and how closely.

    Of `facts`, the values that answers set are told apart from all others. Without `tells_unknown`, what is not known
    counts as any value, which makes no difference but where it is asked whether something is known, or an exit is there.
    """

    nodes: frozenset[tuple[str, str]]
    facts: frozenset[str] = frozenset()
    tells_unknown: bool = False


class Flow:
    """All of the trees of a scope over one space of facts."""

    def __init__(  # noqa: PLR0913  a search has these parts
        self,
        scope: Scope,
        *,
        names: frozenset[str] | None = None,
        also: str | None = None,
        surely: bool = False,
        part: Part | None = None,
        ceiling: int = CEILING,
    ) -> None:
        """`names` are the facts to look at, by default all, and `also` one more.

        `surely` also tells unknown facts from known ones, unless `part`, which narrows the nodes, says otherwise.
        """
        self.scope = scope
        self.surely = surely
        self._nodes = {tree: scope.library.trees[tree].nodes for tree in scope.trees}
        found_ways = {
            (tree, node.id): tuple(self._sound(tree, way) for way in ways(scope.library, node))
            for tree in scope.trees
            for node in self._nodes[tree].values()
            if part is None or (tree, node.id) in part.nodes
        }
        cuts = Cuts(way.guard for found in found_ways.values() for way in found if way.guard is not None)
        for tag in self._tags(found_ways):
            cuts.starts.setdefault(tag, set())
        for name in [also] if part is None else part.facts:
            if name is not None:
                cuts.starts.setdefault(name, set()).update(self._set_values(name, found_ways))
        tells_unknown = surely if part is None else part.tells_unknown
        if tells_unknown or not cuts.asked_known <= scope.words.always_known:
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
        self._order = {
            tree: {node: at for at, node in enumerate(nodes)} for tree, nodes in self._nodes.items()
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
                if self._sees(fact.id):
                    points = self.space.forget(points, fact.id, self._held(fact.id, fact))
            for name in self.space.cells:
                if name.startswith(TRIED):
                    points &= self.space.lift(name, self.space.cells[name].one_of((False,)))
        return self._begun(((root, ""),), start), self._planner.written(points, self._entering(root))

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
        if spot.entering:
            yield from self._taken_out(spot, points, before=True)
        if plan.skip_to is not None:
            skipped = points & plan.tried
            if skipped and plan.skip_to in nodes:
                yield Move(("skip_to",), Spot(spot.stack, plan.skip_to), skipped, skipped)
            points = self._unskipped(plan, points)
        if self._has_exits:
            yield from self._taken_out_here(spot, plan, points)
        points = self._settled(plan, points)
        for turn, taken in self._taken(plan, points):
            target = turn.way.target
            if taken and target is not None and target in nodes:
                yield self._move(turn.way.field, Spot(spot.stack, target), taken, turn.writes)
        yield from self._across(spot, plan, points)

    def rank(self, spot: Spot) -> tuple[int, ...]:
        """That of the files, since trees are written from the start on: the nodes that ran the trees, then the node."""
        outer = [self._order[spot.stack[at][0]][caller] for at, (_, caller) in enumerate(spot.stack[1:])]
        return (*outer, self._order[spot.tree][spot.node])

    def node(self, spot: Spot) -> Node:
        """The node of a spot."""
        return self._nodes[spot.tree][spot.node]

    def written(self, points: Points, writes: Writes) -> Points:
        """The combinations after facts were written."""
        return self._planner.written(points, writes)

    def _move(self, field: Path, to: Spot, taken: Points, writes: Writes) -> Move:
        return Move(field, to, self._planner.written(taken, writes), taken, writes)

    def _across(self, spot: Spot, plan: Plan, points: Points) -> Iterator[Move]:
        """Into another tree, or back from it."""
        if isinstance(plan.node, Subtree):
            called = plan.node.run
            start = self.scope.library.trees[called].start if called in self.scope.trees else None
            if start is not None and all(called != tree for tree, _ in spot.stack):
                inside = self._begun((*spot.stack, (called, spot.node)), start)
                yield self._move(("run",), inside, points, (*plan.leaves, *self._entering(called)))
        elif isinstance(plan.node, Outcome):
            back = self._back(spot)
            if back is not None:
                yield self._move(("returns",), back, points, (*plan.leaves, *self._forgetting(spot.tree)))

    def _back(self, spot: Spot) -> Spot | None:
        """Where an outcome leads in the tree that ran its own; None where the walk ends with it."""
        if len(spot.stack) == 1:
            return None
        stack, caller_id = spot.stack[:-1], spot.stack[-1][1]
        caller = self._nodes[stack[-1][0]][caller_id]
        if not isinstance(caller, Subtree):
            return None
        target = dict(caller.returns).get(spot.node, caller.otherwise)
        return Spot(stack, target) if target is not None and target in self._nodes[stack[-1][0]] else None

    def _taken_out_here(self, spot: Spot, plan: Plan, points: Points) -> Iterator[Move]:
        """The exits while a node asks for what it needs, and once it is shown; none where the walk ends."""
        if isinstance(plan.node, Outcome) and self._back(spot) is None:
            return
        points = self._with_asked(plan, points)
        stuck: Points = 0
        for asked in self._asked(plan, points).values():
            stuck |= points & asked
        if stuck:
            yield from self._taken_out(spot, stuck, before=True)
        passes = isinstance(plan.node, Branch | Subtree | Outcome) and not stops(plan.node)
        if not (self.surely and passes):
            shown = points & ~stuck if self._is_exact else points
            yield from self._taken_out(spot, shown, before=False)

    def _taken_out(self, spot: Spot, points: Points, *, before: bool) -> Iterator[Move]:
        """The exits of this tree and of those that run it."""
        writes: Writes = ()
        for depth in range(len(spot.stack), 0, -1):
            stack = spot.stack[:depth]
            for target in self._exits[stack[-1][0]]:
                if points and target in self._nodes[stack[-1][0]]:
                    move = self._move(("anytime",), Spot(stack, target), points, writes)
                    yield move._replace(before=before)
            writes = (*writes, *self._forgetting(stack[-1][0]))

    def _begun(self, stack: tuple[tuple[str, str], ...], start: str) -> Spot:
        """Where a tree begins."""
        tree, outer = stack[-1][0], {each for each, _ in stack[:-1]}
        if not self._has_exits:
            return Spot(stack, start)
        known = {fact for each in outer for fact in given_facts(self.scope.library, each)}
        asked = set(given_facts(self.scope.library, tree))
        known -= self.scope.library.trees[tree].facts.keys()
        return Spot(stack, start, entering=bool(asked - known))

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

    def _entering(self, tree: str) -> Writes:
        """What is written when a tree begins: its own facts are unknown, but for those it asks first."""
        return tuple(
            (name, self._held(name, fact)) for name, fact in self.scope.own(tree) if self._sees(name)
        )

    def _forgetting(self, tree: str) -> Writes:
        """What is written when a tree is left: its own facts may be anything again."""
        if tree == self.scope.root:
            return ()
        cells = self.space.cells
        return tuple((name, cells[name].full) for name, _ in self.scope.own(tree) if self._sees(name))

    def _sees(self, name: str) -> bool:
        return name in self.space.cells

    def _held(self, name: str, fact: Fact) -> int:
        """The cells in which a fact begins."""
        cells = self.space.cells[name]
        if fact.given:
            return cells.full if fact.optional else cells.known
        return cells.unknown or cells.known

    def _tags(self, found: Iterable[tuple[str, str]]) -> Iterator[str]:
        """What was tried, where some node is skipped for it."""
        for tree, node in found:
            for tag in self._nodes[tree][node].content.skip_if:
                yield f"{TRIED}{tag}"

    def _set_values(self, name: str, found: Mapping[tuple[str, str], tuple[Way, ...]]) -> Iterator[int]:
        """Where numbers have to be cut so that each value that an answer sets has a cell of its own."""
        for (tree, _), ways_on in found.items():
            for way in ways_on:
                for fact, value in way.sets:
                    if self.scope.name(tree, fact) == name and self.scope.words.facts[name].type.is_number:
                        yield from (int(value), int(value) + 1)
