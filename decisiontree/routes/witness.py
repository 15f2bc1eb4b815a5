"""One route in full: the values that, at each of its spots, bring it to its end. Looks back from the end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from decisiontree.guards.space import Example, Points, Space
from decisiontree.routes.held import Held, Holding
from decisiontree.routes.plan import Writes
from decisiontree.routes.spread import Arrival


class Witness(NamedTuple):
    """A route as logs name its nodes, and values at the decision that it is about."""

    route: tuple[str, ...]
    example: Example


def witness(holding: Holding, arrival: Arrival[Held], ending: Points) -> Witness:
    """The route to an arrival from which these combinations end as they do."""
    chain = [arrival]
    while chain[-1].before is not None:
        chain.append(chain[-1].before)
    chain.reverse()
    hold = arrival.spot.hold
    leaving = _leaving(holding, chain, ending)
    decided = [at for at, each in enumerate(chain) if hold.at == (each.spot.spot.tree, each.spot.spot.node)]
    points = leaving[decided[-1]] if decided else ending
    route = tuple(each.spot.spot.path for each in chain)
    return Witness(route, holding.space.example(points or ending))


def _leaving(holding: Holding, chain: list[Arrival[Held]], ending: Points) -> list[Points]:
    """For each spot, the combinations with which it is left so that the route goes on to its end."""
    found = [ending]
    for before, after in reversed(list(pairwise(chain))):
        arriving = _before_asking(holding.space, found[-1]) & after.points
        left: Points = 0
        for move in holding.moves(before.spot, before.points):
            if (move.to, move.field) == (after.spot, after.field):
                left |= move.taken & _before_writing(holding.space, move.writes, arriving)
        found.append(left)
    return found[::-1]


def _before_asking(space: Space, points: Points) -> Points:
    """The combinations from which these may come when a node asks for what it needs."""
    for name, cells in space.cells.items():
        if cells.unknown:
            points |= space.forget(points, name, cells.unknown)
    return points


def _before_writing(space: Space, writes: Writes, points: Points) -> Points:
    """The combinations that become these when facts are written."""
    order: Iterable[tuple[str, int]] = reversed(writes)
    for name, cells in order:
        points = space.forget(points & space.lift(name, cells), name, space.cells[name].full)
    return points
