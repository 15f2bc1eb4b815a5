"""Days on which a call may begin, one for each order in which the days that conditions name can come.

`today - 1 month` is before `today - 30 days` on some days and after it on others. The calendar repeats after 400 years,
and a date that does not move is passed once: so the orders are finitely many, and one day shows each of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

from decisiontree.model import FIRST_CALL, LAST_CALL, FromToday

CYCLE = 146_097
"""Days in 400 years, after which the calendar repeats."""

NEAR = date(2027, 1, 1).toordinal()
"""Of the days that show the same, the first from here on is named: always the same one, so that findings stay as they are."""

_CLOSE = 7
"""Days that are further apart on average, counted in different units, come in the same order whenever the call is."""

_YEARS = 12 * 366
"""Days that are looked at one by one, so that one in reach is named before one of another century."""

_LEAPS = sum(1 << year for year in range(10_001) if year % 4 == 0 and (year % 100 or year % 400 == 0))


class Landmarks(NamedTuple):
    """Where the values of one date fact are cut: at days that do not move, and at days counted from the call's."""

    low: int
    high: int
    fixed: tuple[int, ...]
    counted: tuple[FromToday, ...]

    def starts(self, today: int) -> list[int]:
        """The first day of each part of its values, on a call that begins on this day."""
        moved = (each.on(today) for each in self.counted)
        return sorted({self.low, *self.fixed, *(day for day in moved if self.low < day <= self.high)})


Close: TypeAlias = tuple[tuple[FromToday, FromToday], ...]
"""Pairs of days of one fact that come in one order or in the other."""


class Calls(NamedTuple):
    """Days on which a call may begin, from one to another, both included."""

    first: int
    last: int

    def holds(self, other: Calls) -> bool:
        """Whether the other days are all among these."""
        return self.first <= other.first and other.last <= self.last

    def meet(self, other: Calls) -> Calls | None:
        """The days that are among both; None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Calls(first, last) if first <= last else None


EVERY_CALL = Calls(FIRST_CALL, LAST_CALL)


class CallDays(NamedTuple):
    """Days that stand for all, and which of them, by their bits, the days of each span are like."""

    days: tuple[int, ...]
    spans: tuple[tuple[Calls, int], ...]

    def range_of(self, which: int) -> Calls | None:
        """The first and the last of the days that are like some of these; None where others are between, or there are none."""
        found: Calls | None = None
        for calls, likes in self.spans:
            if likes & which == likes:
                if found is not None and found.last + 1 != calls.first:
                    return None
                found = calls if found is None else Calls(found.first, calls.last)
            elif likes & which:
                return None
        return found


@lru_cache(4096)
def call_days(facts: tuple[Landmarks, ...], calls: Calls = EVERY_CALL) -> CallDays:
    """One day for each order of the landmarks of all facts; those to come first, the nearest before the others."""
    close = _close(facts)
    found: dict[object, int] = {}
    at: dict[object, int] = {}
    spans: list[tuple[Calls, int]] = []
    for span in sorted(_spans(facts, calls), key=_distance):
        likes = 0
        for day in _orders_within(close, *span) if close else (_nearest(*span),):
            order = tuple(_order(each, day) for each in facts)
            found.setdefault(order, day)
            likes |= 1 << at.setdefault(order, len(at))
        spans.append((span, likes))
    return CallDays(tuple(found.values()), tuple(sorted(spans)))


def _order(fact: Landmarks, day: int) -> tuple[object, ...]:
    """What tells a day from others for one fact: which part of its values each landmark begins."""
    starts = fact.starts(day)
    places = tuple(
        bisect_left(starts, min(max(each.on(day), fact.low), fact.high + 1)) for each in fact.counted
    )
    return len(starts), *(bisect_left(starts, each) for each in fact.fixed), places


def _close(facts: Sequence[Landmarks]) -> Close:
    pairs = {
        (one, other): None
        for fact in facts
        for one, other in combinations(fact.counted, 2)
        # a month is 30.436875 days long on average
        if one.months != other.months
        and abs((one.months - other.months) * 30_436_875 + (one.days - other.days) * 1_000_000)
        <= _CLOSE * 1_000_000
    }
    return tuple(pairs)


def _spans(facts: Sequence[Landmarks], calls: Calls) -> Iterator[Calls]:
    """The days of calls, cut wherever a day that moves comes to one that does not, and where it leaves it behind."""
    turns = {calls.first, calls.last + 1}
    for fact in facts:
        passed = {fact.low + 1, fact.high + 1, *fact.fixed, *(day + 1 for day in fact.fixed)}
        for each in fact.counted:
            reached = (_first_reaching(each, day) for day in passed)
            turns.update(turn for turn in reached if calls.first < turn <= calls.last)
    return (Calls(first, after - 1) for first, after in pairwise(sorted(turns)))


def _first_reaching(counted: FromToday, day: int) -> int:
    """The first day of a call from which a day that is counted is not before another."""
    if not counted.months:
        return min(max(day - counted.days, FIRST_CALL), LAST_CALL + 1)
    if counted.on(FIRST_CALL) >= day:
        return FIRST_CALL
    if counted.on(LAST_CALL) < day:
        return LAST_CALL + 1
    call = min(max(FromToday(-counted.months).on(day - counted.days), FIRST_CALL), LAST_CALL)
    while call > FIRST_CALL and counted.on(call - 1) >= day:
        call -= 1
    while counted.on(call) < day:
        call += 1
    return call


def _orders_within(close: Close, first: int, last: int) -> Iterator[int]:
    """Days of a span, one at least for each order that the close pairs come in there."""
    missing = dict(_orders(close))
    for order, day in tuple(missing.items()):
        if first <= day <= last:
            yield missing.pop(order)
    near = (max(first, last - _YEARS), last) if last < NEAR else (first, min(last, first + _YEARS))
    for day in _telling_days(close, *near) if missing else ():
        if missing.pop(_order_of(close, day), None) is not None:
            yield day
    for order, day in tuple(missing.items()):
        # the same day of another cycle shows the same
        again = last - (last - day) % CYCLE
        if first <= again:
            del missing[order]
            yield again
    for day in _telling_days(close, first, last) if missing else ():
        if missing.pop(_order_of(close, day), None) is not None:
            yield day


@lru_cache(1024)
def _orders(close: Close) -> dict[tuple[int, ...], int]:
    """Every order of close pairs with the first day that shows it."""
    found: dict[tuple[int, ...], int] = {}
    for day in _telling_days(close, NEAR, NEAR + CYCLE - 1):
        found.setdefault(_order_of(close, day), day)
    return found


def _order_of(close: Close, day: int) -> tuple[int, ...]:
    gaps = (one.on(day) - other.on(day) for one, other in close)
    return tuple((gap > 0) - (gap < 0) for gap in gaps)


def _telling_days(close: Close, first: int, last: int) -> Iterator[int]:
    """Days from one on, of months that differ in what is counted from them: how long they and the years around are."""
    months = [each.months for pair in close for each in pair]
    earliest, latest = min(0, *months) // 12 - 1, max(0, *months) // 12 + 1
    around = (1 << latest - earliest + 1) - 1
    begin, end = date.fromordinal(first), date.fromordinal(last)
    seen: set[tuple[int, int]] = set()
    for number in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        key = _LEAPS >> year + earliest & around, month
        if key in seen:
            continue
        start = date(year, month + 1, 1).toordinal()
        after = date(year + month // 11, (month + 1) % 12 + 1, 1).toordinal()
        if first <= start and after <= last + 1:
            # until the 28th, no month is cut
            seen.add(key)
            yield from (start, *range(start + 28, after))
        else:
            yield from range(max(first, start), min(last + 1, after))


def _nearest(first: int, last: int) -> int:
    return min(max(NEAR, first), last)


def _distance(span: Calls) -> tuple[bool, int]:
    """Spans with days to come are before those that are over, the nearest first."""
    first, last = span
    return last < NEAR, first if last >= NEAR else -last
