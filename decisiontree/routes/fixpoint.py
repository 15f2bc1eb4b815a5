"""Combinations spread along all moves until nothing is added, over loops as well. Knows no node.

Algorithm: worklist fixpoint; Kildall: A Unified Approach to Global Program Optimization, 1973.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Generic, NamedTuple, Protocol, TypeVar

from decisiontree.combinations import Points, Space, TooMany
from decisiontree.model import Path

STEPS, BITS = 100_000, 1 << 30
"""So many arrivals are followed, and fewer where each is about many combinations; a tree that needs more is too tangled."""

SpotT = TypeVar("SpotT")
SpotT_co = TypeVar("SpotT_co", covariant=True)


class Outflow(Protocol[SpotT_co]):
    """What goes on from a spot by one of its fields."""

    @property
    def field(self) -> Path:
        """The field of the spot."""

    @property
    def to(self) -> SpotT_co:
        """Where it leads."""

    @property
    def points(self) -> Points:
        """The combinations that arrive there."""


class TransitionSystem(Protocol[SpotT]):
    """What combinations can be spread along."""

    @property
    def space(self) -> Space:
        """What they are combinations of."""

    def start(self) -> tuple[SpotT, Points] | None:
        """Where the walk begins, and with which combinations."""

    def moves(self, spot: SpotT, points: Points, /) -> Iterable[Outflow[SpotT]]:
        """Everything that may happen next."""

    def rank(self, spot: SpotT, /) -> tuple[int, ...]:
        """The order in which spots are best looked at."""


class TooManySteps(Exception):
    """The arrivals are too many; it never leaves this package."""


@dataclass(frozen=True, slots=True)
class ReachLog(Generic[SpotT]):
    """Which combinations each look at a spot was about, and for each spot what was added to it by which look."""

    looks: list[tuple[SpotT, Points]] = field(default_factory=list)
    added: dict[SpotT, list[tuple[Points, int]]] = field(default_factory=dict)


def reached(flow: TransitionSystem[SpotT], log: ReachLog[SpotT] | None = None) -> dict[SpotT, Points]:
    """The combinations that can arrive at each spot; a log keeps how they came there. Worklist fixpoint."""
    arrived: dict[SpotT, Points] = {}
    _spread(flow, arrived, log)
    return arrived


def reached_so_far(flow: TransitionSystem[SpotT], arrived: dict[SpotT, Points]) -> bool:
    """The same; where it is too much, what was reached until then, and False."""
    try:
        _spread(flow, arrived, None)
    except (TooMany, TooManySteps):
        return False
    return True


def _spread(flow: TransitionSystem[SpotT], arrived: dict[SpotT, Points], log: ReachLog[SpotT] | None) -> None:
    begun = flow.start()
    if begun is None:
        return
    first, points = begun
    arrived[first] = points
    fresh: dict[SpotT, Points] = {first: points}
    ordered = {flow.rank(first): [first]}
    waiting = [flow.rank(first)]
    steps, allowed = 0, step_limit(flow)
    while waiting:
        spot = ordered[heappop(waiting)].pop()
        steps += 1
        if steps > allowed:
            raise TooManySteps
        points = fresh.pop(spot)
        if log is not None:
            log.looks.append((spot, points))
        for move in flow.moves(spot, points):
            new = move.points & ~arrived.get(move.to, 0)
            if not new:
                continue
            arrived[move.to] = arrived.get(move.to, 0) | new
            if log is not None:
                log.added.setdefault(move.to, []).append((new, len(log.looks) - 1))
            if move.to in fresh:
                fresh[move.to] |= new
            else:
                fresh[move.to] = new
                rank = flow.rank(move.to)
                ordered.setdefault(rank, []).append(move.to)
                heappush(waiting, rank)


class RouteStep(NamedTuple, Generic[SpotT]):
    """A place on a route and the field that led there."""

    spot: SpotT
    field: Path


@dataclass(frozen=True, slots=True)
class Arrival(Generic[SpotT]):
    """Combinations that arrived together, and the arrival they come from: a route is a chain of these."""

    spot: SpotT
    field: Path
    points: Points
    before: Arrival[SpotT] | None

    def route(self) -> tuple[RouteStep[SpotT], ...]:
        """The spots from the start to here."""
        steps: list[RouteStep[SpotT]] = []
        at: Arrival[SpotT] | None = self
        while at is not None:
            steps.append(RouteStep(at.spot, at.field))
            at = at.before
        return tuple(reversed(steps))


def arrivals(
    flow: TransitionSystem[SpotT],
    *,
    enough: Callable[[Arrival[SpotT]], bool] = lambda _: False,
    most: int = STEPS,
) -> tuple[Arrival[SpotT], ...]:
    """Every arrival that adds combinations to a spot, nearest to the start first, until one is `enough`."""
    begun = flow.start()
    if begun is None:
        return ()
    found = [Arrival(begun[0], (), begun[1], None)]
    arrived = {begun[0]: begun[1]}
    waiting = deque(found)
    allowed = min(most, step_limit(flow))
    while waiting and not enough(found[-1]):
        arrival = waiting.popleft()
        if len(found) > allowed:
            raise TooManySteps
        for move in flow.moves(arrival.spot, arrival.points):
            new = move.points & ~arrived.get(move.to, 0)
            if new:
                arrived[move.to] = arrived.get(move.to, 0) | new
                following = Arrival(move.to, move.field, new, arrival)
                found.append(following)
                waiting.append(following)
                if enough(following):
                    return tuple(found)
    return tuple(found)


def step_limit(flow: TransitionSystem[SpotT]) -> int:
    """How often a search may look at a spot."""
    return min(STEPS, BITS // flow.space.weight)
