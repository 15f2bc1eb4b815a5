"""The ends of a range in a condition: moved by one, in order, and whether any value lies between them."""

from __future__ import annotations

from decisiontree.guards.faults import stop
from decisiontree.guards.tokens import Token
from decisiontree.guards.values import LARGEST
from decisiontree.model import Bound, Fact, FactType, FromToday

_LAST_DAY = 3652059  # 9999-12-31


def later(bound: Bound, by: int) -> Bound:
    """The end so many whole numbers, or days, further on."""
    return bound + by if isinstance(bound, int) else bound.later(by)


def in_order(bound: Bound) -> tuple[int, int, int]:
    """Of a set's values: dates first, each kind in its own order."""
    return (0, 0, bound) if isinstance(bound, int) else (1, bound.months, bound.days)


def checked(
    fact: Fact, ends: tuple[Bound | None, Bound | None], word: Token
) -> tuple[Bound | None, Bound | None]:
    """The ends; raises where no value of the fact is between them, whatever the day of the call."""
    low, high = ends
    if isinstance(low, FromToday) or isinstance(high, FromToday):
        if isinstance(low, FromToday) and isinstance(high, FromToday) and low.is_surely_after(high):
            raise stop(word, f"no value of '{fact.id}' is in this range; correct its ends")
        return ends
    lowest, highest = (1, _LAST_DAY) if fact.type is FactType.DATE else (-LARGEST, LARGEST)
    first = lowest if low is None else low
    last = highest if high is None else high
    if first > last or last < lowest or first > highest:
        raise stop(word, f"no value of '{fact.id}' is in this range; correct its ends")
    return ends
