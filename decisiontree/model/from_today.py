"""Days counted from the day of the call: `today - 30 days`, `today - 1 month`. Twin of exporters/html/player/days.js.

A month or a year keeps the day of the month, cut to the last day that the month has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

TODAY = "today"
"""The word for the day on which the call began, in the place of a date."""

CALL_DAY = "day of the call"
"""Its name among what is known on a call, which no fact can have."""

MOST_YEARS = 1000
"""So far from the call a condition may count at most, so that the day is in the calendar whenever the call is."""

FIRST_CALL, LAST_CALL = date(2000, 1, 1).toordinal(), date(8999, 12, 31).toordinal()
"""The days on which a call may begin; from each of them, every day that a condition may count to is in the calendar."""


@dataclass(frozen=True, slots=True)
class FromToday:
    """The day so many months, and then so many days, after the call's (before it where they are negative)."""

    months: int = 0
    days: int = 0

    def later(self, days: int) -> FromToday:
        """The day so many days after this one."""
        return FromToday(self.months, self.days + days)

    def is_surely_after(self, other: FromToday) -> bool:
        """Whether it is after another such day, whatever the day of the call."""
        months, days = self.months - other.months, self.days - other.days
        # months are at least 28 days long, at most 31; the end of a month may be cut
        return days > 0 if not months else months * (28 if months > 0 else 31) + days > 3

    def on(self, today: int) -> int:
        """Its number, on a call that begins on the day of this number (`date.toordinal`)."""
        if not self.months:
            return today + self.days
        day = date.fromordinal(today)
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        last = 29 if month == 1 and _is_leap(year) else _DAYS[month]
        return date(year, month + 1, min(day.day, last)).toordinal() + self.days


Bound: TypeAlias = int | FromToday
"""An end of a range: a whole number, of a date fact its day number or a day counted from the call's."""


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of(bound: Bound, today: int) -> int:
    """The number that an end of a range is on a call that begins on this day."""
    return bound if isinstance(bound, int) else bound.on(today)
