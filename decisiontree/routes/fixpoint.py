"""Combinations spread along all moves until nothing is added, over loops as well. Knows no node.

Algorithm: worklist fixpoint; Kildall: A Unified Approach to Global Program Optimization, 1973.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from decisiontree.combinations import Points, Shifts, Space, TooMany
from decisiontree.model import Path
from decisiontree.transitions import NO_EFFECTS, Effects

STEPS, BITS = 100_000, 1 << 30
"""So many arrivals are followed, and fewer where each is about many combinations; a tree that needs more is too tangled."""

PositionT = TypeVar("PositionT")


class WriteWhere(NamedTuple):
    """Writes that happen only for some combinations: `where` they are made, and `elsewhere` they are not.

    What is in neither of the two goes no further, and what is in both may go on either way.
    """

    where: Points
    elsewhere: Points
    writes: tuple[tuple[str, int], ...] = ()


Writes: TypeAlias = tuple[tuple[str, int | Shifts] | WriteWhere, ...]
"""Facts and the cells that one of them lies in afterwards, or where its cells move to, written in this order.

What lies in a cell that moves nowhere goes no further.
"""


def decided_writes(writes: Writes, fact: str) -> Iterator[Writes]:
    """The same writes with those of one fact made or not made, for each way in which that can be."""
    for at, write in enumerate(writes):
        if isinstance(write, WriteWhere) and any(name == fact for name, _ in write.writes):
            before, behind = writes[:at], writes[at + 1 :]
            made = (*before, WriteWhere(write.where, 0), *write.writes)
            left = (*before, WriteWhere(0, write.elsewhere))
            for rest in decided_writes(behind, fact):
                yield (*made, *rest)
                yield (*left, *rest)
            return
    yield writes


class Successor(NamedTuple, Generic[PositionT]):
    """What goes on from a position by one of its fields: `points` are those that took it, once `writes` are written.

    `taken` are the same before anything is written. `before`: it left while something was still asked, before the node
    was shown.
    """

    field: Path
    to: PositionT
    points: Points
    taken: Points
    writes: Writes = ()
    before: bool = False
    effects: Effects = NO_EFFECTS


class TransitionSystem(Protocol[PositionT]):
    """What combinations can be spread along."""

    @property
    def space(self) -> Space:
        """What they are combinations of."""

    def start(self) -> tuple[PositionT, Points] | None:
        """Where the walk begins, and with which combinations."""

    def moves(self, pos: PositionT, points: Points, /) -> Iterable[Successor[PositionT]]:
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


@dataclass(frozen=True, slots=True)
class Arrival(Generic[PositionT]):
    """Combinations that arrived together, and the arrival they come from: a route is a chain of these."""

    pos: PositionT
    field: Path
    points: Points
    before: Arrival[PositionT] | None

    def route(self) -> tuple[Arrival[PositionT], ...]:
        """The arrivals from the start to this one."""
        steps = [self]
        while steps[-1].before is not None:
            steps.append(steps[-1].before)
        return tuple(reversed(steps))


def arrivals(walk: TransitionSystem[PositionT], *, most: int = STEPS) -> Iterator[Arrival[PositionT]]:
    """Every arrival that adds combinations to a position, nearest to the start first."""
    begun = walk.start()
    return _arrivals({} if begun is None else {begun[0]: begun[1]}, walk.moves, min(most, step_limit(walk)))


def first_ahead(
    sources: Mapping[PositionT, Points],
    moves: Callable[[PositionT, Points], Iterable[Successor[PositionT]]],
    sought: Callable[[PositionT, Points], bool],
) -> tuple[PositionT, ...] | None:
    """The positions from a source to the first that is looked for, breadth first; None where none can be reached."""
    before: dict[PositionT, PositionT | None] = {}
    for arrival in _arrivals(sources, moves, STEPS):
        before.setdefault(arrival.pos, None if arrival.before is None else arrival.before.pos)
        if sought(arrival.pos, arrival.points):
            return _way(arrival.pos, before)
    return None


def _way(pos: PositionT, before: Mapping[PositionT, PositionT | None]) -> tuple[PositionT, ...]:
    way = []
    at: PositionT | None = pos
    while at is not None:
        way.append(at)
        at = before[at]
    return tuple(reversed(way))


def _arrivals(
    sources: Mapping[PositionT, Points],
    moves: Callable[[PositionT, Points], Iterable[Successor[PositionT]]],
    most: int,
) -> Iterator[Arrival[PositionT]]:
    arrived = dict(sources)
    waiting = deque(Arrival(pos, (), points, None) for pos, points in sources.items())
    found = len(waiting)
    yield from tuple(waiting)
    while waiting:
        arrival = waiting.popleft()
        if found > most:
            raise TooManySteps
        for move in moves(arrival.pos, arrival.points):
            new = move.points & ~arrived.get(move.to, 0)
            if new:
                arrived[move.to] = arrived.get(move.to, 0) | new
                following = Arrival(move.to, move.field, new, arrival)
                found += 1
                waiting.append(following)
                yield following


def step_limit(walk: TransitionSystem[PositionT]) -> int:
    """How often a search may look at a position."""
    return min(STEPS, BITS // walk.space.weight)
