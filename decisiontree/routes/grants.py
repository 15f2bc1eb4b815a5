"""What outcomes grant on any route, and to which role it counts. Only what surely happens is told, each with a route."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from decisiontree.combinations import CEILING, Example, Points, TooMany, domain
from decisiontree.model import Decision, Library, Limit, Node, Outcome
from decisiontree.routes.backward_reach import BackwardReach
from decisiontree.routes.decision_state import (
    DecidedPosition,
    DecisionState,
    DecisionStatus,
    DecisionWalk,
    decisions_on,
    walk_with_amounts,
)
from decisiontree.routes.fixpoint import ReachLog, TooManySteps, arrivals, reached
from decisiontree.routes.grant_prefilter import in_order
from decisiontree.routes.position import Position
from decisiontree.routes.walk_scope import WalkScope, trees_met
from decisiontree.routes.witness import Witness, retraced, witness

GRANTS = frozenset({DecisionStatus.OWN, DecisionStatus.APPROVED})
"""How a decision must stand for an outcome to give what it grants; otherwise it is withheld."""

SMALL, STEPS = 1_000, 5_000
"""In a search over so many positions the shortest routes are looked for, for so many steps."""
TOLD, FEW = 50, 5
"""So many ends of routes that are not as they should be get a route each, and fewer in a large tree."""
APART = 24
"""Of so many decisions on one authority, the ends of routes are told apart by which it was that was taken last."""


@dataclass(frozen=True, slots=True)
class Granted:
    """An outcome that grants an authority, as some routes reach it: `standing` is how the decision stands there.

    `node` is in the tree that was asked about: the outcome, or the node that runs the tree of `outcome`; `decision` is
    where it was decided last, `changed` where its amount changed afterwards; all name tree and node. `most` is the largest amount by the role on the call (None: without
    end), empty where none is decided. `example` are values, the role among them, with which `route` is walked; both are empty where all is as it should be.
    """

    authority: str
    node: str
    outcome: tuple[str, str]
    standing: DecisionStatus
    decision: tuple[str, str] | None
    most: Mapping[str, Limit]
    roles: tuple[str, ...]
    example: Example
    route: tuple[str, ...]
    changed: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Granting:
    """All that a tree grants; the authorities in `not_followed` have too many combinations to say so."""

    found: tuple[Granted, ...] = ()
    not_followed: tuple[str, ...] = ()


def granted(library: Library, tree_id: str, *, doubtful: bool = False, ceiling: int = CEILING) -> Granting:
    """What every outcome that a walk of the tree can meet grants, for each way the decision can stand there.

    A tree that is only run by others grants nothing by itself. `doubtful`: only the authorities that a quick look does not
    find in order.
    """
    scope = WalkScope(library, tree_id)
    if not library.trees[tree_id].alone or not scope.is_readable:
        return Granting()
    backward: BackwardReach | None = None
    found: list[Granted] = []
    not_followed = []
    for authority in dict.fromkeys(authority for _, node in scope.nodes() for authority in _grants(node)):
        if doubtful and in_order(scope, authority):
            continue
        try:
            backward = backward or BackwardReach(scope)
            found += _Ends(_holding(scope, backward, authority, ceiling)).found()
        except (TooMany, TooManySteps):
            not_followed.append(authority)
    return Granting(tuple(found), tuple(not_followed))


def wrongly_granted(library: Library, tree_id: str) -> Granting:
    """What is granted and not decided by a role that may, but for what a tree that it runs shows on its own routes."""
    whole = granted(library, tree_id, doubtful=True)
    wrong = [each for each in whole.found if each.standing not in GRANTS]
    told: set[object] = set()
    if any(not _has_part(library, tree_id, each) for each in wrong):
        for other in tuple(trees_met(library, tree_id))[1:]:
            found = granted(library, other, doubtful=True).found
            told |= {_key(each) for each in found if each.standing not in GRANTS}
    kept = (each for each in wrong if _has_part(library, tree_id, each) or _key(each) not in told)
    return Granting(tuple(kept), whole.not_followed)


def _has_part(library: Library, tree_id: str, each: Granted) -> bool:
    """Whether the tree itself grants it or decides it, or should have."""
    if tree_id in (each.outcome[0], each.decision and each.decision[0]):
        return True
    nodes = library.trees[tree_id].nodes.values()
    decides = any(isinstance(node, Decision) and node.decide == each.authority for node in nodes)
    return decides and each.standing is DecisionStatus.UNDECIDED


def _key(each: Granted) -> object:
    return each.authority, each.outcome, each.standing


def _grants(node: Node) -> tuple[str, ...]:
    return node.grants if isinstance(node, Outcome) else ()


def _holding(scope: WalkScope, backward: BackwardReach, authority: str, ceiling: int) -> DecisionWalk:
    """The search for one authority: over the nodes that lead to what grants it, and the facts that they speak of."""
    leading = backward.leading_to(lambda node: authority in _grants(node))
    walk, _ = walk_with_amounts(
        scope, authority, leading.nodes, tells_unknown=leading.by_exits, ceiling=ceiling
    )
    deciding = sum((tree, node.id) in leading.nodes for tree, node in decisions_on(scope, authority))
    return DecisionWalk(walk, authority, names_places=deciding <= APART)


@dataclass(frozen=True, slots=True)
class _End:
    """Where routes end alike."""

    pos: Position
    standing: DecisionStatus
    at: tuple[str, str] | None
    changed: tuple[str, str] | None


class _Ends:
    """The ends of the routes of one search, those that are alike together."""

    def __init__(self, holding: DecisionWalk) -> None:
        self.holding = holding
        self.space = holding.space
        self._log: ReachLog[DecidedPosition] = ReachLog()
        arrived = reached(holding, self._log)
        self._is_small = len(arrived) <= SMALL
        self._shown: dict[_End, list[tuple[DecidedPosition, Points]]] = {}
        for held, points in arrived.items():
            shown = self._at_end(held, points)
            if shown:
                self._shown.setdefault(_end(held), []).append((held, shown))

    def found(self) -> list[Granted]:
        """One for each, with a route where something is wrong."""
        wanted = [end for end in self._shown if end.standing not in GRANTS]
        shown = self._shortest(wanted) if self._is_small and wanted else {}
        for end in wanted[: TOLD if self._is_small else FEW]:
            if end not in shown:
                shown[end] = retraced(self.holding, self._log, *self._shown[end][0])
        nothing = Witness()
        return [self._granted(end, parts, shown.get(end, nothing)) for end, parts in self._shown.items()]

    def _granted(self, end: _End, parts: Iterable[tuple[DecidedPosition, Points]], shown: Witness) -> Granted:
        pos = end.pos
        most: dict[str, Limit] = {}
        roles: dict[str, None] = {}
        for held, points in parts:
            for role, amount, has_amount in self._by_role(held.hold, points):
                roles[role] = None
                if has_amount:
                    before = most.get(role, amount)
                    most[role] = None if before is None or amount is None else max(before, amount)
        return Granted(
            authority=self.holding.authority,
            node=pos.outermost,
            outcome=pos.place,
            standing=end.standing,
            decision=end.at or shown.decision,
            most=most,
            roles=tuple(roles),
            example=shown.example,
            route=shown.route,
            changed=end.changed or shown.changed,
        )

    def _at_end(self, held: DecidedPosition, points: Points) -> Points:
        node = self.holding.walk.node(held.pos)
        return self.holding.walk.shown(held.pos, points) if self.holding.authority in _grants(node) else 0

    def _shortest(self, wanted: list[_End]) -> dict[_End, Witness]:
        """Routes that are as short as any; a large tree has too many ways for that."""
        found: dict[_End, Witness] = {}
        with suppress(TooManySteps):
            for arrival in arrivals(self.holding, most=STEPS):
                shown = self._at_end(arrival.pos, arrival.points)
                if shown and (end := _end(arrival.pos)) in wanted and end not in found:
                    found[end] = witness(self.holding, arrival, shown)
                if len(found) == len(wanted):
                    break
        return found

    def _by_role(self, hold: DecisionState, points: Points) -> Iterable[tuple[str, Limit, bool]]:
        roles = self.holding.walk.scope.library.shared.roles
        cells = self.space.cells.get("role")
        for role in roles:
            here = points if cells is None else points & self.space.lift("role", cells.one_of((role.id,)))
            if here:
                amount = self._highest(hold, here)
                yield role.id, amount if isinstance(amount, int) else None, amount is not False

    def _highest(self, hold: DecisionState, points: Points) -> Limit | bool:
        """The largest amount that was decided; None where it has no end, False where none was."""
        name, cell = hold.cell or (hold.fact, -1)
        if name is None:
            return False
        cells = self.space.cells[name]
        if not cells.fact.type.is_number:
            return False  # the reader has said that it is no amount
        if cell < 0:
            known = [at for at in range(cells.size) if cells.known >> at & 1]
            cell = max((at for at in known if points & self.space.lift(name, 1 << at)), default=-1)
        if cell < 0:
            return False
        last = cells.ends(cell)[1]
        has_end = cells.fact.maximum is not None or last < domain(cells.fact)[1]
        return last if has_end else None


def _end(held: DecidedPosition) -> _End:
    return _End(held.pos, held.hold.standing, held.hold.at, held.hold.changed)
