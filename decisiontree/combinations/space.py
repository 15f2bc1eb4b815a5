"""All combinations of the cells of a few facts. A set of combinations is one int used as bits; nothing is counted out.

`diagram.py` holds sets of far more combinations behind the same questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union, assert_never

from decisiontree.combinations.cells import Cells, Cuts, Vocabulary
from decisiontree.combinations.dated_cells import CallDayCells, DatedCells, crossings, dated_cells
from decisiontree.combinations.ticked_cells import Shifts, TooManyParts
from decisiontree.model import (
    CALL_DAY,
    And,
    Constant,
    Fact,
    FactValue,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
)

if TYPE_CHECKING:
    from decisiontree.combinations.diagram import Diagram

CEILING = 1 << 18
"""So many combinations are looked at as bits at once."""

MOST_CROSSINGS = 600
"""So many times days counted from the call's may pass days that do not move."""

Points: TypeAlias = Union[int, "Diagram"]
"""A set of combinations; 0 is none of them in every space."""


class TooMany(Exception):
    """The combinations are more than the ceiling; it never leaves the analysis."""

    def __init__(self, combinations: int) -> None:
        super().__init__(f"{combinations} combinations")
        self.combinations = combinations


class Known3(NamedTuple):
    """Where a condition is true and where it is false; where it is neither, a fact must become known first."""

    yes: Points
    no: Points


class Sample(NamedTuple):
    """A fact in an example, with its name in the space; `value` is None where it is unknown."""

    fact: Fact
    value: FactValue | None
    name: str


Example: TypeAlias = tuple[Sample, ...]
"""One combination, without the facts that do not matter to it."""


class Space:
    """The combinations of the facts in `cuts`; a condition about other facts may be true or false wherever it speaks of them."""

    __slots__ = ("_ceiling", "_lifted", "_strides", "_wheres", "cells", "full", "size")

    def __init__(
        self,
        vocabulary: Vocabulary,
        cuts: Cuts,
        names: Iterable[str] | None = None,
        *,
        ceiling: int = CEILING,
    ) -> None:
        try:
            self.cells: Mapping[str, Cells] = {
                name: cuts.cells(
                    vocabulary.facts[name],
                    name,
                    may_be_unknown=name in cuts.asked_known and name not in vocabulary.always_known,
                )
                for name in (cuts.starts if names is None else names)
            }
        except TooManyParts as parts:
            raise TooMany(parts.parts) from None
        if not cuts.counted.keys().isdisjoint(self.cells):
            # last, so that of the combinations of a set the ones of the nearest day come first
            if crossings(cuts) > MOST_CROSSINGS:
                raise TooMany(crossings(cuts))
            self.cells = dated_cells(self.cells, cuts, vocabulary.calls)
        self._strides: dict[str, int] = {}
        self._lifted: dict[tuple[str, int], Points] = {}
        self._wheres: dict[int, tuple[Guard, Known3]] = {}
        self.size = 1
        for name, cells in self.cells.items():
            self._strides[name] = self.size
            self.size *= cells.size
        self._ceiling = ceiling
        self.full = self._everything()

    def _everything(self) -> Points:
        if self.size > self._ceiling:
            raise TooMany(self.size)
        return (1 << self.size) - 1

    @property
    def weight(self) -> int:
        """How many bits a set takes, about."""
        return self.size

    def allow_more(self) -> None:
        """Room for a last look at what was found; bits need none."""

    def where(self, guard: Guard) -> Known3:
        """Where a condition is true and where it is false, as the walk would find."""
        # authors write the same conditions at many nodes, and the reader makes one guard of them
        kept = self._wheres.get(id(guard))
        if kept is None:
            kept = self._wheres[id(guard)] = (guard, self._where(guard))
        return kept[1]

    def _where(self, guard: Guard) -> Known3:
        match guard:
            case InRanges(fact=fact, ranges=ranges):
                cells = self.cells.get(fact)
                if isinstance(cells, DatedCells):
                    return _on_days(self, fact, cells.on_days(ranges))
                return self._split(fact, 0 if cells is None else cells.within(ranges))
            case OneOf(fact=fact) | HasAny(fact=fact):
                return self._split(fact, self.cells[fact].meeting(guard) if fact in self.cells else 0)
            case Known(fact=fact):
                return _known(self, fact)
            case And(parts=parts):
                return self._joined(parts)
            case Or(parts=parts):
                no, yes = self._joined(parts, turned=True)
                return Known3(yes, no)
            case Not(part=part):
                yes, no = self._where(part)
                return Known3(no, yes)
            case Constant(value=value):
                return Known3(self.full, 0) if value else Known3(0, self.full)
            case _:
                assert_never(guard)

    def asks(self, guard: Guard) -> dict[str, Points]:
        """Where a condition can be neither true nor false, by the fact that the walk asks for first."""
        match guard:
            case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact) if fact in self.cells:
                unknown = self.cells[fact].unknown
                return {fact: self.lift(fact, unknown)} if unknown else {}
            case Not(part=part):
                return self.asks(part)
            case And(parts=parts):
                return self._asked_by(parts, settled=self.where(guard).no)
            case Or(parts=parts):
                return self._asked_by(parts, settled=self.where(guard).yes)
            case _:
                return {}

    def lift(self, fact: str, cells: int) -> Points:
        """All combinations in which a fact lies in some of its cells."""
        key = (fact, cells)
        lifted = self._lifted.get(key)
        if lifted is None:
            lifted = self._lifted[key] = self._lift(fact, cells)
        return lifted

    def _lift(self, fact: str, cells: int) -> Points:
        stride, size = self._strides[fact], self.cells[fact].size
        if size == self.size or not cells:
            return cells
        first = (cells & -cells).bit_length() - 1
        run = cells >> first
        if run & (run + 1):
            pattern = 0
            for at in bits_of(cells):
                pattern |= ((1 << stride) - 1) << at * stride
        else:
            pattern = (1 << run.bit_length() * stride) - 1 << first * stride
        return repeated(pattern, stride * size, self.size // (stride * size))

    def forget(self, points: Points, fact: str, cells: int) -> Points:
        """The combinations after a fact got some value of these cells, whatever it was."""
        stride = self._strides[fact]
        low = _folded(_bits(points), stride, self.cells[fact].size) & _bits(self.lift(fact, 1))
        return _raised(low, stride, cells)

    def moved(self, points: Points, fact: str, source: int, cells: int) -> Points:
        """The same for combinations in which the fact lies in one cell, which is given as its bit."""
        stride = self._strides[fact]
        return _raised(_bits(points) >> (source.bit_length() - 1) * stride, stride, cells)

    def shifted(self, points: Points, fact: str, shifts: Shifts) -> Points:
        """The combinations after each of these cells of a fact moved by so many places; what lies in others is dropped."""
        stride = self._strides[fact]
        after = 0
        for cells, by in shifts:
            part = _bits(points & self.lift(fact, cells))
            after |= part << by * stride if by >= 0 else part >> -by * stride
        return after

    def count(self, points: Points) -> int:
        """How many combinations a set has."""
        return _bits(points).bit_count()

    def one_of(self, points: Points) -> Points:
        """One combination of a set that is not empty."""
        return _bits(points) & -_bits(points)

    def cell_of(self, point: Points, fact: str) -> int:
        """The cell, by its index, that a fact lies in for one combination."""
        return (_bits(point).bit_length() - 1) // self._strides[fact] % self.cells[fact].size

    def cells_in(self, points: Points, fact: str) -> int:
        """The cells that a fact lies in for any combination of a set."""
        return sum(1 << at for at in range(self.cells[fact].size) if points & self._lift(fact, 1 << at))

    def example(self, points: Points) -> Example:
        """One combination of a set that is not empty; facts that could have any value there are left out."""
        point = here = self.one_of(points)
        kept: list[Sample] = []
        is_dated = False
        for name, cells in self.cells.items():
            freed = self.forget(here, name, cells.full)
            if isinstance(cells, CallDayCells) and (is_dated or freed & ~points):
                kept.insert(0, _sample(self, point, name))
            elif freed & ~points:
                is_dated = is_dated or isinstance(cells, DatedCells)
                kept.append(_sample(self, point, name))
            else:
                here = freed
        return tuple(kept)

    def _split(self, fact: str, cells: int) -> Known3:
        if fact not in self.cells:
            return Known3(self.full, self.full)
        own = self.cells[fact]
        yes = self.lift(fact, cells)
        return Known3(yes, self.lift(fact, own.known & ~cells) if own.unknown else self.full & ~yes)

    def _joined(self, parts: Sequence[Guard], *, turned: bool = False) -> Known3:
        """All of the parts; turned round, where all are false and where any is true."""
        every: Points = self.full
        some: Points = 0
        for part in parts:
            yes, no = self._where(part)
            every &= no if turned else yes
            some |= yes if turned else no
        return Known3(every, some)

    def _asked_by(self, parts: Sequence[Guard], *, settled: Points) -> dict[str, Points]:
        found: dict[str, Points] = {}
        for part in parts:
            asked = self.asks(part)
            for fact, points in asked.items():
                found[fact] = found.get(fact, 0) | points & ~settled
            for points in asked.values():
                settled |= points
        return found


def _known(space: Space, fact: str) -> Known3:
    if fact not in space.cells:
        return Known3(space.full, space.full)
    no = space.lift(fact, space.cells[fact].unknown)
    return Known3(space.full & ~no, no)


def _sample(space: Space, point: Points, name: str) -> Sample:
    cells, at = space.cells[name], space.cell_of(point, name)
    if isinstance(cells, DatedCells):
        return Sample(cells.fact, cells.example_on(space.cell_of(point, CALL_DAY), at), name)
    return Sample(cells.fact, cells.example(at), name)


def _on_days(space: Space, fact: str, found: Mapping[int, int]) -> Known3:
    """Where a date lies in some of its cells, which are others on other days."""
    yes: Points = 0
    no: Points = 0
    for cells, days in found.items():
        on_them = space.lift(CALL_DAY, days)
        yes |= on_them & space.lift(fact, cells)
        no |= on_them & space.lift(fact, space.cells[fact].known & ~cells)
    return Known3(yes, no)


def _bits(points: Points) -> int:
    if not isinstance(points, int):
        raise TypeError("a diagram belongs to a space of diagrams")
    return points


def bits_of(mask: int) -> Iterator[int]:
    """The places of the bits of a number, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def repeated(pattern: int, period: int, times: int) -> int:
    """A pattern of bits so many times beside itself, by doubling: copying bits is far cheaper than multiplying them."""
    done = 1
    while done * 2 <= times:
        pattern |= pattern << done * period
        done *= 2
    return pattern | pattern << (times - done) * period


def _raised(low: int, stride: int, cells: int) -> int:
    """What lies in the first cell of a fact, in each of these cells."""
    if not cells & (cells - 1):
        return low << (cells.bit_length() - 1) * stride if cells else 0
    first = (cells & -cells).bit_length() - 1
    run = cells >> first
    if not run & (run + 1):
        return repeated(low, stride, run.bit_length()) << first * stride
    spread = 0
    for at in bits_of(cells):
        spread |= low << at * stride
    return spread


def _folded(points: int, stride: int, times: int) -> int:
    """The bits that lie so many strides apart, joined in the lowest of them; what else is there is left to the caller."""
    done = 1
    while done * 2 <= times:
        points |= points >> done * stride
        done *= 2
    return points | points >> (times - done) * stride
