"""A quick look whether all that is granted is decided on every way there, conditions left aside; it spares the exact search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from decisiontree.model import (
    Decision,
    Form,
    Limit,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    facts_written,
    links,
)
from decisiontree.routes.position import Position, Positions
from decisiontree.routes.walk_scope import WalkScope

_UNDECIDED, _OWN, _OPEN, _NOBODY, _APPROVED, _VOID = (1 << at for at in range(6))
_LAST = 6
"""How a decision may stand is a set of bits; the same bits further on, where it is also the last decision of all."""
_EARLIER = (1 << _LAST) - 1
_DECIDED = _OWN | _OPEN | _NOBODY | _APPROVED
_IN_ORDER = (_OWN | _APPROVED) * (1 + (1 << _LAST))


def in_order(scope: WalkScope, authority: str) -> bool:
    """Whether, on every way that links make, what grants the authority comes after a decision that stands."""
    look = _Look(scope, authority)
    first = look.spots.first()
    if first is None:
        return True
    stands = {first: _UNDECIDED}
    waiting = [(look.spots.rank(first), first)]
    while waiting:
        _, spot = heappop(waiting)
        node, held = look.spots.node(spot), stands[spot]
        if isinstance(node, Outcome) and authority in node.grants and held & ~_IN_ORDER:
            return False
        for to, after in look.onward(spot, node, held):
            before = stands.get(to, 0)
            if after & ~before:
                stands[to] = before | after
                heappush(waiting, (look.spots.rank(to), to))
    return True


class _Look:
    """What one authority may come to from node to node."""

    def __init__(self, scope: WalkScope, authority: str) -> None:
        self.spots = Positions(scope)
        self._scope = scope
        self._authority = authority
        self._amounts = {
            scope.name(tree, node.amount)
            for tree, nodes in self.spots.nodes.items()
            for node in nodes.values()
            if isinstance(node, Decision) and node.decide == authority and node.amount is not None
        }

    def onward(self, spot: Position, node: Node, held: int) -> Iterator[tuple[Position, int]]:
        """Every spot that may follow, with how it may stand there."""
        for target, after in self._ways(spot, node, held):
            to = self.spots.beside(spot, target)
            if to is not None:
                yield to, after
        across = None
        if isinstance(node, Subtree):
            across = self.spots.into(spot, node)
        elif isinstance(node, Outcome):
            across = self.spots.back(spot)
        if across is not None:
            yield across, held
        if self.spots.has_exits:
            after = self._decided(spot, node, held)
            for depth in range(len(spot.stack)):
                for to in self.spots.exits(spot.stack[: depth + 1]):
                    yield to, held | after

    def _ways(self, spot: Position, node: Node, held: int) -> Iterator[tuple[str | None, int]]:
        if node.content.skip_if:
            yield node.content.skip_to or (node.to if isinstance(node, Form | Step) else None), held
        match node:
            case Decision():
                decided = self._decided(spot, node, held)
                own = _OWN << _LAST
                is_own = node.decide == self._authority
                yield node.within, own if is_own else decided
                yield node.above, decided & ~own if is_own else decided
            case Question(options=options):
                for option in options:
                    after = self._written(spot, (fact for fact, _ in option.writes), held)
                    yield option.to, _approved(after) if option.approves else after
            case Form(to=to) | Step(to=to):
                yield to, self._written(spot, facts_written(node), held)
            case Subtree():
                return
            case _:
                for link in links(node):
                    yield link.target, held

    def _decided(self, spot: Position, node: Node, held: int) -> int:
        if not isinstance(node, Decision):
            return held
        if node.decide == self._authority:
            roles = self._scope.library.shared.roles
            has_owner = any(covers_all(self._scope, spot, node, role.id) for role in roles)
            above = _OPEN if has_owner else _OPEN | _NOBODY
            return (_OWN | above) << _LAST
        return (held | held >> _LAST) & _EARLIER

    def _written(self, spot: Position, facts: Iterator[str], held: int) -> int:
        if not any(self._scope.name(spot.tree, fact) in self._amounts for fact in facts):
            return held
        last = held >> _LAST
        return held | (_VOID if held & _DECIDED else 0) | (_VOID << _LAST if last & _DECIDED else 0)


def covers_all(scope: WalkScope, spot: Position, node: Decision, role: str) -> bool:
    """Whether a role may decide the largest amount, however often it was given before."""
    authority = scope.library.shared.authority.get(node.decide)
    if authority is None:
        return False
    rows: list[tuple[str, Mapping[str, Limit], int]] = []
    if authority.limits is not None and node.amount is not None:
        rows.append((scope.name(spot.tree, node.amount), authority.limits, 0))
    if authority.uses is not None:
        rows.append((authority.uses.fact, authority.uses.limits, 1))
    return all(_covers(scope, role, *row) for row in rows)


def _covers(scope: WalkScope, role: str, fact: str, limits: Mapping[str, Limit], more: int) -> bool:
    declared = scope.words.facts.get(fact)
    if declared is None or role not in limits:
        return False
    most = limits[role]
    return most is None or (declared.maximum is not None and declared.maximum + more <= most)


def _approved(held: int) -> int:
    """An approval counts for the last decision."""
    is_open = held & _OPEN << _LAST
    return held ^ is_open | (_APPROVED << _LAST if is_open else 0)
