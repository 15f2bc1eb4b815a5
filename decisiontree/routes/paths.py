"""A search ahead from some spots: the way to the first place that is looked for. Knows no node and no amount."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from decisiontree.combinations import Points
from decisiontree.routes.fixpoint import STEPS, Outflow, TooManySteps

SpotT = TypeVar("SpotT")


def first_ahead(
    sources: Mapping[SpotT, Points],
    moves: Callable[[SpotT, Points], Iterable[Outflow[SpotT]]],
    sought: Callable[[SpotT, Points], bool],
) -> tuple[SpotT, ...] | None:
    """The spots from a source to the first that is looked for, breadth first; None where none can be reached.

    Raises Tangled.
    """
    arrived = dict(sources)
    before: dict[SpotT, SpotT | None] = dict.fromkeys(sources)
    waiting = deque(sources.items())
    steps = 0
    while waiting:
        spot, points = waiting.popleft()
        if sought(spot, points):
            return _way(spot, before)
        steps += 1
        if steps > STEPS:
            raise TooManySteps
        for move in moves(spot, points):
            fresh = move.points & ~arrived.get(move.to, 0)
            if fresh:
                arrived[move.to] = arrived.get(move.to, 0) | fresh
                before.setdefault(move.to, spot)
                waiting.append((move.to, fresh))
    return None


def _way(spot: SpotT, before: Mapping[SpotT, SpotT | None]) -> tuple[SpotT, ...]:
    way = []
    at: SpotT | None = spot
    while at is not None:
        way.append(at)
        at = before[at]
    return tuple(reversed(way))
