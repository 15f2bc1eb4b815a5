"""The parts of a date fact's values where conditions count days from the call's: they begin at other dates on other days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from decisiontree.combinations.call_days import CallDays, Calls, Landmarks, call_days
from decisiontree.combinations.cells import Cells, Cuts, domain, spoken_number
from decisiontree.model import CALL_DAY, TODAY, Fact, FactType, FactValue, Ranges, day_of

_TODAY = Fact(id=TODAY, type=FactType.DATE, label="Today")


class CallDayCells(Cells):
    """One part for each order of days: the call began on a day that shows it."""

    __slots__ = ("_days", "_found")

    def __init__(self, found: CallDays) -> None:
        super().__init__(_TODAY, (), may_be_unknown=False)
        self._found = found
        self._days = found.days
        self.size = len(found.days)
        self.known = self.full = (1 << self.size) - 1

    def range_of(self, cells: int) -> Calls | None:
        """The days that some of the cells stand for, where they are all the days from one to another."""
        return self._found.range_of(cells)

    def ends(self, cell: int) -> tuple[int, int]:
        """The day, which stands for others as well."""
        return self._days[cell], self._days[cell]

    def example(self, cell: int) -> FactValue:
        """The day that shows the order."""
        return self._days[cell]


class DatedCells(Cells):
    """The parts of a date fact on each of some days of calls.

    There are as many on every day: where fewer differ, the last ones are the same. A date that the tree itself writes has
    a part to itself, the same on all days.
    """

    __slots__ = ("_by_day", "_days", "_parts", "_written")

    def __init__(
        self,
        fact: Fact,
        landmarks: Landmarks,
        written: Sequence[int],
        days: Sequence[int],
        *,
        may_be_unknown: bool,
    ) -> None:
        super().__init__(fact, (), may_be_unknown=may_be_unknown)
        self._days = tuple(days)
        self._by_day = [landmarks.starts(day) for day in days]
        self._parts = max(map(len, self._by_day))
        self._written = tuple(written)
        count = self._parts + len(written)
        self.known = (1 << count) - 1
        self.unknown = 1 << count if may_be_unknown else 0
        self.size = count + may_be_unknown
        self.full = self.known | self.unknown

    def on_days(self, ranges: Ranges) -> dict[int, int]:
        """The days, by their bits, on which each set of cells is the one in which a date lies in one of the ranges."""
        found: dict[int, int] = {}
        for at, today in enumerate(self._days):
            ends = tuple(
                (low if low is None else day_of(low, today), high if high is None else day_of(high, today))
                for low, high in ranges
            )
            cells = self._cells_on(at, ends)
            found[cells] = found.get(cells, 0) | 1 << at
        return found

    def _cells_on(self, at: int, ranges: Sequence[tuple[int | None, int | None]]) -> int:
        starts = self._by_day[at]
        cells = 0
        for low, high in ranges:
            first = 0 if low is None else bisect_left(starts, low)
            last = len(starts) if high is None else bisect_right(starts, high)
            if first < last:
                last = self._parts if last == len(starts) else last
                cells |= (1 << last) - (1 << first)
            for place, day in enumerate(self._written):
                if (low is None or low <= day) and (high is None or day <= high):
                    cells |= 1 << self._parts + place
        return cells

    def holding(self, value: FactValue) -> int:
        """The cell of a date that the tree writes."""
        at = next(at for at, day in enumerate(self._written) if day == value)
        return 1 << self._parts + at

    def ends_on(self, at: int, cell: int) -> tuple[int, int]:
        """The first and the last date of a cell on one of the days, by their indexes."""
        if cell >= self._parts:
            return self._written[cell - self._parts], self._written[cell - self._parts]
        starts = self._by_day[at]
        cell = min(cell, len(starts) - 1)
        last = starts[cell + 1] - 1 if cell + 1 < len(starts) else domain(self.fact)[1]
        return starts[cell], last

    def example_on(self, at: int, cell: int) -> FactValue | None:
        """A date of a cell on one of the days; None where the fact is unknown there."""
        return None if self.unknown >> cell & 1 else spoken_number(self.fact, *self.ends_on(at, cell))

    def ends(self, cell: int) -> tuple[int, int]:
        """The dates of a cell on the first of the days."""
        return self.ends_on(0, cell)


def dated_cells(plain: Mapping[str, Cells], cuts: Cuts, calls: Calls) -> dict[str, Cells]:
    """The cells of facts, those of dates that are compared with a day counted from the call's by day, and the days."""
    landmarks = {name: _landmarks(plain[name].fact, name, cuts) for name in cuts.counted if name in plain}
    days = call_days(tuple(landmarks.values()), calls)
    found = dict(plain)
    for name, marks in landmarks.items():
        written = tuple(sorted(cuts.written.get(name, ())))
        found[name] = DatedCells(
            plain[name].fact, marks, written, days.days, may_be_unknown=bool(plain[name].unknown)
        )
    found[CALL_DAY] = CallDayCells(days)
    return found


def crossings(cuts: Cuts) -> int:
    """How many times a day that is counted from the call's passes one that does not move, or a bound of its fact."""
    return sum(len(counted) * (len(cuts.starts[name]) + 2) for name, counted in cuts.counted.items())


def _landmarks(fact: Fact, name: str, cuts: Cuts) -> Landmarks:
    low, high = domain(fact)
    written = cuts.written.get(name, set())
    fixed = {*cuts.starts[name], *written, *(day + 1 for day in written)}
    counted = sorted(cuts.counted[name], key=lambda each: (each.months, each.days))
    return Landmarks(low, high, tuple(sorted(day for day in fixed if low < day <= high)), tuple(counted))
