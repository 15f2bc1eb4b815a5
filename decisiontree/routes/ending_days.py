"""Days on which a call may come to each outcome, where conditions count days from the one on which it begins."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.combinations import TooMany
from decisiontree.model import CALL_DAY, Library, Outcome
from decisiontree.routes.abstract_walk import walks
from decisiontree.routes.fixpoint import TooManySteps, reached
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope


def ending_days(library: Library, tree_id: str) -> Mapping[str, tuple[int, ...]]:
    """By the path of an outcome, one day for each order of days in which some call may come there; the nearest first."""
    for walk in walks(WalkScope(library, tree_id), Projection()):
        days = walk.space.cells.get(CALL_DAY)
        if days is None:
            return {}
        found: dict[str, int] = {}
        try:
            for pos, points in reached(walk).items():
                if isinstance(walk.node(pos), Outcome):
                    found[pos.path] = found.get(pos.path, 0) | walk.space.cells_in(points, CALL_DAY)
        except (TooMany, TooManySteps):
            continue
        return {
            path: tuple(days.ends(at)[0] for at in range(days.size) if which >> at & 1)
            for path, which in found.items()
        }
    return {}
