"""What must be so of the values on one way, decided exactly: whether it can be, and in which smallest sets of values.

Knows conditions over versions of facts; follows no walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from decisiontree.combinations import Cells, Cuts, Points, Space, TooMany, Vocabulary
from decisiontree.explain.trail import Term
from decisiontree.guards import facts_of, renamed
from decisiontree.model import (
    Fact,
    FactValue,
    Guard,
)
from decisiontree.routes import WalkScope

BOXES = 12
"""So many sets of values of one way are told apart."""

OPEN = "incident/"
"""Before the id of an incident: whether it is open."""


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

    scope: WalkScope
    ticked: dict[str, frozenset[str]] = field(default_factory=dict)
    """What choices are said to be beforehand, by version: more than the conditions on them tell."""
    _numbers: dict[Guard, int] = field(default_factory=dict)
    _possible: dict[frozenset[int], bool] = field(default_factory=dict)
    _by_facts: dict[tuple[int, tuple[tuple[str, str], ...]], int] = field(default_factory=dict)

    def fact(self, version: str) -> Fact:
        """The declaration behind a version, a role or an open incident."""
        name = "incident" if version.startswith(OPEN) else version.partition("@")[0]
        return self.scope.words.facts[name]

    def term(self, guard: Guard, path: str = "", words: str = "") -> Term:
        """A condition to be kept on a trail."""
        return Term(guard, path, words, self._number(guard), facts_of(guard))

    def is_possible(self, terms: Iterable[Term], new: Guard) -> bool:
        """Whether one more condition can hold with those that hold already."""
        linked = _linked(terms, facts_of(new))
        together = frozenset((*(term.number for term in linked), self._number(new)))
        if together not in self._possible:
            guards = tuple({term.number: term.guard for term in linked}.values())
            try:
                self._possible[together] = bool(self._where((*guards, new))[1])
            except TooMany:
                # the proof by walking comes after; nothing that may be possible is left out here
                self._possible[together] = True
        return self._possible[together]

    def by_facts(self, term: Term, now: Mapping[str, str]) -> int:
        """The number of a condition in the facts' own names, where it is about what they are now."""
        names = tuple((name, now[name]) for name in sorted(term.names) if name in now)
        if not names:
            return term.number
        if (term.number, names) not in self._by_facts:
            self._by_facts[term.number, names] = self._number(renamed(term.guard, dict(names)))
        return self._by_facts[term.number, names]

    def _number(self, guard: Guard) -> int:
        return self._numbers.setdefault(guard, len(self._numbers))

    def boxes(self, terms: Iterable[Term], *, hidden: Iterable[str] = ()) -> tuple[Box, ...]:
        """The smallest sets of values for which all conditions hold; of a `hidden` version any value will do."""
        found: tuple[Box, ...] = ({},)
        for part in _parts(terms):
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

    def example(self, terms: Iterable[Term]) -> Mapping[str, FactValue | None]:
        """One value for every version that a condition speaks of; None is not known."""
        values: dict[str, FactValue | None] = {}
        for part in _parts(terms):
            space, points = self._where(part)
            first = space.one_of(points)
            for version, cells in space.cells.items():
                values[version] = cells.example(space.cell_of(first, version))
        return {**values, **self.ticked}

    def _where(self, guards: tuple[Guard, ...]) -> tuple[Space, Points]:
        cuts = Cuts(guards)
        names = tuple(sorted(cuts.starts))
        surely = frozenset(name for name in names if not name.endswith("?"))
        space = Space(Vocabulary({name: self.fact(name) for name in names}, surely), cuts, names)
        points = space.full
        for guard in guards:
            points &= space.where(guard).yes
        return space, points


def _linked(terms: Iterable[Term], names: frozenset[str]) -> list[Term]:
    """The conditions that have to do with some versions, also by way of others."""
    waiting = list(terms)
    found: list[Term] = []
    grown = True
    while grown:
        grown = False
        apart = []
        for term in waiting:
            if term.names.isdisjoint(names):
                apart.append(term)
                continue
            found.append(term)
            grown = grown or not term.names <= names
            names |= term.names
        waiting = apart
    return found


def _parts(terms: Iterable[Term]) -> list[tuple[Guard, ...]]:
    """Conditions that have nothing to do with each other, apart."""
    left = list({term.number: term for term in terms}.values())
    parts: list[tuple[Guard, ...]] = []
    while left:
        part = _linked(left, left[0].names) or [left[0]]
        parts.append(tuple(term.guard for term in part))
        numbers = {term.number for term in part}
        left = [term for term in left if term.number not in numbers]
    return parts


def _boxes(space: Space, points: Points) -> Iterable[Box]:
    rest = points
    count = 0
    while rest and count < BOXES:
        here = space.one_of(rest)
        box: dict[str, Values] = {}
        for name, cells in space.cells.items():
            outside = space.forget(here, name, cells.full) & ~points
            allowed = cells.full & ~space.cells_in(outside, name) if outside else cells.full
            here = space.forget(here, name, allowed)
            if allowed != cells.full:
                box[name] = Values(cells, allowed)
        yield box
        count += 1
        rest &= ~here
