"""What conditions that stand together leave open, take twice or never take: decided exactly, with examples.

Knows conditions and facts; knows nothing of nodes. Too many combinations are looked at in parts: then less is found,
and nothing is found that is not so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import NamedTuple

from decisiontree.combinations.call_days import EVERY_CALL, Calls
from decisiontree.combinations.cells import Cuts, Vocabulary
from decisiontree.combinations.dated_cells import CallDayCells, DatedCells
from decisiontree.combinations.diagram import DiagramSpace
from decisiontree.combinations.space import CEILING, Example, Known3, Points, Space, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import CALL_DAY, FactType, Guard, currency_exponent

MANY = 50
"""Conditions beyond which holes between them are no longer looked for."""

MOST_GUARDS, MOST_BITS = 5_000, 1 << 28
"""Conditions that are held against each other, and bits of all that they are true of together."""

NAMED = 8
"""So many of the conditions that one clashes with are named."""


class Somewhere(NamedTuple):
    """Combinations, kept as they are: most examples are never asked for."""

    space: Space
    points: Points
    facts: frozenset[str]

    def example(self) -> Example:
        """One of them, as far as the conditions speak of it."""
        points = self.points
        for name in self.space.cells.keys() - self.facts:
            points = self.space.forget(points, name, self.space.cells[name].full)
        return self.space.example(points)

    def size(self) -> int:
        """How many they are."""
        return self.space.count(self.points)


class OverlappingCondition(NamedTuple):
    """An earlier condition that is true together with this one, and where."""

    earlier: int
    where: Somewhere


class Hole(NamedTuple):
    """Numbers of a fact that fall between two conditions: below them one is true, above them the other."""

    fact: str
    first: int
    last: int
    below: int
    above: int
    example: Example


@dataclass(frozen=True, slots=True)
class ConditionAnalysis:
    """One condition among its siblings: `impossible` is never true, `shadowed` never where no earlier one is.

    `calls`: the days on which it is true of some value of which no earlier one is; None where those are not all from one
    day to another.
    """

    impossible: bool = False
    always: bool = False
    shadowed: bool = False
    calls: Calls | None = EVERY_CALL
    clashes: tuple[OverlappingCondition, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Conditions that stand together; None where one could not be read, and then nothing is said of gaps.

    `too_many` is the number of combinations where it was too large to look at all of them at once. `gap_calls`: the
    days on which there is a gap; None where those are not all from one day to another.
    """

    rows: tuple[ConditionAnalysis, ...]
    gap: Somewhere | None = None
    covered: bool = False
    holes: tuple[Hole, ...] = ()
    too_many: int | None = None
    looked_at: bool = True
    gap_calls: Calls | None = EVERY_CALL


def analyse(guards: Sequence[Guard | None], vocabulary: Vocabulary, *, ceiling: int = CEILING) -> Analysis:
    """Everything about some conditions of which one should be true: the first that is counts."""
    if len(guards) > MOST_GUARDS:
        return _not_looked_at(guards)
    cuts = Cuts([guard for guard in guards if guard is not None])
    spaces: tuple[Callable[[], Space], ...] = (
        lambda: Space(vocabulary, cuts, ceiling=ceiling),
        lambda: DiagramSpace(vocabulary, cuts),
    )
    for make in spaces if ceiling == CEILING else spaces[:1]:
        try:
            space = make()
            if _size(guards, space) > MOST_BITS:
                return _not_looked_at(guards)
            return _analysed(guards, space, space.full, with_holes=True)
        except TooMany as too_many:
            combinations = too_many.combinations
    return _in_parts(guards, vocabulary, cuts, combinations, ceiling)


def analyse_among(guards: Sequence[Guard | None], space: Space, arriving: Points) -> Analysis:
    """The same, where only these combinations arrive; holes between conditions are not looked for."""
    if len(guards) > MOST_GUARDS or _size(guards, space) > MOST_BITS:
        return _not_looked_at(guards)
    space.allow_more()
    try:
        return _analysed(guards, space, arriving, with_holes=False)
    except TooMany:
        return _not_looked_at(guards)


def _size(guards: Sequence[Guard | None], space: Space) -> int:
    """In bits, of what each of the guards is true of."""
    return len(guards) * (space.full.bit_length() if isinstance(space.full, int) else 0)


def _not_looked_at(guards: Sequence[Guard | None]) -> Analysis:
    return Analysis((ConditionAnalysis(),) * len(guards), too_many=len(guards), looked_at=False)


def merged_analyses(analyses: Sequence[Analysis]) -> Analysis:
    """One of several analyses of the same conditions, held against what arrives in different searches."""
    if len(analyses) == 1:
        return analyses[0]
    rows = zip(*(each.rows for each in analyses), strict=True)
    gaps = (each.gap for each in analyses if each.gap is not None)
    return Analysis(
        tuple(map(_merged_row, rows)),
        gap=next(gaps, None),
        covered=all(each.covered for each in analyses),
        looked_at=all(each.looked_at for each in analyses),
    )


def _merged_row(rows: Sequence[ConditionAnalysis]) -> ConditionAnalysis:
    possible = [row for row in rows if not row.impossible]
    clashes = {clash.earlier: clash for row in reversed(rows) for clash in row.clashes}
    return ConditionAnalysis(
        impossible=not possible,
        always=all(row.always for row in rows),
        shadowed=bool(possible) and all(row.shadowed for row in possible),
        clashes=tuple(clashes[earlier] for earlier in sorted(clashes)),
    )


def _analysed(
    guards: Sequence[Guard | None], space: Space, arriving: Points, *, with_holes: bool
) -> Analysis:
    found = [None if guard is None else space.where(guard) for guard in guards]
    # by themselves conditions have a space of their own facts
    facts = frozenset(space.cells)
    if arriving is not space.full:
        facts = frozenset((CALL_DAY,)).union(*(facts_of(guard) for guard in guards if guard is not None))
    untaken = arriving
    for each in found:
        untaken = untaken & (0 if each is None else each.no)
    taken = [None if each is None else each.yes & arriving for each in found]
    rows = tuple(_rows(Somewhere(space, arriving, facts), taken))
    return Analysis(
        rows,
        gap=Somewhere(space, untaken, facts) if untaken else None,
        covered=not untaken and None not in guards,
        holes=tuple(_holes(space, found, untaken)) if untaken and with_holes else (),
        gap_calls=_calls(space, untaken) if untaken else EVERY_CALL,
    )


def _calls(space: Space, points: Points) -> Calls | None:
    """The days of calls on which some of the combinations are there, where they are all from one day to another."""
    days = space.cells.get(CALL_DAY)
    if not isinstance(days, CallDayCells):
        return EVERY_CALL
    return days.range_of(space.cells_in(points, CALL_DAY))


def _rows(arriving: Somewhere, found: Sequence[Points | None]) -> Iterator[ConditionAnalysis]:
    taken: Points = 0
    is_dated = CALL_DAY in arriving.space.cells
    for at, yes in enumerate(found):
        if yes is None:
            yield ConditionAnalysis()
            continue
        both = yes & taken
        clashes = tuple(islice(_clashes(arriving, found[:at], yes), NAMED)) if both else ()
        yield ConditionAnalysis(
            impossible=not yes,
            always=yes == arriving.points,
            shadowed=bool(yes) and both == yes,
            calls=_calls(arriving.space, yes & ~taken) if is_dated else EVERY_CALL,
            clashes=clashes,
        )
        taken |= yes


def _clashes(
    arriving: Somewhere, earlier: Sequence[Points | None], yes: Points
) -> Iterator[OverlappingCondition]:
    for at, points in enumerate(earlier):
        if points is not None and points & yes:
            yield OverlappingCondition(at, arriving._replace(points=points & yes))


def _holes(space: Space, found: Sequence[Known3 | None], untaken: Points) -> Iterator[Hole]:
    """Thin cells that nothing takes, between two conditions that take the cells on both sides."""
    if len(found) > MANY:
        return  # a table of values, whose gaps are meant
    for name, cells in space.cells.items():
        if not cells.fact.type.is_number or cells.size < 3 or isinstance(cells, CallDayCells | DatedCells):
            continue
        width = 1
        if cells.fact.type is FactType.MONEY:
            width = max(1, 10 ** currency_exponent(cells.fact.currency or "") - 1)
        for cell in range(1, cells.known.bit_length() - 1):
            first, last = cells.ends(cell)
            left_out = _layer(space, untaken, name, cell) if last - first < width else 0
            for below, above in _sides(space, found, name, cell) if left_out else ():
                both = left_out & below[1] & above[1]
                if both:
                    example = space.example(space.forget(both, name, 1 << cell))
                    yield Hole(name, first, last, below[0], above[0], example)


def _sides(
    space: Space, found: Sequence[Known3 | None], name: str, cell: int
) -> Iterator[tuple[tuple[int, Points], tuple[int, Points]]]:
    """Pairs of different conditions, one true in the cell below, the other in the cell above."""
    for below, left in enumerate(found):
        for above, right in enumerate(found):
            if left is None or right is None or below == above:
                continue
            yield (
                (below, _layer(space, left.yes, name, cell - 1)),
                (above, _layer(space, right.yes, name, cell + 1)),
            )


def _layer(space: Space, points: Points, name: str, cell: int) -> Points:
    """What of a set lies in one cell of a fact, moved to its first cell so that layers can be compared."""
    return space.moved(points & space.lift(name, 1 << cell), name, 1 << cell, 1)


def _in_parts(
    guards: Sequence[Guard | None], vocabulary: Vocabulary, cuts: Cuts, combinations: int, ceiling: int
) -> Analysis:
    """Each condition by itself and with its neighbour; a gap that some facts show whatever the others are."""
    rows = [
        ConditionAnalysis() if guard is None else _alone(guard, vocabulary, cuts, ceiling) for guard in guards
    ]
    for (_, first), (at, second) in pairwise(enumerate(guards)):
        if first is not None and second is not None:
            try:
                names = sorted(facts_of(first) | facts_of(second))
                rows[at] = _beside(
                    Space(vocabulary, cuts.narrowed(first, second), names, ceiling=ceiling),
                    at,
                    (first, second),
                    rows[at],
                )
            except TooMany:
                continue
    gap = None if None in guards else _surely_open(guards, vocabulary, cuts, ceiling)
    return Analysis(tuple(rows), gap=gap, too_many=combinations)


def _alone(guard: Guard, vocabulary: Vocabulary, cuts: Cuts, ceiling: int) -> ConditionAnalysis:
    try:
        space = Space(vocabulary, cuts.narrowed(guard), sorted(facts_of(guard)), ceiling=ceiling)
    except TooMany:
        return ConditionAnalysis()
    yes = space.where(guard).yes
    return ConditionAnalysis(impossible=not yes, always=yes == space.full)


def _beside(space: Space, at: int, pair: tuple[Guard, Guard], row: ConditionAnalysis) -> ConditionAnalysis:
    """A condition held against the one before it."""
    before, yes = (space.where(guard).yes for guard in pair)
    both = before & yes
    if not both:
        return row
    return replace(
        row,
        shadowed=both == yes,
        clashes=(OverlappingCondition(at - 1, Somewhere(space, both, frozenset(space.cells))),),
    )


def _surely_open(
    guards: Sequence[Guard | None], vocabulary: Vocabulary, cuts: Cuts, ceiling: int
) -> Somewhere | None:
    """A gap that needs only the facts of one of the conditions; the others are not even possible there."""
    read = [guard for guard in guards if guard is not None]
    for names in dict.fromkeys(tuple(sorted(facts_of(guard))) for guard in read):
        try:
            space = Space(vocabulary, cuts, names, ceiling=ceiling)
        except TooMany:
            continue
        left_open = space.full
        for name, cells in space.cells.items():
            left_open &= space.lift(name, cells.known)
        for guard in read:
            left_open &= ~space.where(guard).yes
        if left_open:
            return Somewhere(space, left_open, frozenset(space.cells))
    return None
