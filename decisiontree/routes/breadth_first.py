"""Level-synchronous breadth-first search of state sets: what arrives at a position at one distance is looked at together.

What moves on from two sets together is what moves on from each, so a level holds exactly the combinations that are as far
from the start, and a route that is followed back over the levels is as short as any. Of those, the one that takes the
first fields is shown. Knows no node.

Algorithm: breadth-first search of state sets; Burch, Clarke, McMillan, Dill, Hwang: Symbolic Model Checking: 10^20 States and Beyond, 1990.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from decisiontree.combinations import Points
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.fixpoint import Successor, TooManySteps, step_limit
from decisiontree.routes.position import Position

WantedT = TypeVar("WantedT")

ROOM = 1 << 27
"""So many bits of moves are kept for the way back; the others are made again."""


class BreadthFirst:
    """The search, one level at a time; raises TooManySteps where the looks are too many."""

    def __init__(self, walk: AbstractWalk) -> None:
        self._walk = walk
        self._looks = step_limit(walk)
        begun = walk.start()
        first = {} if begun is None else {begun[0]: begun[1]}
        self._arrived = dict(first)
        self._levels: list[Mapping[Position, Points]] = [first] if first else []
        self._came: list[Mapping[Position, list[tuple[Position, Successor[Position] | None]]]] = [{}]
        self._room = ROOM

    def __iter__(self) -> Iterator[tuple[int, Mapping[Position, Points]]]:
        """Each level by its distance from the start; those that were made before first."""
        at = 0
        while at < len(self._levels) or self._deepen():
            yield at, self._levels[at]
            at += 1

    def route(self, distance: int, pos: Position, wanted: Points) -> tuple[tuple[Position, ...], Points]:
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
        self, distance: int, pos: Position, wanted: Mapping[WantedT, Points]
    ) -> Iterator[tuple[WantedT, tuple[Position, ...]]]:
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
        following: dict[Position, Points] = {}
        came: dict[Position, list[tuple[Position, Successor[Position] | None]]] = {}
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

    def _backwards(self, distance: int, pos: Position, wanted: Points) -> list[dict[Position, Points]]:
        """For each level the combinations from which the wanted ones can be come to in time."""
        back: list[dict[Position, Points]] = [{} for _ in range(distance)]
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
        self, at: int, pos: Position, points: Points, back: list[dict[Position, Points]]
    ) -> Iterator[tuple[Position, Points]]:
        if at + 1 == len(back):
            return
        for move in self._walk.moves(pos, points):
            ahead = back[at + 1].get(move.to)
            if ahead is not None:
                led = move.points & ahead
                if led:
                    yield move.to, led

    def _kept(self, move: Successor[Position]) -> Successor[Position] | None:
        self._room -= 2 * self._walk.space.weight
        return move if self._room > 0 else None
