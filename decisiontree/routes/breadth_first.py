"""Level-synchronous breadth-first search of state sets: what arrives at a position at one distance is looked at together.

What moves on from two sets together is what moves on from each, so a level holds exactly the combinations that are as far
from the start, and a route that is followed back over the levels is as short as any. Of those, the one that takes the
first fields is shown. Knows no node.

Algorithm: breadth-first search of state sets; Burch, Clarke, McMillan, Dill, Hwang: Symbolic Model Checking: 10^20 States and Beyond, 1990.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from decisiontree.combinations import Points
from decisiontree.routes.abstract_node import Writes
from decisiontree.routes.fixpoint import (
    Outflow,
    PositionT,
    PositionT_co,
    TooManySteps,
    TransitionSystem,
    step_limit,
)

WantedT = TypeVar("WantedT")

ROOM = 1 << 27
"""So many bits of moves are kept for the way back; the others are made again."""


class Traceable(Outflow[PositionT_co], Protocol[PositionT_co]):
    """What goes on, and how it became what it is."""

    @property
    def taken(self) -> Points:
        """The combinations that go on."""

    @property
    def writes(self) -> Writes:
        """What is written on the way."""


class Retraceable(TransitionSystem[PositionT], Protocol[PositionT]):
    """What can be followed backwards as well."""

    def moves(self, pos: PositionT, points: Points, /) -> Iterable[Traceable[PositionT]]:
        """Everything that may happen next."""

    def origins(self, pos: PositionT, move: Traceable[PositionT], points: Points, /) -> Points:
        """The combinations with which a position is come to and from which a move leads to these."""


class BreadthFirst(Generic[PositionT]):
    """The search, one level at a time; raises Tangled where the looks are too many."""

    def __init__(self, walk: Retraceable[PositionT]) -> None:
        self._walk = walk
        self._looks = step_limit(walk)
        begun = walk.start()
        first = {} if begun is None else {begun[0]: begun[1]}
        self._arrived = dict(first)
        self._levels: list[Mapping[PositionT, Points]] = [first] if first else []
        self._came: list[Mapping[PositionT, list[tuple[PositionT, Traceable[PositionT] | None]]]] = [{}]
        self._room = ROOM

    def __iter__(self) -> Iterator[tuple[int, Mapping[PositionT, Points]]]:
        """Each level by its distance from the start; those that were made before first."""
        at = 0
        while at < len(self._levels) or self._deepen():
            yield at, self._levels[at]
            at += 1

    def route(self, distance: int, pos: PositionT, wanted: Points) -> tuple[tuple[PositionT, ...], Points]:
        """The first of the shortest routes to some of the combinations that arrive at a position of a level, and to which."""
        back = self._backwards(distance, pos, wanted)
        ((first, points),) = back[0].items()
        route = [first]
        waiting = [self._following(0, first, points, back)]
        while len(route) <= distance:
            at, points = next(waiting[-1], (None, 0))
            if at is None:
                waiting.pop()
                route.pop()
            else:
                route.append(at)
                waiting.append(self._following(len(route) - 1, at, points, back))
        return tuple(route), points

    def routes(
        self, distance: int, pos: PositionT, wanted: Mapping[WantedT, Points]
    ) -> Iterator[tuple[WantedT, tuple[PositionT, ...]]]:
        """The same for several sets of combinations. A route that is the first to all of them is the first to each it leads to."""
        left = dict(wanted)
        while left:
            everything: Points = 0
            for points in left.values():
                everything |= points
            route, led = self.route(distance, pos, everything)
            for key in [key for key, points in left.items() if points & led]:
                del left[key]
                yield key, route

    def _deepen(self) -> bool:
        if not self._levels:
            return False
        arrived, level = self._arrived, self._levels[-1]
        self._looks -= len(level)
        if self._looks < 0:
            raise TooManySteps
        following: dict[PositionT, Points] = {}
        came: dict[PositionT, list[tuple[PositionT, Traceable[PositionT] | None]]] = {}
        for pos, points in level.items():
            for move in self._walk.moves(pos, points):
                to = move.to
                before = arrived.get(to, 0)
                new = move.points & ~before
                if new:
                    arrived[to] = before | new
                    following[to] = following.get(to, 0) | new
                # what another position brought to this level already is a way back all the same
                if new or (to in following and move.points & following[to]):
                    came.setdefault(to, []).append((pos, self._kept(move)))
        if following:
            self._levels.append(following)
            self._came.append(came)
        return bool(following)

    def _backwards(self, distance: int, pos: PositionT, wanted: Points) -> list[dict[PositionT, Points]]:
        """For each level the combinations from which the wanted ones can be come to in time."""
        back: list[dict[PositionT, Points]] = [{} for _ in range(distance)]
        back.append({pos: wanted})
        for at in range(distance, 0, -1):
            level, before = self._levels[at - 1], back[at - 1]
            for to, points in back[at].items():
                for source, kept in self._came[at].get(to, ()):
                    for move in self._walk.moves(source, level[source]) if kept is None else (kept,):
                        led = points & move.points if move.to == to else 0
                        origins = self._walk.origins(source, move, led) & level[source] if led else 0
                        if origins:
                            before[source] = before.get(source, 0) | origins
        return back

    def _following(
        self, at: int, pos: PositionT, points: Points, back: list[dict[PositionT, Points]]
    ) -> Iterator[tuple[PositionT, Points]]:
        if at + 1 == len(back):
            return
        for move in self._walk.moves(pos, points):
            ahead = back[at + 1].get(move.to)
            if ahead is not None:
                led = move.points & ahead
                if led:
                    yield move.to, led

    def _kept(self, move: Traceable[PositionT]) -> Traceable[PositionT] | None:
        self._room -= 2 * self._walk.space.weight
        return move if self._room > 0 else None
