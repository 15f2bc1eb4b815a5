"""A quick look whether all that is granted is decided on every way there, conditions left aside; it spares the exact search.

Algorithm: bit-vector dataflow analysis; Kam, Ullman: Monotone Data Flow Analysis Frameworks, 1977.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from decisiontree.combinations import domain
from decisiontree.guards import evaluate
from decisiontree.model import Decision, FactValue, Node, Outcome
from decisiontree.routes.decision_state import decisions_on
from decisiontree.routes.position import SKIPPED, Position, Positions
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import NO_EFFECTS, Edge, deciders, facts_asked

_UNDECIDED, _OWN, _OPEN, _NOBODY, _APPROVED, _VOID = (1 << at for at in range(6))
_LAST = 6
"""How a decision may stand is a set of bits; the same bits further on, where it is also the last decision of all."""
_EARLIER = (1 << _LAST) - 1
_DECIDED = _OWN | _OPEN | _NOBODY | _APPROVED
_IN_ORDER = (_OWN | _APPROVED) * (1 + (1 << _LAST))


def in_order(scope: WalkScope, authority: str) -> bool:
    """Whether, on every way that links make, what grants the authority comes after a decision that stands."""
    prefilter = _Prefilter(scope, authority)
    first = prefilter.positions.first()
    if first is None:
        return True
    stands = {first: _UNDECIDED}
    waiting = [(prefilter.positions.rank(first), first)]
    while waiting:
        _, pos = heappop(waiting)
        node, held = prefilter.positions.node(pos), stands[pos]
        if isinstance(node, Outcome) and authority in node.grants and held & ~_IN_ORDER:
            return False
        for to, after in prefilter.onward(pos, node, held):
            before = stands.get(to, 0)
            if after & ~before:
                stands[to] = before | after
                heappush(waiting, (prefilter.positions.rank(to), to))
    return True


class _Prefilter:
    """What one authority may come to from node to node."""

    def __init__(self, scope: WalkScope, authority: str) -> None:
        self.positions = Positions(scope)
        self._scope = scope
        self._authority = authority
        self._amounts = {
            scope.name(tree, node.amount)
            for tree, node in decisions_on(scope, authority)
            if node.amount is not None
        }

    def onward(self, pos: Position, node: Node, held: int) -> Iterator[tuple[Position, int]]:
        """Every position that may follow, with how it may stand there."""
        decided = self._decided(pos, node, held)
        for edge, to in self.positions.onward(pos):
            yield to, self._after(pos, node, edge, held if edge is SKIPPED else decided)
        for to in self.positions.exits_around(pos):
            yield to, held | decided

    def _after(self, pos: Position, node: Node, edge: Edge, held: int) -> int:
        if edge is not SKIPPED and isinstance(node, Decision) and node.decide == self._authority:
            own = _OWN << _LAST
            return own if edge.field == ("within",) else held & ~own
        if edge.effects is NO_EFFECTS:
            return held
        after = self._written(pos, edge.effects.facts, held)
        return _approved(after) if edge.effects.approves else after

    def _decided(self, pos: Position, node: Node, held: int) -> int:
        if not isinstance(node, Decision):
            return held
        if node.decide == self._authority:
            roles = self._scope.library.shared.roles
            has_owner = any(covers_all(self._scope, pos, node, role.id) for role in roles)
            above = _OPEN if has_owner else _OPEN | _NOBODY
            return (_OWN | above) << _LAST
        return (held | held >> _LAST) & _EARLIER

    def _written(self, pos: Position, facts: Iterable[str], held: int) -> int:
        if not any(self._scope.name(pos.tree, fact) in self._amounts for fact in facts):
            return held
        last = held >> _LAST
        return held | (_VOID if held & _DECIDED else 0) | (_VOID << _LAST if last & _DECIDED else 0)


def covers_all(scope: WalkScope, pos: Position, node: Decision, role: str) -> bool:
    """Whether a role may decide the largest amount, however often it was given before."""
    largest: dict[str, FactValue] = {}
    for fact in facts_asked(scope.library, node):
        declared = scope.words.facts.get(scope.name(pos.tree, fact))
        if declared is not None and declared.type.is_number:
            largest[fact] = domain(declared)[1]
    guard = dict(deciders(scope.library, node) or ()).get(role)
    return guard is not None and evaluate(guard, largest) is True


def _approved(held: int) -> int:
    """An approval counts for the last decision."""
    is_open = held & _OPEN << _LAST
    return held ^ is_open | (_APPROVED << _LAST if is_open else 0)
