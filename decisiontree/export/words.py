"""Plain words for what the model holds as data: conditions, amounts, dates, kinds. Decides nothing, formats all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from decisiontree.model import And, Constant, Fact, FactType, Guard, InRanges, Known, Not, OneOf, Or, Role
from decisiontree.model.money import plain_amount

KINDS = {
    "troubleshooting": "Troubleshooting",
    "empowerment": "What you may decide",
    "script": "Scripts",
    "scheduling": "Scheduling",
    "crisis": "In a crisis",
    "process": "Processes",
}
RESOLUTIONS = {
    "resolved": "Resolved",
    "escalated": "Escalated",
    "transferred": "Transferred",
    "scheduled": "Scheduled",
    "declined": "Declined",
    "informed": "Informed",
    "abandoned": "Abandoned",
}
NODE_KINDS = {
    "question": "Ask",
    "step": "Do",
    "form": "Fill in",
    "listen": "Read back",
    "branch": "Sort out",
    "decision": "Decide",
    "subtree": "Another tree",
    "outcome": "Outcome",
    "unreadable": "Not readable",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Says things of one tree in its language; `facts` are those in sight of its conditions."""

    language: str
    facts: Mapping[str, Fact]
    roles: tuple[Role, ...]

    def condition(self, guard: Guard) -> str:  # noqa: PLR0911  one case per kind of guard
        """A condition as a person says it: `Customer tier is Gold`."""
        match guard:
            case And(parts=parts):
                return " and ".join(self._inner(part) for part in parts)
            case Or(parts=parts):
                return " or ".join(self._inner(part) for part in parts)
            case Not(part=Known(fact=fact)):
                return f"{self.name(fact)} is not known"
            case Not(part=OneOf(fact=fact, values=values)):
                return f"{self.name(fact)} is not {self._either(fact, values)}"
            case Not(part=part):
                return f"not ({self.condition(part)})"
            case InRanges(fact=fact, ranges=ranges):
                spans = " or ".join(self._range(fact, low, high) for low, high in ranges)
                return f"{self.name(fact)} is {spans or 'something that cannot be'}"
            case OneOf(fact=fact, values=values):
                return f"{self.name(fact)} is {self._either(fact, values)}"
            case Known(fact=fact):
                return f"{self.name(fact)} is known"
            case Constant(value=value):
                return "always" if value else "never"
            case _:
                assert_never(guard)

    def name(self, fact: str) -> str:
        """What a fact is called."""
        if fact == "role":
            return "your role"
        if fact == "incident":
            return "an incident is open"
        return self.facts[fact].label if fact in self.facts else fact

    def value(self, fact: str, value: bool | int | str) -> str:
        """A value as a person reads it."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, str):
            return self._label(fact, value)
        declared = self.facts.get(fact)
        if declared is None or declared.type is FactType.INTEGER:
            return self.number(value)
        if declared.type is FactType.MONEY:
            return self.money(value, declared.currency)
        return self.day(date.fromordinal(value)) if 0 < value <= date.max.toordinal() else str(value)

    def money(self, units: int, currency: str | None) -> str:
        """An amount with its currency."""
        if currency is None:
            return str(units)
        amount = Decimal(plain_amount(units, currency))
        text: str = format_currency(amount, currency, locale=locale_of(self.language))
        return text

    def sign(self, currency: str) -> str:
        """The sign of a currency, its code where it has none."""
        text: str = get_currency_symbol(currency, locale=locale_of(self.language))
        return text

    def number(self, value: int) -> str:
        """A whole number."""
        text: str = format_decimal(value, locale=locale_of(self.language))
        return text

    def day(self, value: date) -> str:
        """A date."""
        return format_date(value, format="long", locale=locale_of(self.language))

    def _inner(self, part: Guard) -> str:
        words = self.condition(part)
        return f"({words})" if isinstance(part, And | Or) else words

    def _range(self, fact: str, low: int | None, high: int | None) -> str:
        if low is not None and low == high:
            return self.value(fact, low)
        if low is None and high is None:
            return "anything"
        if high is None:
            return f"at least {self.value(fact, low or 0)}"
        if low is None:
            return f"at most {self.value(fact, high)}"
        return f"{self.value(fact, low)} to {self.value(fact, high)}"

    def _either(self, fact: str, values: tuple[str | bool, ...]) -> str:
        return " or ".join(self.value(fact, value) for value in values) or "something that cannot be"

    def _label(self, fact: str, value: str) -> str:
        if fact == "role":
            return next((role.label for role in self.roles if role.id == value), value)
        choices = self.facts[fact].values if fact in self.facts else ()
        return next((choice.label for choice in choices if choice.id == value), value)


def locale_of(language: str) -> Locale:
    """The conventions of a language; of English where the language is not known."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def duration(seconds: int) -> str:
    """`2 min`, `30 s`, `1 min 30 s`."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not parts else parts)
