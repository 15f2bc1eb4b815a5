"""Random branches about dates counted from the call's, and every day of five hundred years held against them.

An oracle of its own: it reads no condition and counts months by the calendar's pages, day by day.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, pairwise, product
from operator import sub
from random import Random
from typing import TypeAlias

from decisiontree.model import Fact, FactType

FIRST, LAST = date(2000, 1, 1), date(2520, 12, 31)
"""The days that are tried: from the first on which a call may begin to more than 400 years after the last date that is named."""

DOMAINS = {"bought": (date(1, 1, 1), date(9999, 12, 31)), "sent": (date(2019, 6, 1), date(2041, 2, 28))}
FACTS = {
    "bought": Fact(id="bought", type=FactType.DATE, label="Bought"),
    "sent": Fact(
        id="sent",
        type=FactType.DATE,
        label="Sent",
        minimum=DOMAINS["sent"][0].toordinal(),
        maximum=DOMAINS["sent"][1].toordinal(),
    ),
}
_OFFSETS = ("- 30 days", "- 31 days", "- 1 month", "- 2 months", "- 60 days", "- 365 days", "- 1 year", "- 52 weeks", "+ 1 month", "+ 4 weeks")  # fmt: skip
_DATES = ("2024-02-29", "2026-01-31", "2027-03-01")

Offset: TypeAlias = str
"""What comes after `today`, or a date."""


@dataclass(frozen=True, slots=True)
class Atom:
    """`fact sign end`, or with a second end the days between the two."""

    fact: str
    sign: str
    end: Offset
    until: Offset | None = None

    def text(self) -> str:
        """As an author writes it."""
        if self.until is None:
            return f"{self.fact} {self.sign} {_written(self.end)}"
        return f"{self.fact} {self.sign} [{_written(self.end)} .. {_written(self.until)}]"

    def holds(self, value: int, days: Mapping[Offset, int]) -> bool:
        """Whether it is so of a date, on a day on which the ends are these."""
        end = days[self.end]
        if self.until is not None:
            return (end <= value <= days[self.until]) is (self.sign == "in")
        return {
            "<": value < end,
            "<=": value <= end,
            ">": value > end,
            ">=": value >= end,
            "==": value == end,
            "!=": value != end,
        }[self.sign]


Conditions: TypeAlias = tuple[tuple[bool, tuple[Atom, ...]], ...]
"""Whether all of the atoms must hold, or any of them."""


def random_conditions(random: Random) -> Conditions:
    """Two to four conditions on one or two facts."""
    facts = random.choice([("bought",), ("sent",), ("bought", "sent")])
    # few ends, so that conditions meet
    ends = random.sample(_OFFSETS, 2) + random.sample((*_DATES, *_OFFSETS, ""), 2)
    return tuple(
        (
            random.random() < 0.6,
            tuple(_atom(random, random.choice(facts), ends) for _ in range(random.randint(1, 2))),
        )
        for _ in range(random.randint(2, 4))
    )


def texts_of(conditions: Conditions) -> list[str]:
    """The conditions as an author writes them."""
    return [(" and " if every else " or ").join(atom.text() for atom in atoms) for every, atoms in conditions]


def true_at(conditions: Conditions, values: Mapping[str, int], today: int) -> tuple[bool, ...]:
    """Which of the conditions are true of these dates on a day."""
    assert FIRST.toordinal() <= today <= LAST.toordinal()
    days = {
        end: _column(end)[today - FIRST.toordinal()]
        for _, atoms in conditions
        for atom in atoms
        for end in (atom.end, atom.until)
        if end is not None
    }
    return tuple(
        (all if every else any)(atom.holds(values[atom.fact], days) for atom in atoms)
        for every, atoms in conditions
    )


def every_case(conditions: Conditions) -> Iterator[tuple[bool, ...]]:
    """Which of the conditions are true, for every day and every date that could make a difference."""
    met: dict[str, dict[Offset, None]] = {}
    for _, atoms in conditions:
        for atom in atoms:
            met.setdefault(atom.fact, {}).update(
                dict.fromkeys(e for e in (atom.end, atom.until) if e is not None)
            )
    for today in _telling_days({fact: tuple(ends) for fact, ends in met.items()}):
        choices = [_dates_near(fact, tuple(ends), today) for fact, ends in met.items()]
        for dates in product(*choices):
            yield true_at(conditions, dict(zip(met, dates, strict=True)), today)


def _telling_days(met: Mapping[str, Sequence[Offset]]) -> list[int]:
    """Of the days on which all ends lie alike, one: equal, neighbours, or further apart."""
    columns = [
        _beside(one, other)
        for fact, ends in met.items()
        for one, other in combinations((*(day.isoformat() for day in DOMAINS[fact]), *ends), 2)
    ]
    at = {kinds: place for place, kinds in enumerate(zip(*columns, strict=True))}
    return [FIRST.toordinal() + place for place in at.values()]


def _dates_near(fact: str, ends: Sequence[Offset], today: int) -> list[int]:
    low, high = (day.toordinal() for day in DOMAINS[fact])
    near = {low, high}
    for end in ends:
        day = _column(end)[today - FIRST.toordinal()]
        near |= {day - 1, day, day + 1}
    return sorted(day for day in near if low <= day <= high)


@lru_cache(None)
def _beside(one: Offset, other: Offset) -> bytes:
    """For each day how two ends lie: 0 and 4 are further apart, 1 and 3 neighbours, 2 the same."""
    first, second = _column(one), _column(other)
    if not _is_date(one) and not _is_date(other):
        return bytes(
            map(
                {gap: min(max(gap, -2), 2) + 2 for gap in range(-900, 900)}.__getitem__,
                map(sub, first, second),
            )
        )
    if _is_date(one) and _is_date(other):
        return bytes(len(first))
    # the one that moves only ever goes forward
    fixed, moving = (first[0], second) if _is_date(one) else (second[0], first)
    turns = [0, *(bisect_left(moving, fixed + by) for by in (-1, 0, 1, 2)), len(moving)]
    return b"".join(bytes((kind,)) * (after - before) for kind, (before, after) in enumerate(pairwise(turns)))


@lru_cache(None)
def _column(end: Offset) -> list[int]:
    """The day that an end is, on each of the days."""
    days = LAST.toordinal() - FIRST.toordinal() + 1
    if _is_date(end):
        return [date.fromisoformat(end).toordinal()] * days
    sign, count, unit = end.split() if end else ("+", "0", "days")
    number = int(count) * (-1 if sign == "-" else 1)
    if unit.startswith(("day", "week")):
        start = FIRST + timedelta(days=number * (7 if unit.startswith("week") else 1))
        return list(range(start.toordinal(), start.toordinal() + days))
    months = number * (12 if unit.startswith("year") else 1)
    found: list[int] = []
    for page in range(FIRST.year * 12, LAST.year * 12 + 12):
        year, month = divmod(page + months, 12)
        last = monthrange(year, month + 1)[1]
        length = monthrange(page // 12, page % 12 + 1)[1]
        first = date(year, month + 1, 1).toordinal()
        found += [first + min(day, last) - 1 for day in range(1, length + 1)]
    return found


def by_pages(today: int, months: int) -> int:
    """The same day of another month, or its last one, turning the calendar page by page."""
    day = date.fromordinal(today)
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year - 1, 12) if month == 0 else (year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1])).toordinal()


def _is_date(end: Offset) -> bool:
    return end[:1].isdigit()


def _written(end: Offset) -> str:
    return end if _is_date(end) else f"today {end}".strip()


def _atom(random: Random, fact: str, ends: Sequence[Offset]) -> Atom:
    if random.random() < 0.3:
        first, second = random.sample(list(ends), 2)
        return Atom(fact, random.choice(["in", "in", "not in"]), first, second)
    return Atom(fact, random.choice(["<", "<=", ">", ">=", "==", "!="]), random.choice(list(ends)))
