"""A search ahead from some positions: the way to the first place that is looked for. Knows no node and no amount."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from decisiontree.combinations import Points
from decisiontree.routes.fixpoint import STEPS, Outflow, TooManySteps

PositionT = TypeVar("PositionT")


def first_ahead(
    sources: Mapping[PositionT, Points],
    moves: Callable[[PositionT, Points], Iterable[Outflow[PositionT]]],
    sought: Callable[[PositionT, Points], bool],
) -> tuple[PositionT, ...] | None:
    """The positions from a source to the first that is looked for, breadth first; None where none can be reached.

    Raises Tangled.
    """
    arrived = dict(sources)
    before: dict[PositionT, PositionT | None] = dict.fromkeys(sources)
    waiting = deque(sources.items())
    steps = 0
    while waiting:
        pos, points = waiting.popleft()
        if sought(pos, points):
            return _way(pos, before)
        steps += 1
        if steps > STEPS:
            raise TooManySteps
        for move in moves(pos, points):
            fresh = move.points & ~arrived.get(move.to, 0)
            if fresh:
                arrived[move.to] = arrived.get(move.to, 0) | fresh
                before.setdefault(move.to, pos)
                waiting.append((move.to, fresh))
    return None


def _way(pos: PositionT, before: Mapping[PositionT, PositionT | None]) -> tuple[PositionT, ...]:
    way = []
    at: PositionT | None = pos
    while at is not None:
        way.append(at)
        at = before[at]
    return tuple(reversed(way))
