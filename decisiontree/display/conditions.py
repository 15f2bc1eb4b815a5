"""Conditions, ranges and values of one tree in plain words, in its language. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never

from decisiontree.display.numbers import display_number
from decisiontree.display.plural import plural
from decisiontree.display.values import display_value, yes_no
from decisiontree.model import (
    And,
    Bound,
    Condition,
    Constant,
    Fact,
    FactType,
    FactValue,
    FromToday,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
    Role,
    currency_exponent,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Says things of one tree in its language; `facts` are those in sight of its conditions."""

    language: str
    facts: Mapping[str, Fact]
    roles: tuple[Role, ...]
    isolates: bool = False
    """Whether what an author wrote is told from our words around it."""

    def when(self, condition: Condition) -> str:
        """A condition in words; as it stands in the file where it could not be read."""
        return condition.text if condition.guard is None else self.condition(condition.guard)

    def condition(self, guard: Guard) -> str:
        """A condition as a person says it: `Customer tier is Gold`."""
        match guard:
            case And(parts=parts):
                return " and ".join(self._inner(part) for part in parts)
            case Or(parts=parts):
                return " or ".join(self._inner(part) for part in parts)
            case Not(part=part):
                return self._negated(part)
            case InRanges(fact=fact, ranges=ranges):
                spans = " or ".join(self._span(fact, low, high) for low, high in ranges)
                return f"{self.name(fact)} is {spans or 'impossible'}"
            case OneOf(fact=fact, values=values):
                return f"{self.name(fact)} is {self._either(fact, values)}"
            case HasAny(fact=fact, values=values):
                return self._ticked(fact, values, has="includes", empty="is not empty")
            case Known(fact=fact):
                return f"{self.name(fact)} is known"
            case Constant(value=value):
                return "always" if value else "never"
            case _:
                assert_never(guard)

    def _negated(self, part: Guard) -> str:
        match part:
            case Known(fact=fact):
                return f"{self.name(fact)} is not known"
            case OneOf(fact=fact, values=values):
                return f"{self.name(fact)} is not {self._either(fact, values)}"
            case HasAny(fact=fact, values=values):
                return self._ticked(fact, values, has="does not include", empty="is empty")
            case _:
                return f"not ({self.condition(part)})"

    def name(self, fact: str) -> str:
        """What a fact is called."""
        if fact == "role":
            return "your role"
        if fact == "incident":
            return "an incident is open"
        return self._authors(self.facts[fact].label) if fact in self.facts else fact

    def value(self, fact: str, value: FactValue) -> str:
        """A value as a person reads it."""
        if isinstance(value, bool):
            return self._authors(yes_no(self.language)[not value])
        if fact == "role" and isinstance(value, str):
            return self._authors(next((role.label for role in self.roles if role.id == value), value))
        declared = self.facts.get(fact)
        if declared is not None:
            return self._authors(display_value(declared, value, self.language))
        return display_number(value, self.language) if isinstance(value, int) else str(value)

    def range(self, fact: str, low: int | None, high: int | None) -> str:
        """The numbers between two ends, each of which may be open."""
        return range_words(self.facts.get(fact), low, high, lambda number: self.value(fact, number))

    def _span(self, fact: str, low: Bound | None, high: Bound | None) -> str:
        if not isinstance(low, FromToday) and not isinstance(high, FromToday):
            return self.range(fact, low, high)
        first, last = (
            end if end is None else self._day(end) if isinstance(end, FromToday) else self.value(fact, end)
            for end in (low, high)
        )
        if first == last or last is None:
            return f"{first}" if last is not None else f"from {first} on"
        return f"{last} or earlier" if first is None else f"{first} to {last}"

    def _day(self, day: FromToday) -> str:
        """A day counted from the call's: `30 days before the call`."""
        beside = "" if not day.months or not day.days else f"the day {'after' if day.days > 0 else 'before'} "
        count, unit = (day.months, "month") if day.months else (day.days, "day")
        if unit == "month" and count % 12 == 0:
            count, unit = count // 12, "year"
        if not count:
            return "the day of the call"
        return f"{beside}{plural(abs(count), unit)} {'before' if count < 0 else 'after'} the call"

    def _authors(self, text: str) -> str:
        return isolated(text) if self.isolates else text

    def _inner(self, part: Guard) -> str:
        words = self.condition(part)
        return f"({words})" if isinstance(part, And | Or) else words

    def _ticked(self, fact: str, values: tuple[str, ...], *, has: str, empty: str) -> str:
        """That any of the values is ticked; of all of them, that the fact is not empty."""
        declared = self.facts.get(fact)
        if declared is not None and len(values) == len(declared.values) > 1:
            return f"{self.name(fact)} {empty}"
        return f"{self.name(fact)} {has} {self._either(fact, values)}"

    def _either(self, fact: str, values: tuple[str | bool, ...]) -> str:
        return " or ".join(self.value(fact, value) for value in values) or "impossible"


def range_words(fact: Fact | None, low: int | None, high: int | None, show: Callable[[int], str]) -> str:
    """The numbers of a fact between two ends, either of which may be open: `over £50.00`, `at most 3`, `1 to 2`."""
    is_date = fact is not None and fact.type is FactType.DATE
    if low is None:
        up_to = None if high is None else f"{show(high)} or earlier" if is_date else f"at most {show(high)}"
        return up_to or "anything"
    if low == high:
        return show(low)
    # `over 50.00` is how a limit is spoken of, not `at least 50.01`
    if fact is not None and fact.type is FactType.MONEY and low > 1 and _is_a_hundredth_over(low, fact):
        over = f"over {show(low - 1)}"
        return over if high is None else f"{over}, at most {show(high)}"
    if high is not None:
        return f"{show(low)} to {show(high)}"
    return f"from {show(low)} on" if is_date else f"at least {show(low)}"


def isolated(text: str) -> str:
    """A text between the characters that keep it apart from what stands around it."""
    return f"\u2068{text}\u2069"


def _is_a_hundredth_over(units: int, fact: Fact) -> bool:
    unit: int = 10 ** currency_exponent(fact.currency or "")
    return unit > 1 and units % unit == 1
