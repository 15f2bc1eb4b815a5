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

PositionT = TypeVar("PositionT")
PositionT_co = TypeVar("PositionT_co", covariant=True)


class Outflow(Protocol[PositionT_co]):
    """What goes on from a position by one of its fields."""

    @property
    def field(self) -> Path:
        """The field of the position."""

    @property
    def to(self) -> PositionT_co:
        """Where it leads."""

    @property
    def points(self) -> Points:
        """The combinations that arrive there."""


class TransitionSystem(Protocol[PositionT]):
    """What combinations can be spread along."""

    @property
    def space(self) -> Space:
        """What they are combinations of."""

    def start(self) -> tuple[PositionT, Points] | None:
        """Where the walk begins, and with which combinations."""

    def moves(self, pos: PositionT, points: Points, /) -> Iterable[Outflow[PositionT]]:
        """Everything that may happen next."""

    def rank(self, pos: PositionT, /) -> tuple[int, ...]:
        """The order in which positions are best looked at."""


class TooManySteps(Exception):
    """The arrivals are too many; it never leaves this package."""


@dataclass(frozen=True, slots=True)
class ReachLog(Generic[PositionT]):
    """Which combinations each look at a position was about, and for each position what was added to it by which look."""

    looks: list[tuple[PositionT, Points]] = field(default_factory=list)
    added: dict[PositionT, list[tuple[Points, int]]] = field(default_factory=dict)


def reached(
    walk: TransitionSystem[PositionT], log: ReachLog[PositionT] | None = None
) -> dict[PositionT, Points]:
    """The combinations that can arrive at each position; a log keeps how they came there. Worklist fixpoint."""
    arrived: dict[PositionT, Points] = {}
    _spread(walk, arrived, log)
    return arrived


def reached_so_far(walk: TransitionSystem[PositionT], arrived: dict[PositionT, Points]) -> bool:
    """The same; where it is too much, what was reached until then, and False."""
    try:
        _spread(walk, arrived, None)
    except (TooMany, TooManySteps):
        return False
    return True


def _spread(
    walk: TransitionSystem[PositionT], arrived: dict[PositionT, Points], log: ReachLog[PositionT] | None
) -> None:
    begun = walk.start()
    if begun is None:
        return
    first, points = begun
    arrived[first] = points
    fresh: dict[PositionT, Points] = {first: points}
    ordered = {walk.rank(first): [first]}
    waiting = [walk.rank(first)]
    steps, allowed = 0, step_limit(walk)
    while waiting:
        pos = ordered[heappop(waiting)].pop()
        steps += 1
        if steps > allowed:
            raise TooManySteps
        points = fresh.pop(pos)
        if log is not None:
            log.looks.append((pos, points))
        for move in walk.moves(pos, points):
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
                rank = walk.rank(move.to)
                ordered.setdefault(rank, []).append(move.to)
                heappush(waiting, rank)


class RouteStep(NamedTuple, Generic[PositionT]):
    """A place on a route and the field that led there."""

    pos: PositionT
    field: Path


@dataclass(frozen=True, slots=True)
class Arrival(Generic[PositionT]):
    """Combinations that arrived together, and the arrival they come from: a route is a chain of these."""

    pos: PositionT
    field: Path
    points: Points
    before: Arrival[PositionT] | None

    def route(self) -> tuple[RouteStep[PositionT], ...]:
        """The positions from the start to here."""
        steps: list[RouteStep[PositionT]] = []
        at: Arrival[PositionT] | None = self
        while at is not None:
            steps.append(RouteStep(at.pos, at.field))
            at = at.before
        return tuple(reversed(steps))


def arrivals(
    walk: TransitionSystem[PositionT],
    *,
    enough: Callable[[Arrival[PositionT]], bool] = lambda _: False,
    most: int = STEPS,
) -> tuple[Arrival[PositionT], ...]:
    """Every arrival that adds combinations to a position, nearest to the start first, until one is `enough`."""
    begun = walk.start()
    if begun is None:
        return ()
    found = [Arrival(begun[0], (), begun[1], None)]
    arrived = {begun[0]: begun[1]}
    waiting = deque(found)
    allowed = min(most, step_limit(walk))
    while waiting and not enough(found[-1]):
        arrival = waiting.popleft()
        if len(found) > allowed:
            raise TooManySteps
        for move in walk.moves(arrival.pos, arrival.points):
            new = move.points & ~arrived.get(move.to, 0)
            if new:
                arrived[move.to] = arrived.get(move.to, 0) | new
                following = Arrival(move.to, move.field, new, arrival)
                found.append(following)
                waiting.append(following)
                if enough(following):
                    return tuple(found)
    return tuple(found)


def step_limit(walk: TransitionSystem[PositionT]) -> int:
    """How often a search may look at a position."""
    return min(STEPS, BITS // walk.space.weight)
