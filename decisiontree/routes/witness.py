"""One route in full: the values that, at each of its positions, bring it to its end. Looks back from the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from decisiontree.combinations import Example, Points, Space
from decisiontree.model import Path
from decisiontree.routes.decision_state import DecidedPosition, DecisionStatus, DecisionWalk
from decisiontree.routes.fixpoint import Arrival, ReachLog

_Step: TypeAlias = tuple[DecidedPosition, Path]
"""A place on a route and the field that led there."""


class Witness(NamedTuple):
    """A route as logs name its nodes, values at its last decision, which that was, and where the amount changed then."""

    route: tuple[str, ...] = ()
    example: Example = ()
    decision: tuple[str, str] | None = None
    changed: tuple[str, str] | None = None


def witness(holding: DecisionWalk, arrival: Arrival[DecidedPosition], ending: Points) -> Witness:
    """The route to an arrival from which these combinations end as they do."""
    chain = arrival.route()
    return _told(holding, [(each.pos, each.field) for each in chain], _leaving(holding, chain, ending))


def retraced(
    holding: DecisionWalk, log: ReachLog[DecidedPosition], held: DecidedPosition, ending: Points
) -> Witness:
    """A route to some of the combinations that arrive at a position, followed back in the log of the search."""
    wanted = holding.space.one_of(ending)
    steps: list[_Step] = []
    leaving = [ending]
    before = len(log.looks)
    while True:
        came = next(
            (look for new, look in log.added.get(held, ()) if new & wanted and look < before),
            None,
        )
        if came is None:
            break
        source, points = log.looks[came]
        for move in holding.moves(source, points):
            taken = move.taken & holding.walk.before_writing(wanted, move.writes) if move.to == held else 0
            back = _before_asking(holding.space, taken) & points
            if back:
                steps.append((held, move.field))
                leaving.append(taken)
                held, wanted, before = source, holding.space.one_of(back), came
                break
    steps.append((held, ()))
    return _told(holding, steps[::-1], leaving[::-1])


def _told(holding: DecisionWalk, steps: list[_Step], leaving: list[Points]) -> Witness:
    """The route in names, with what was decided on it and what became of that."""
    decided = changed = None
    for at, ((before, _), (after, field)) in enumerate(pairwise(steps)):
        if holding.decides(before.pos) and field not in (("skip_to",), ("anytime",)):
            decided, changed = at, None
        if DecisionStatus.VOID is after.hold.standing is not before.hold.standing:
            changed = before.pos
    points = leaving[-1] if decided is None else leaving[decided] or leaving[-1]
    decision = None if decided is None else steps[decided][0].pos
    return Witness(
        tuple(held.pos.path for held, _ in steps),
        holding.space.example(points),
        None if decision is None else decision.place,
        None if changed is None else changed.place,
    )


def _leaving(
    holding: DecisionWalk, chain: Sequence[Arrival[DecidedPosition]], ending: Points
) -> list[Points]:
    """For each position, the combinations with which it is left so that the route goes on to its end."""
    found = [ending]
    for after, before in pairwise(reversed(chain)):
        arriving = _before_asking(holding.space, found[-1]) & after.points
        left: Points = 0
        for move in holding.moves(before.pos, before.points):
            if (move.to, move.field) == (after.pos, after.field):
                left |= move.taken & holding.walk.before_writing(arriving, move.writes)
        found.append(left)
    return found[::-1]


def _before_asking(space: Space, points: Points) -> Points:
    """The combinations from which these may come when a node asks for what it needs."""
    for name, cells in space.cells.items():
        if cells.unknown:
            points |= space.forget(points, name, cells.unknown)
    return points
