"""One search over all routes of a tree with what stands decided on one authority: where escalations go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from decisiontree.combinations import Example, Points
from decisiontree.model import Decision, Outcome
from decisiontree.routes.backward_reach import BackwardReach
from decisiontree.routes.decision_state import (
    DecidedOutflow,
    DecidedPosition,
    DecisionState,
    DecisionStatus,
    DecisionWalk,
    walk_with_amounts,
)
from decisiontree.routes.ending_shares import hands_on
from decisiontree.routes.escalation_prefilter import LEAVES_A_CHOICE, OWNED
from decisiontree.routes.fixpoint import ReachLog, first_ahead, reached
from decisiontree.routes.position import Position, Positions
from decisiontree.routes.projection import not_followed
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.routes.witness import retraced
from decisiontree.transitions import approves

Place: TypeAlias = tuple[str, str]
"""A tree and the id of one of its nodes."""
Sources: TypeAlias = dict[DecidedPosition, Points]
"""Where a search ahead begins."""

ABOVE = frozenset({DecisionStatus.OPEN, DecisionStatus.NOBODY})
_UNCHANGED = frozenset({DecisionStatus.OPEN, DecisionStatus.NOBODY, DecisionStatus.APPROVED})


class EscalationFault(StrEnum):
    """What is wrong with an escalation."""

    NOBODY_ASKED = "no one is asked"
    """From an `above` no route meets an approval, a hand-over or a refusal."""
    NO_OWNER = "no owner"
    """It is handed on, and no role may decide it."""
    IN_CIRCLES = "in circles"
    """From an `above` no route ends the call without the same decision again."""
    ASKED_ANEW = "asked again"
    """From an approval no route ends the call without the same decision again."""
    DOWNWARDS = "downwards"
    """It is handed on to a role that may not decide it either."""
    NEEDLESS = "needless"
    """The role may decide it itself, and somebody else is asked all the same."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """One such place: `decision` has decided; it is told at `place`, the decision itself, a question or an outcome.

    `node` is the same in the tree that was asked about: of another tree, the node that runs it. `about` is where a route
    leads that shows it, None where no route is any better; `option` the answer that approves, `role` whom an outcome hands
    to. With the values of `example`, the role on the call among them, `route` is walked.
    """

    kind: EscalationFault
    authority: str
    decision: Place
    place: Place
    node: str
    about: Place | None
    example: Example
    route: tuple[str, ...]
    option: int | None = None
    role: str | None = None

    @property
    def key(self) -> object:
        """What makes two of them the same on the routes of several trees."""
        return self.kind, self.authority, self.decision, self.place, self.option


@dataclass(slots=True)
class _Met:
    """What all routes come by: where they go on from decisions and approvals, and what is wrong already."""

    above: dict[Place, Sources] = field(default_factory=dict)
    within: dict[Place, Sources] = field(default_factory=dict)
    approved: dict[tuple[Place, Position, int], Sources] = field(default_factory=dict)
    asked: dict[Place, tuple[DecidedPosition, Points]] = field(default_factory=dict)
    handed: dict[tuple[EscalationFault, Place, Position], tuple[DecidedPosition, Points]] = field(
        default_factory=dict
    )


class EscalationSearch:
    """All routes of one tree, with what stands decided on one authority."""

    def __init__(self, scope: WalkScope, authority: str, teams: Mapping[Place, str], *, ceiling: int) -> None:
        """`teams`: the roles to which outcomes hand on."""
        self.scope = scope
        self.authority = authority
        self._teams = teams
        self._positions = Positions(scope)
        around = BackwardReach(scope).around(
            lambda node: isinstance(node, Decision) and node.decide == authority
        )
        self._walk, self._sees_all = walk_with_amounts(
            scope, authority, around, tells_unknown=self._positions.has_exits, ceiling=ceiling
        )
        self._holding = DecisionWalk(self._walk, authority, names_roles=True)
        self._not_followed = frozenset(not_followed(scope))
        self._log: ReachLog[DecidedPosition] = ReachLog()
        self._arrived = reached(self._holding, self._log)

    def found(self) -> Iterator[Escalation]:
        """Everything that is wrong."""
        met = _Met()
        for held, points in self._arrived.items():
            self._meet(met, held, points)
        circles = set()
        for decision, sources in met.above.items() if self._sees_all else ():
            yield from self._nobody_asked(decision, sources)
            for each in self._again(EscalationFault.IN_CIRCLES, decision, sources, None):
                circles.add(decision)
                yield each
        for (decision, asked, option), sources in met.approved.items():
            if decision not in circles and self._sees_all:
                yield from self._again(EscalationFault.ASKED_ANEW, decision, sources, (asked, option))
        for (kind, decision, pos), (held, points) in met.handed.items():
            yield self._told(kind, decision, pos, (held, points), about=pos.place)
        for decision in dict.fromkeys((*met.asked, *met.within)):
            yield from self._needless(decision, met)

    def _meet(self, met: _Met, held: DecidedPosition, points: Points) -> None:
        pos, hold = held
        node = self._walk.node(pos)
        if self._holding.decides(pos):
            for move in self._holding.moves(held, points):
                if move.field in (("above",), ("within",)):
                    way = met.above if move.field == ("above",) else met.within
                    _add(way.setdefault(pos.place, {}), move)
        elif approves(node):
            self._meet_question(met, held, points)
        elif hold.at is not None and hands_on(node):
            shown = self._walk.shown(pos, points)
            role = self._teams.get(pos.place)
            if shown and hold.standing is DecisionStatus.NOBODY:
                met.handed.setdefault((EscalationFault.NO_OWNER, hold.at, pos), (held, shown))
            elif shown and hold.standing is DecisionStatus.OPEN and role is not None and role not in hold.may:
                met.handed.setdefault((EscalationFault.DOWNWARDS, hold.at, pos), (held, shown))

    def _meet_question(self, met: _Met, held: DecidedPosition, points: Points) -> None:
        hold = held.hold
        if hold.at is None or not hold.is_last:
            return
        for move in self._holding.moves(held, points):
            if not move.effects.approves:
                continue
            if hold.standing is DecisionStatus.OWN:
                met.asked.setdefault(hold.at, (held, move.taken & points or points))
            elif move.to.hold.standing in _UNCHANGED and move.to.hold.at == hold.at:
                key = (hold.at, held.pos, int(move.field[1]))
                _add(met.approved.setdefault(key, {}), move)

    def _nobody_asked(self, decision: Place, sources: Sources) -> Iterator[Escalation]:
        positions: dict[Position, Points] = {}
        for held, points in sources.items():
            positions[held.pos] = positions.get(held.pos, 0) | points
        if first_ahead(positions, self._walk.moves, self._has_owner) is None:
            yield self._from_above(EscalationFault.NOBODY_ASKED, decision, sources, self._ends)

    def _again(
        self, kind: EscalationFault, decision: Place, sources: Sources, approval: tuple[Position, int] | None
    ) -> Iterator[Escalation]:
        """The decision where no route ends the call without it; an answer that approves counts as a change, or begins it."""
        watching = DecisionWalk(self._walk, self.authority, only=decision)

        def is_same(held: DecidedPosition) -> bool:
            return held.pos.place == decision == held.hold.at and held.hold.standing in _UNCHANGED

        def onward(held: DecidedPosition, points: Points) -> Iterator[DecidedOutflow]:
            for move in watching.moves(held, points):
                if is_same(held) and not move.before:
                    yield from self._with_other_amounts(move, held.hold)
                elif approval is None and move.effects.approves:
                    yield move._replace(to=DecidedPosition(move.to.pos, DecisionState()))
                else:
                    yield move

        def ends(held: DecidedPosition, points: Points) -> bool:
            return self._ends(held.pos, points) or held.pos.place in self._not_followed

        if first_ahead(sources, onward, ends) is None:
            yield self._from_above(kind, decision, sources, lambda pos, _: pos.place == decision, approval)

    def _with_other_amounts(self, move: DecidedOutflow, before: DecisionState) -> Iterator[DecidedOutflow]:
        """What decides again about another amount: in a tree that was left, and begun once more, it is asked anew."""
        if before.cell is None:
            return
        fact, cell = before.cell
        taken = move.taken
        if self._walk.space.cells[fact].is_single(cell):
            taken &= ~self._walk.space.lift(fact, 1 << cell)
        if taken:
            yield move._replace(points=self._walk.written(taken, move.writes), taken=taken)

    def _from_above(
        self,
        kind: EscalationFault,
        decision: Place,
        sources: Sources,
        sought: Callable[[Position, Points], bool],
        approval: tuple[Position, int] | None = None,
    ) -> Escalation:
        """Told with a route that goes on to what shows it."""
        source = next(iter(sources.items()))
        way = first_ahead({source[0].pos: source[1]}, self._walk.moves, sought) or ()
        pos, option = approval or (None, None)
        if pos is None:
            pos = Position(source[0].pos.stack, decision[1])
        about = way[-1].place if way else None
        return self._told(kind, decision, pos, source, about=about, onward=way[1:], option=option)

    def _needless(self, decision: Place, met: _Met) -> Iterator[Escalation]:
        """Asked for an approval on any route; or handed on by nodes that leave nobody a choice."""
        pos = next(held.pos for held in self._arrived if held.pos.place == decision)
        if decision in met.asked:
            source = met.asked[decision]
            yield self._told(EscalationFault.NEEDLESS, decision, pos, source, about=source[0].pos.place)
            return
        sources = met.within.get(decision, {})

        def by_itself(held: DecidedPosition, points: Points) -> Iterator[DecidedOutflow]:
            if not isinstance(self._walk.node(held.pos), LEAVES_A_CHOICE):
                yield from (move for move in self._holding.moves(held, points) if move.field != ("anytime",))

        def handed_on(held: DecidedPosition, points: Points) -> bool:
            node = self._walk.node(held.pos)
            is_own = held.hold.standing is DecisionStatus.OWN and held.hold.at == decision
            return is_own and hands_on(node) and bool(self._walk.shown(held.pos, points))

        way = first_ahead(sources, by_itself, handed_on)
        if way is not None:
            source = (way[0], sources[way[0]])
            onward = tuple(held.pos for held in way[1:])
            yield self._told(
                EscalationFault.NEEDLESS, decision, pos, source, about=way[-1].pos.place, onward=onward
            )

    def _told(  # noqa: PLR0913  an escalation has these parts
        self,
        kind: EscalationFault,
        decision: Place,
        pos: Position,
        source: tuple[DecidedPosition, Points],
        *,
        about: Place | None,
        onward: tuple[Position, ...] = (),
        option: int | None = None,
    ) -> Escalation:
        shown = retraced(self._holding, self._log, *source)
        return Escalation(
            kind,
            self.authority,
            decision,
            pos.place,
            pos.outermost,
            about,
            shown.example,
            (*shown.route, *(each.path for each in onward)),
            option,
            self._teams.get(pos.place),
        )

    def _has_owner(self, pos: Position, points: Points) -> bool:
        """Whether somebody answers for it there, or that cannot be said."""
        if pos.place in self._not_followed:
            return True
        node = self._walk.node(pos)
        if isinstance(node, Outcome):
            return node.resolution in OWNED and bool(self._walk.shown(pos, points))
        if not approves(node):
            return False
        taken = self._walk.taken(pos, self._walk.shown(pos, points))
        return any(chosen and edge.effects.approves for edge, chosen in taken)

    def _ends(self, pos: Position, points: Points) -> bool:
        return self._positions.is_end(pos) and bool(self._walk.shown(pos, points))


def _add(sources: Sources, move: DecidedOutflow) -> None:
    sources[move.to] = sources.get(move.to, 0) | move.points
