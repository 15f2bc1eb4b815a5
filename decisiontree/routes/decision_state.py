"""What stands decided on one authority along a route, as the walk keeps it: taken, asked further, approved, void.

Carried beside the combinations of facts, so that a route on which the amount changes afterwards is told from one where
it does not. Knows one authority at a time, which loses nothing: of the others only the order matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from decisiontree.combinations import DIAGRAM_STEPS, Points, Space, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import Decision
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.fixpoint import Successor, Writes, WriteWhere, decided_writes
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import deciders


class DecisionStatus(StrEnum):
    """How a decision on the authority stands."""

    UNDECIDED = "undecided"
    OWN = "own"
    """Within what the role may decide."""
    OPEN = "open"
    """Above that, and some other role may decide it."""
    NOBODY = "nobody"
    """No role may decide it."""
    APPROVED = "approved"
    """Somebody who may decide it said yes."""
    VOID = "void"
    """The amount has changed since."""


class DecisionState(NamedTuple):
    """The decision on the authority: whether it is the last of all, and the fact whose change makes it void.

    `tree` is the tree whose own fact that is; once that is left, `cell` keeps where the amount was. `at` is the
    decision, and `changed` where the amount changed afterwards, as tree and node. `may` are the roles that may decide it,
    where that is asked for.
    """

    standing: DecisionStatus = DecisionStatus.UNDECIDED
    is_last: bool = False
    fact: str | None = None
    tree: str | None = None
    cell: tuple[str, int] | None = None
    at: tuple[str, str] | None = None
    changed: tuple[str, str] | None = None
    may: tuple[str, ...] = ()


class DecidedPosition(NamedTuple):
    """A position, and what stands decided on arrival there."""

    pos: Position
    hold: DecisionState


DecidedOutflow: TypeAlias = Successor[DecidedPosition]
"""What goes on from there; `before` also where the node was skipped."""


class DecisionWalk:
    """The walk of the trees, with what stands decided on one authority."""

    def __init__(
        self,
        walk: AbstractWalk,
        authority: str,
        *,
        names_places: bool = True,
        names_roles: bool = False,
        only: tuple[str, str] | None = None,
    ) -> None:
        """`names_places`: decisions are told apart by where they were taken, and by where their amount changed.

        `names_roles`: and by the roles that may decide them. `only`: no decision counts but this one, as tree and node.
        """
        self.walk = walk
        self.authority = authority
        self._names_places = names_places
        self._names_roles = names_roles
        self._only = only
        self._verdicts: dict[tuple[str, str], tuple[Points, Points] | None] = {}

    @property
    def space(self) -> Space:
        """The combinations of the walk."""
        return self.walk.space

    def start(self) -> tuple[DecidedPosition, Points] | None:
        """Where the walk begins, with nothing decided."""
        begun = self.walk.start()
        return None if begun is None else (DecidedPosition(begun[0], DecisionState()), begun[1])

    def rank(self, held: DecidedPosition) -> tuple[int, ...]:
        """That of the position."""
        return self.walk.rank(held.pos)

    def moves(self, held: DecidedPosition, points: Points) -> Iterator[DecidedOutflow]:
        """Everything that may happen next."""
        decides = isinstance(self.walk.node(held.pos), Decision)
        for move in self.walk.moves(held.pos, points):
            before = move.before or move.field == ("skip_to",)
            changes = decides or move.effects.approves or (held.hold.fact is not None and move.writes)
            if not changes:
                to = DecidedPosition(move.to, held.hold)
                yield Successor(move.field, to, move.points, move.taken, move.writes, before, move.effects)
                continue
            for hold, decided in self._decided(held, move):
                for after, taken, writes in self._written(held.pos, move, hold, decided) if decided else ():
                    points_after = self.walk.written(taken, writes)
                    if points_after:
                        to = DecidedPosition(move.to, _approved(move, after))
                        yield Successor(move.field, to, points_after, taken, writes, before, move.effects)

    def after(self, held: DecidedPosition, shown: Points) -> Iterator[tuple[DecisionState, Points]]:
        """What stands decided once the node of a position is shown with these combinations."""
        node = self.walk.node(held.pos)
        if not isinstance(node, Decision):
            yield held.hold, shown
        elif not self.decides(held.pos):
            yield held.hold._replace(is_last=False), shown
        else:
            yield from self._taken(held.pos, node, shown)

    def decides(self, pos: Position) -> bool:
        """Whether the node of a position decides the authority."""
        node = self.walk.node(pos)
        is_one = isinstance(node, Decision) and node.decide == self.authority
        return is_one and self._only in (None, pos.place)

    def able(self, pos: Position, node_id: str) -> tuple[tuple[str, Points], ...]:
        """Each role with the combinations in which it may take a decision of a position's tree, whoever is on the call."""
        node = self.walk.node(pos._replace(node=node_id))
        if not isinstance(node, Decision):
            return ()
        scope = self.walk.scope
        found = [(role, scope.guard(pos.tree, guard)) for role, guard in deciders(scope.library, node) or ()]
        if any(name not in scope.words.facts for _, guard in found for name in facts_of(guard)):
            return ()
        return tuple((role, self.space.where(guard).yes) for role, guard in found)

    def _decided(
        self, held: DecidedPosition, move: Successor[Position]
    ) -> Iterable[tuple[DecisionState, Points]]:
        if move.before or move.field == ("skip_to",):
            return ((held.hold, move.taken),)
        return self.after(held, move.taken)

    def _taken(self, pos: Position, node: Decision, shown: Points) -> Iterator[tuple[DecisionState, Points]]:
        """The decision as it is taken on arrival."""
        verdict = self._verdict(pos, node)
        if verdict is None:
            return
        within, anyone = verdict
        scope = self.walk.scope
        authority = scope.library.shared.authority.get(node.decide)
        counts = authority is not None and authority.limits is not None and node.amount is not None
        fact = scope.name(pos.tree, node.amount) if counts and node.amount is not None else None
        owned = node.amount in scope.library.trees[pos.tree].facts
        tree = pos.tree if fact is not None and owned else None
        above = shown & ~within
        own = DecisionState(DecisionStatus.OWN, is_last=True, fact=fact, tree=tree, at=self._place(pos))
        yield own, shown & within
        for may, points in self._by_roles(pos, node, above & anyone):
            yield own._replace(standing=DecisionStatus.OPEN, may=may), points
        yield own._replace(standing=DecisionStatus.NOBODY), above & ~anyone

    def _by_roles(
        self, pos: Position, node: Decision, above: Points
    ) -> Iterable[tuple[tuple[str, ...], Points]]:
        """The combinations that are above the limit, by the roles that may decide them."""
        parts: dict[tuple[str, ...], Points] = {(): above}
        for role, points in self.able(pos, node.id) if self._names_roles else ():
            split = {may: rest & ~points for may, rest in parts.items()}
            split |= {(*may, role): rest & points for may, rest in parts.items()}
            parts = {may: rest for may, rest in split.items() if rest}
        return parts.items()

    def _verdict(self, pos: Position, node: Decision) -> tuple[Points, Points] | None:
        """Where the role on the call may decide it, and where any role may; None where that cannot be said."""
        key = (pos.tree, node.id)
        if key not in self._verdicts:
            able = self.able(pos, node.id)
            within: Points = 0
            anyone: Points = 0
            for role, points in able:
                within |= points & self.space.lift("role", self.space.cells["role"].one_of((role,)))
                anyone |= points
            self._verdicts[key] = (within, anyone) if able else None
        return self._verdicts[key]

    def _written(
        self, pos: Position, move: Successor[Position], hold: DecisionState, taken: Points
    ) -> Iterator[tuple[DecisionState, Points, Writes]]:
        """What is written, and what stands decided then: the decision is void where the amount is another one now."""
        if hold.fact is None:
            yield hold, taken, move.writes
            return
        for writes in decided_writes(move.writes, hold.fact):
            yield from self._decided_on(pos, move._replace(writes=writes), hold, hold.fact, taken)

    def _decided_on(
        self, pos: Position, move: Successor[Position], hold: DecisionState, fact: str, taken: Points
    ) -> Iterator[tuple[DecisionState, Points, Writes]]:
        """The same for a way on which it does not depend on the combinations whether the amount is written."""
        written = [(at, *write) for at, write in enumerate(move.writes) if not isinstance(write, WriteWhere)]
        # an amount is a number, to which nothing is added
        at, cells = max(
            ((at, cells) for at, name, cells in written if name == fact and isinstance(cells, int)),
            default=(None, 0),
        )
        if at is None:
            yield hold, taken, move.writes
            return
        own = self.space.cells[fact]
        void = DecisionState(DecisionStatus.VOID, hold.is_last, at=hold.at, changed=self._place(pos))
        if self._forgets(pos, move, fact):
            yield void, taken, move.writes
            return
        if hold.tree is not None and all(hold.tree != tree for tree, _ in move.to.stack):
            for cell in range(own.size):
                there = taken & self.space.lift(fact, 1 << cell)
                yield hold._replace(fact=None, tree=None, cell=(fact, cell)), there, move.writes
            return
        before, behind = (
            tuple(write for write in part if write[0] != fact)
            for part in (move.writes[:at], move.writes[at + 1 :])
        )
        yield hold, taken & self.space.lift(fact, cells & own.known), (*before, *behind)
        single = sum(1 << cell for cell in range(own.size) if cells >> cell & 1 and own.is_single(cell))
        if cells & ~single:
            yield void, taken, (*before, (fact, cells & ~single), *behind)
        for cell in range(own.size):
            if single >> cell & 1:
                others = taken & ~self.space.lift(fact, 1 << cell)
                yield void, others, (*before, (fact, 1 << cell), *behind)

    def _forgets(self, pos: Position, move: Successor[Position], fact: str) -> bool:
        """Whether the way that is taken makes the fact unknown again."""
        writes = move.effects.writes
        return any(value is None and self.walk.scope.name(pos.tree, each) == fact for each, value in writes)

    def _place(self, pos: Position) -> tuple[str, str] | None:
        return pos.place if self._names_places else None


def decisions_on(scope: WalkScope, authority: str) -> Iterator[tuple[str, Decision]]:
    """The decisions on an authority, each with its tree."""
    for tree, node in scope.nodes():
        if isinstance(node, Decision) and node.decide == authority:
            yield tree, node


def walk_with_amounts(
    scope: WalkScope,
    authority: str,
    nodes: frozenset[tuple[str, str]],
    *,
    tells_unknown: bool,
    ceiling: int,
) -> tuple[AbstractWalk, bool]:
    """A walk over some nodes in which the amounts that they decide on are followed; and whether it sees every route there is."""
    amounts = {
        scope.name(tree, node.amount)
        for tree, node in decisions_on(scope, authority)
        if (tree, node.id) in nodes and node.amount is not None
    }
    facts = frozenset(amounts & scope.words.facts.keys())
    projection = Projection(nodes, also=facts, surely=True, tells_unknown=tells_unknown)
    try:
        return AbstractWalk(scope, projection, ceiling=ceiling), True
    except TooMany:
        if not tells_unknown:
            return AbstractWalk(scope, projection, ceiling=ceiling, steps=DIAGRAM_STEPS), True
        # what needs an exit while something is asked is not seen then
        return AbstractWalk(scope, replace(projection, tells_unknown=False), ceiling=ceiling), False


def _approved(move: Successor[Position], hold: DecisionState) -> DecisionState:
    if move.effects.approves and hold.is_last and hold.standing is DecisionStatus.OPEN:
        return hold._replace(standing=DecisionStatus.APPROVED)
    return hold
