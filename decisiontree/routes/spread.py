"""Combinations spread along all moves until nothing is added, over loops as well. Knows no node."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from decisiontree.guards.space import Points
from decisiontree.model import Path
from decisiontree.routes.flow import Flow, Spot

STEPS, BITS = 100_000, 1 << 29
"""So many arrivals are followed, and fewer where each is about many combinations; a tree that needs more is too tangled."""


class Tangled(Exception):
    """The arrivals are too many; it never leaves this package."""


def reached(flow: Flow) -> dict[Spot, Points]:
    """The combinations that can arrive at each spot."""
    begun = flow.start()
    if begun is None:
        return {}
    first, points = begun
    ranks = _Ranks(flow)
    arrived: dict[Spot, Points] = {first: points}
    fresh: dict[Spot, Points] = {first: points}
    waiting = [(ranks.of(first), first)]
    steps, allowed = 0, _allowed(flow)
    while waiting:
        _, spot = heappop(waiting)
        steps += 1
        if steps > allowed:
            raise Tangled
        for move in flow.moves(spot, fresh.pop(spot)):
            new = move.points & ~arrived.get(move.to, 0)
            if not new:
                continue
            arrived[move.to] = arrived.get(move.to, 0) | new
            if move.to in fresh:
                fresh[move.to] |= new
            else:
                fresh[move.to] = new
                heappush(waiting, (ranks.of(move.to), move.to))
    return arrived


class Step(NamedTuple):
    """A place on a route and the field that led there."""

    spot: Spot
    field: Path


@dataclass(frozen=True, slots=True)
class Arrival:
    """Combinations that arrived together, and the arrival they come from: a route is a chain of these."""

    spot: Spot
    field: Path
    points: Points
    before: Arrival | None

    def route(self) -> tuple[Step, ...]:
        """The spots from the start to here."""
        steps: list[Step] = []
        at: Arrival | None = self
        while at is not None:
            steps.append(Step(at.spot, at.field))
            at = at.before
        return tuple(reversed(steps))


def arrivals(flow: Flow) -> tuple[Arrival, ...]:
    """Every arrival that adds combinations to a spot, nearest to the start first."""
    begun = flow.start()
    if begun is None:
        return ()
    found = [Arrival(begun[0], (), begun[1], None)]
    arrived = {begun[0]: begun[1]}
    waiting = deque(found)
    allowed = _allowed(flow)
    while waiting:
        arrival = waiting.popleft()
        if len(found) > allowed:
            raise Tangled
        for move in flow.moves(arrival.spot, arrival.points):
            new = move.points & ~arrived.get(move.to, 0)
            if new:
                arrived[move.to] = arrived.get(move.to, 0) | new
                following = Arrival(move.to, move.field, new, arrival)
                found.append(following)
                waiting.append(following)
    return tuple(found)


def _allowed(flow: Flow) -> int:
    return min(STEPS, BITS // flow.space.size)


class _Ranks:
    """The order in which spots are best looked at: that of the files, since trees are written from the start on."""

    def __init__(self, flow: Flow) -> None:
        trees = flow.scope.library.trees
        self._indexes = {
            tree: {node: at for at, node in enumerate(trees[tree].nodes)} for tree in flow.scope.trees
        }

    def of(self, spot: Spot) -> tuple[int, ...]:
        """The place of the nodes that ran the trees, then that of the node."""
        outer = [self._indexes[spot.stack[at][0]][caller] for at, (_, caller) in enumerate(spot.stack[1:])]
        return (*outer, self._indexes[spot.tree][spot.node])
