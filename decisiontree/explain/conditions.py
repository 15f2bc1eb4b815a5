"""What must be so of the values on one way, decided exactly: whether it can be, and in which smallest sets of values.

Knows conditions over versions of facts; follows no walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from decisiontree.guards import facts_of
from decisiontree.guards.cells import Cells, Cuts, Vocabulary
from decisiontree.guards.space import Points, Space, TooMany
from decisiontree.model import Fact, FactType, FactValue, Guard
from decisiontree.routes.scope import Scope

BOXES = 12
"""So many sets of values of one way are told apart."""

OPEN = "incident/"
"""Before the id of an incident: whether it is open."""

_INCIDENT = Fact(id="incident", type=FactType.BOOLEAN, label="Incident")


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a fact may have; `cells` is a set of the cells it is cut into."""

    cells: Cells
    allowed: int


Box: TypeAlias = Mapping[str, Values]
"""By version, what each may be whatever the others of the box are; a version that is not named may be anything."""


@dataclass(slots=True)
class Solver:
    """Answers for one scope; what was asked before is remembered."""

    scope: Scope
    _possible: dict[frozenset[Guard], bool] = field(default_factory=dict)

    def fact(self, version: str) -> Fact:
        """The declaration behind a version, a role or an open incident."""
        if version.startswith(OPEN):
            return _INCIDENT
        return self.scope.words.facts[version.partition("@")[0]]

    def is_possible(self, guards: Iterable[Guard], new: Guard) -> bool:
        """Whether one more condition can hold with those that hold already."""
        together = frozenset((*_linked(guards, facts_of(new)), new))
        if together not in self._possible:
            try:
                self._possible[together] = bool(self._where(tuple(together))[1])
            except TooMany:
                # the proof by walking comes after; nothing that may be possible is left out here
                self._possible[together] = True
        return self._possible[together]

    def boxes(self, guards: Iterable[Guard], *, hidden: Iterable[str] = ()) -> tuple[Box, ...]:
        """The smallest sets of values for which all conditions hold; of a `hidden` version any value will do."""
        found: tuple[Box, ...] = ({},)
        for part in _parts(tuple(dict.fromkeys(guards))):
            try:
                space, points = self._where(part)
            except TooMany:
                continue
            for version in hidden:
                if version in space.cells:
                    points = space.forget(points, version, space.cells[version].full)
            inner = tuple(_boxes(space, points))
            found = tuple({**box, **more} for box in found for more in inner)[:BOXES]
        return found

    def example(self, guards: Iterable[Guard]) -> Mapping[str, FactValue | None]:
        """One value for every version that a condition speaks of; None is not known."""
        values: dict[str, FactValue | None] = {}
        for part in _parts(tuple(dict.fromkeys(guards))):
            space, points = self._where(part)
            first: Points = points & -points
            for version, cells in space.cells.items():
                for cell in range(cells.size):
                    if space.lift(version, 1 << cell) & first:
                        values[version] = cells.example(cell)
        return values

    def _where(self, guards: tuple[Guard, ...]) -> tuple[Space, Points]:
        cuts = Cuts(guards)
        names = tuple(sorted(cuts.starts))
        surely = frozenset(name for name in names if not name.endswith("?"))
        space = Space(Vocabulary({name: self.fact(name) for name in names}, surely), cuts, names)
        points = space.full
        for guard in guards:
            points &= space.where(guard).yes
        return space, points


def _linked(guards: Iterable[Guard], names: frozenset[str]) -> list[Guard]:
    """The conditions that have to do with some versions, also by way of others."""
    waiting = {guard: facts_of(guard) for guard in guards}
    found: list[Guard] = []
    grown = True
    while grown:
        grown = False
        for guard, own in list(waiting.items()):
            if own & names:
                del waiting[guard]
                found.append(guard)
                grown = grown or not own <= names
                names |= own
    return found


def _parts(guards: tuple[Guard, ...]) -> list[tuple[Guard, ...]]:
    """Conditions that have nothing to do with each other, apart."""
    parts: list[tuple[Guard, ...]] = []
    left = list(guards)
    while left:
        first = left[0]
        part = tuple(_linked(left, facts_of(first))) or (first,)
        parts.append(part)
        left = [guard for guard in left if guard not in part]
    return parts


def _boxes(space: Space, points: Points) -> Iterable[Box]:
    rest = points
    count = 0
    while rest and count < BOXES:
        here: Points = rest & -rest
        box: dict[str, Values] = {}
        for name, cells in space.cells.items():
            allowed = 0
            for cell in range(cells.size):
                if not space.forget(here, name, 1 << cell) & ~points:
                    allowed |= 1 << cell
            here = space.forget(here, name, allowed)
            if allowed != cells.full:
                box[name] = Values(cells, allowed)
        yield box
        count += 1
        rest &= ~here
