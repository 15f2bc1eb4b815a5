"""Fields that are shown under a condition: whether two of them can be shown together, decided over all values.

Knows facts and conditions; knows nothing of nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from decisiontree.combinations.analysis import Somewhere
from decisiontree.combinations.cells import Cuts, Vocabulary
from decisiontree.combinations.diagram import DiagramSpace
from decisiontree.combinations.space import Points, Space, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import Guard


class AppearingField(NamedTuple):
    """A fact that is filled in, and where: None is always."""

    fact: str
    guard: Guard | None


def shown_together(fields: Sequence[AppearingField], words: Vocabulary) -> Somewhere | None:
    """Where the first and the last of some fields are both shown, those between them filled in one after another.

    None where that is nowhere, or where the combinations are too many.
    """
    guards = [field.guard for field in fields if field.guard is not None]
    cuts = Cuts(guards)
    # what is not known shows no field
    cuts.asked_known.update(*map(facts_of, guards))
    spaces: tuple[Callable[[], Space], ...] = (
        lambda: Space(words, cuts),
        lambda: DiagramSpace(words, cuts),
    )
    for make in spaces:
        try:
            space = make()
            points = _shown_last(fields, words, space)
        except TooMany:
            continue
        return Somewhere(space, points, frozenset(space.cells)) if points else None
    return None


def _shown_last(fields: Sequence[AppearingField], words: Vocabulary, space: Space) -> Points:
    points: Points = space.full
    for at, (fact, guard) in enumerate(fields):
        shown = space.full if guard is None else space.where(guard).yes
        if at in (0, len(fields) - 1):
            points = points & shown
        if fact in space.cells and at < len(fields) - 1:
            cells = space.cells[fact]
            filled = cells.full if words.facts[fact].optional else cells.known
            points = space.forget(points & shown, fact, filled) | points & ~shown
    return points
