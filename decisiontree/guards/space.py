"""All combinations of the cells of a few facts. A set of combinations is one int used as bits; nothing is counted out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from decisiontree.guards.cells import Cells, Cuts, Vocabulary
from decisiontree.guards.values import show_value
from decisiontree.model import (
    And,
    Constant,
    Fact,
    FactType,
    FactValue,
    Guard,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
)

CEILING = 1 << 18
"""So many combinations are looked at at once; beyond that, only those of some of the facts."""

Points: TypeAlias = int
"""A set of combinations."""


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
    """A fact in an example; `value` is None where it is unknown."""

    fact: Fact
    value: FactValue | None


Example: TypeAlias = tuple[Sample, ...]
"""One combination, without the facts that do not matter to it."""


class Space:
    """The combinations of the facts in `cuts`; a condition about other facts may be true or false wherever it speaks of them."""

    __slots__ = ("_repeats", "_strides", "cells", "full", "size")

    def __init__(
        self,
        vocabulary: Vocabulary,
        cuts: Cuts,
        names: Iterable[str] | None = None,
        *,
        ceiling: int = CEILING,
    ) -> None:
        self.cells: dict[str, Cells] = {}
        self._strides: dict[str, int] = {}
        self._repeats: dict[str, int] = {}
        size = 1
        for name in cuts.starts if names is None else names:
            may_be_unknown = name in cuts.asked_known and name not in vocabulary.always_known
            cells = Cells(vocabulary.facts[name], cuts.starts[name], may_be_unknown=may_be_unknown)
            self.cells[name] = cells
            self._strides[name] = size
            size *= cells.size
        if size > ceiling:
            raise TooMany(size)
        self.size = size
        self.full: Points = (1 << size) - 1

    def where(self, guard: Guard) -> Known3:
        """Where a condition is true and where it is false, as the walk would find."""
        match guard:
            case InRanges(fact=fact, ranges=ranges):
                return self._split(fact, self.cells[fact].within(ranges) if fact in self.cells else 0)
            case OneOf(fact=fact, values=values):
                return self._split(fact, self.cells[fact].one_of(values) if fact in self.cells else 0)
            case Known(fact=fact):
                return self._known(fact)
            case And(parts=parts):
                return self._joined(parts)
            case Or(parts=parts):
                no, yes = self._joined(parts, turned=True)
                return Known3(yes, no)
            case Not(part=part):
                yes, no = self.where(part)
                return Known3(no, yes)
            case Constant(value=value):
                return Known3(self.full, 0) if value else Known3(0, self.full)
            case _:
                assert_never(guard)

    def asks(self, guard: Guard) -> dict[str, Points]:
        """Where a condition can be neither true nor false, by the fact that the walk asks for first."""
        match guard:
            case InRanges(fact=fact) | OneOf(fact=fact) if fact in self.cells:
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
        own = self.cells[fact]
        if own.size == self.size:
            return cells
        stride = self._strides[fact]
        block = (1 << stride) - 1
        pattern = 0
        for at in range(own.size):
            if cells >> at & 1:
                pattern |= block << at * stride
        return pattern * self._repeat(fact)

    def all_known(self) -> Points:
        """The combinations in which every fact has a value."""
        points = self.full
        for name, cells in self.cells.items():
            if cells.unknown:
                points &= self.lift(name, cells.known)
        return points

    def forget(self, points: Points, fact: str, cells: int) -> Points:
        """The combinations after a fact got some value of these cells, whatever it was."""
        own, stride = self.cells[fact], self._strides[fact]
        base = self.lift(fact, 1)
        low = 0
        for at in range(own.size):
            low |= points >> at * stride & base
        spread = 0
        for at in range(own.size):
            if cells >> at & 1:
                spread |= low << at * stride
        return spread

    def layer(self, points: Points, fact: str, cell: int) -> Points:
        """What of a set lies in one cell of a fact, moved to its first cell so that layers can be compared."""
        return points >> cell * self._strides[fact] & self.lift(fact, 1)

    def example(self, points: Points) -> Example:
        """One combination of a set that is not empty; facts that could have any value there are left out."""
        first = (points & -points).bit_length() - 1
        here: Points = 1 << first
        kept = []
        for name, cells in self.cells.items():
            freed = self.forget(here, name, cells.full)
            if freed & ~points:
                cell = first // self._strides[name] % cells.size
                kept.append(Sample(cells.fact, cells.example(cell)))
            else:
                here = freed
        return tuple(kept)

    def _split(self, fact: str, cells: int) -> Known3:
        if fact not in self.cells:
            return Known3(self.full, self.full)
        own = self.cells[fact]
        yes = self.lift(fact, cells)
        return Known3(yes, self.lift(fact, own.known & ~cells) if own.unknown else self.full & ~yes)

    def _known(self, fact: str) -> Known3:
        if fact not in self.cells:
            return Known3(self.full, self.full)
        no = self.lift(fact, self.cells[fact].unknown)
        return Known3(self.full & ~no, no)

    def _joined(self, parts: Sequence[Guard], *, turned: bool = False) -> Known3:
        """All of the parts; turned round, where all are false and where any is true."""
        every, some = self.full, 0
        for part in parts:
            yes, no = self.where(part)
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

    def _repeat(self, fact: str) -> int:
        """A bit at the start of each block of the fact's cells."""
        repeat = self._repeats.get(fact)
        if repeat is None:
            period = self._strides[fact] * self.cells[fact].size
            repeat = self._repeats[fact] = self.full // ((1 << period) - 1)
        return repeat


def spoken_example(example: Example) -> str:
    """An example as an author would write it: `days = 2, tier = gold, note not known`."""
    return ", ".join(map(_spoken, example))


def _spoken(sample: Sample) -> str:
    fact, value = sample
    if value is None:
        return f"{fact.id} not known"
    return f"{fact.id} known" if fact.type is FactType.TEXT else f"{fact.id} = {show_value(fact, value)}"
