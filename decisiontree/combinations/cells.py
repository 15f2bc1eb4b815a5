"""The finite parts that conditions cut a fact's domain into. Knows one fact at a time; knows nothing of combinations.

Algorithm: equivalence partitioning; Myers: The Art of Software Testing, 1979.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from decisiontree.combinations.call_days import EVERY_CALL, Calls
from decisiontree.combinations.ticked_cells import (
    Shifts,
    TickedCells,
    TooManyParts,
    counts_values,
    ticked_cells,
)
from decisiontree.guards import LARGEST, atoms, in_domain
from decisiontree.model import (
    INCIDENT_FACT,
    Choice,
    Fact,
    FactType,
    FactValue,
    FromToday,
    Guard,
    HasAny,
    InRanges,
    Known,
    OneOf,
    Ranges,
    Role,
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What conditions may speak of, `role` and `incident` included, and what of it is known whenever one is read.

    `calls` are the days on which the calls begin that are looked at.
    """

    facts: Mapping[str, Fact]
    always_known: frozenset[str] = frozenset()
    calls: Calls = EVERY_CALL


def vocabulary(
    facts: Mapping[str, Fact], roles: Sequence[Role], forgotten: Container[str] = ()
) -> Vocabulary:
    """The facts as conditions see them; a given fact that may not be left empty is asked before anything else.

    `forgotten` are those that are made unknown again somewhere.
    """
    role = Fact(
        id="role",
        type=FactType.CHOICE,
        label="Role",
        values=tuple(Choice(each.id, each.label) for each in roles),
    )
    given = {
        name for name, fact in facts.items() if fact.given and not fact.optional and name not in forgotten
    }
    always = frozenset((*given, "incident", *(("role",) if roles else ())))
    return Vocabulary({**facts, "role": role, "incident": INCIDENT_FACT}, always)


class Cuts:
    """What a set of conditions asks of each fact: where numbers are cut, which values are ticked, whether it is known.

    `counted` are the days counted from the call's that cut a date, `written` the dates that such a fact is set to.
    `sized` are the choices to which values are added while they count them.
    """

    __slots__ = ("asked_known", "counted", "sized", "starts", "ticked", "written")

    def __init__(self, guards: Iterable[Guard]) -> None:
        self.starts: dict[str, set[int]] = {}
        self.asked_known: set[str] = set()
        self.counted: dict[str, set[FromToday]] = {}
        self.written: dict[str, set[int]] = {}
        self.ticked: dict[str, dict[tuple[str, ...], None]] = {}
        self.sized: set[str] = set()
        for guard in guards:
            self.add(guard)

    def add(self, guard: Guard) -> None:
        """Take in what a condition asks."""
        for atom in atoms(guard):
            if not isinstance(atom, InRanges | OneOf | HasAny | Known):
                continue
            starts = self.starts.setdefault(atom.fact, set())
            if isinstance(atom, InRanges):
                self._add_ranges(atom, starts)
            elif isinstance(atom, HasAny):
                self.ticked.setdefault(atom.fact, {})[atom.values] = None
            elif isinstance(atom, Known):
                self.asked_known.add(atom.fact)

    def _add_ranges(self, atom: InRanges, starts: set[int]) -> None:
        for low, high in atom.ranges:
            if isinstance(low, int):
                starts.add(low)
            elif low is not None:
                self.counted.setdefault(atom.fact, set()).add(low)
            if isinstance(high, int):
                starts.add(high + 1)
            elif high is not None:
                self.counted.setdefault(atom.fact, set()).add(high.later(1))

    def narrowed(self, *guards: Guard) -> Cuts:
        """The same, but of choices only what these conditions ask."""
        if not self.ticked:
            return self
        narrow = Cuts(guards)
        narrow.starts, narrow.asked_known = self.starts, self.asked_known
        narrow.counted, narrow.written = self.counted, self.written
        return narrow

    def add_values(self, fact: Fact, name: str, values: frozenset[str]) -> None:
        """Take in that values are added to choices; where the fact counts them, it is looked at whatever conditions ask."""
        if not counts_values(fact):
            return
        each: dict[tuple[str, ...], None] = {(value,): None for value in sorted(values)}
        asked = {**self.ticked.get(name, {}), **each}
        with suppress(TooManyParts):  # else it is not told apart where the values are too many
            ticked_cells(fact, tuple(asked), counted=True)
            self.starts.setdefault(name, set())
            self.ticked[name] = asked
            self.sized.add(name)

    def cells(self, fact: Fact, name: str, *, may_be_unknown: bool) -> Cells:
        """The parts of a fact that goes by this name."""
        ticked, counted = tuple(self.ticked.get(name, ())), name in self.sized
        return Cells(fact, self.starts[name], ticked, may_be_unknown=may_be_unknown, counted=counted)


class Cells:
    """The parts of one fact's domain that no condition tells apart; a set of them is an int used as bits.

    The values come first, in the order of the domain; where `unknown` is not 0, its bit is the last.
    """

    __slots__ = ("_bits", "_starts", "_ticked", "fact", "full", "known", "size", "unknown")

    def __init__(
        self,
        fact: Fact,
        starts: Iterable[int] = (),
        ticked: tuple[tuple[str, ...], ...] = (),
        *,
        may_be_unknown: bool,
        counted: bool = False,
    ) -> None:
        self.fact = fact
        self._ticked: TickedCells | None = None
        self._starts: list[int] = []
        self._bits: dict[str, int] | None = None
        count = len(fact.values) or 1
        if fact.type is FactType.BOOLEAN:
            count = 2
        elif fact.type.is_number:
            low, high = domain(fact)
            self._starts = sorted({low, *(start for start in starts if low < start <= high)})
            count = len(self._starts)
        elif fact.type is FactType.CHOICES:
            self._ticked = ticked_cells(fact, ticked, counted=counted)
            count = self._ticked.count
        if fact.id == "role" and not fact.values:
            count, may_be_unknown = 0, True  # a library without roles: nobody has one
        self.known = (1 << count) - 1
        self.unknown = 1 << count if may_be_unknown else 0
        self.size = count + may_be_unknown
        self.full = self.known | self.unknown

    def within(self, ranges: Ranges) -> int:
        """The cells in which a number lies in one of the ranges, whose ends are numbers or open."""
        starts = self._starts
        cells = 0
        for low, high in ranges:
            first = bisect_left(starts, low) if isinstance(low, int) else 0
            last = bisect_right(starts, high) if isinstance(high, int) else len(starts)
            if first < last:
                cells |= (1 << last) - (1 << first)
        return cells

    def one_of(self, values: Sequence[FactValue]) -> int:
        """The cells of these values of a choice, a role or a boolean."""
        if self.fact.type is FactType.BOOLEAN:
            return sum({1 if value is True else 2 for value in values})
        if self._bits is None:
            self._bits = {choice.id: 1 << at for at, choice in enumerate(self.fact.values)}
        return sum({self._bits.get(str(value), 0) for value in values})

    def meeting(self, atom: OneOf | HasAny) -> int:
        """The cells in which the fact has one of the values, or any of those that are ticked."""
        if isinstance(atom, OneOf):
            return self.one_of(atom.values)
        return 0 if self._ticked is None else self._ticked.having(atom.values)

    def asked(self) -> tuple[tuple[tuple[str, ...], int], ...]:
        """The lists of values of which conditions ask whether any is ticked, each with the cells in which one is."""
        return () if self._ticked is None else self._ticked.asked()

    def adding(self, values: frozenset[str]) -> Shifts:
        """Where each cell of choices moves when values are added; one from which they may not be added moves nowhere."""
        known: Shifts = ((self.known, 0),)
        first = 1  # all that may be told apart is whether the fact is known
        if self._ticked is not None:
            known = self._ticked.adding(values)
            first = self._ticked.holding(values) if in_domain(self.fact, values) else 0
        return (*known, (self.unknown, first.bit_length() - self.size)) if self.unknown and first else known

    def holding(self, value: FactValue) -> int:
        """The cell of one value."""
        if self._ticked is not None and isinstance(value, frozenset):
            return self._ticked.holding(value) or self.known
        if self.fact.type.is_number and isinstance(value, int):
            return 1 << max(0, bisect_right(self._starts, value) - 1)
        return self.known if self.fact.type is FactType.TEXT else self.one_of((value,))

    def is_single(self, cell: int) -> bool:
        """Whether only one value lies in a cell of a number, by its index."""
        if self.unknown >> cell & 1 or not self.fact.type.is_number:
            return self.fact.type not in (FactType.TEXT, FactType.CHOICES)
        first, last = self.ends(cell)
        return first == last

    def ends(self, cell: int) -> tuple[int, int]:
        """The first and the last number of a cell, by its index."""
        last = self._starts[cell + 1] - 1 if cell + 1 < len(self._starts) else domain(self.fact)[1]
        return self._starts[cell], last

    def example(self, cell: int) -> FactValue | None:
        """A value that lies in a cell, by its index; None where the fact is unknown there."""
        if self.unknown >> cell & 1:
            return None
        match self.fact.type:
            case FactType.BOOLEAN:
                return cell == 0
            case FactType.CHOICE:
                return self.fact.values[cell].id if self.fact.values else ""
            case FactType.CHOICES:
                return frozenset() if self._ticked is None else self._ticked.example(cell)
            case FactType.TEXT:
                return "a text" if self.fact.shape is None else self.fact.shape.example
            case FactType.INTEGER | FactType.MONEY | FactType.DATE:
                return spoken_number(self.fact, *self.ends(cell))
            case _:
                assert_never(self.fact.type)


def spoken_number(fact: Fact, first: int, last: int) -> int:
    """The number between two others that stands for all of them: an end that is not that of all numbers."""
    lowest, highest = _widest(fact)
    if first > lowest:
        return first
    return last if last < highest else max(first, min(last, 0 if lowest < 0 else 738000))


def domain(fact: Fact) -> tuple[int, int]:
    """The least and the greatest number a fact may have; bounds that cross each other count for nothing."""
    lowest, highest = _widest(fact)
    low = lowest if fact.minimum is None else max(lowest, fact.minimum)
    high = highest if fact.maximum is None else min(highest, fact.maximum)
    return (low, high) if low <= high else (lowest, highest)


def _widest(fact: Fact) -> tuple[int, int]:
    return (1, date.max.toordinal()) if fact.type is FactType.DATE else (-LARGEST, LARGEST)
