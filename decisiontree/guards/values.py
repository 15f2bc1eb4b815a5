"""Values of facts: text → typed value by the fact's type and domain, and back to the plain text that files hold.

Never shows a value to a person (that needs a language) and never makes a float.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from datetime import date
from typing import TypeAlias, assert_never

from decisiontree.model import Fact, FactType, FactValue, minor_units, plain_amount

# The largest whole number that JavaScript holds exactly: the page must agree with us on every value.
LARGEST = 2**53 - 1
TEXT_LENGTH = 1000
Show: TypeAlias = Callable[[Fact, int], str]
_INTEGER = re.compile(r"-?[0-9]{1,16}\Z")
_DAY = date(2026, 1, 31).toordinal()
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def parse_value(fact: Fact, text: str) -> FactValue | None:
    """The typed value that a text gives a fact; None when it is no such value or lies outside `min` and `max`."""
    value = _typed(fact, text)
    return value if value is not None and in_domain(fact, value) else None


def number_of(fact: Fact, text: str) -> int | None:
    """The whole number of a money, integer or date fact's text, whatever its `min` and `max`."""
    match fact.type:
        case FactType.INTEGER:
            number = int(text) if _INTEGER.match(text) else None
        case FactType.MONEY:
            number = minor_units(text, fact.currency or "")
        case FactType.DATE:
            number = _day(text)
        case FactType.BOOLEAN | FactType.CHOICE | FactType.CHOICES | FactType.TEXT:
            return None
        case _:
            assert_never(fact.type)
    return number if number is not None and abs(number) <= LARGEST else None


def in_domain(fact: Fact, value: FactValue) -> bool:
    """Whether a typed value is one that the fact may have."""
    match fact.type:
        case FactType.BOOLEAN:
            return isinstance(value, bool)
        case FactType.CHOICE:
            return any(choice.id == value for choice in fact.values)
        case FactType.CHOICES:
            return isinstance(value, frozenset) and _may_be_ticked(fact, value)
        case FactType.TEXT:
            if not isinstance(value, str) or not 0 < len(value) <= TEXT_LENGTH:
                return False
            return fact.shape is None or fact.shape.put_right(value) == value
        case FactType.INTEGER | FactType.MONEY | FactType.DATE:
            return _in_range(fact, value)
        case _:
            assert_never(fact.type)


def show_value(fact: Fact, value: FactValue) -> str:
    """A typed value as files, conditions and logs write it: `50.00`, `2026-01-31`, `true`, `gold`, `[cough, fever]`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset):
        return f"[{', '.join(in_order(fact, value))}]"
    if fact.type is FactType.MONEY:
        return plain_amount(value, fact.currency or "")
    if fact.type is FactType.DATE:
        return date.fromordinal(value).isoformat()
    return str(value)


def in_order(fact: Fact, ticked: Container[str]) -> tuple[str, ...]:
    """The values of a choices fact that are ticked, in the order in which the fact lists them."""
    return tuple(choice.id for choice in fact.values if choice.id in ticked)


def expected(fact: Fact, show: Show = show_value) -> str:
    """What may be written for a fact, in words: `a whole number from 0 to 365`; `show` writes the numbers."""
    match fact.type:
        case FactType.BOOLEAN:
            return "true or false"
        case FactType.CHOICE:
            return f"one of {', '.join(choice.id for choice in fact.values)}"
        case FactType.CHOICES:
            return f"a list of {how_many(fact)} of {', '.join(choice.id for choice in fact.values)}" + (
                ", or [] for none of them" if fact.none is not None else ""
            )
        case FactType.TEXT:
            if fact.shape is not None:
                return f"a text of the shape {fact.shape.written}, such as {fact.shape.example}"
            return f"a text of at most {TEXT_LENGTH} characters"
        case FactType.INTEGER:
            return "a whole number" + _bounds(fact, show)
        case FactType.MONEY:
            return f"an amount in {fact.currency} such as {show(fact, _amount(fact))}" + _bounds(fact, show)
        case FactType.DATE:
            return f"a date such as {show(fact, _DAY)}" + _bounds(fact, show)
        case _:
            assert_never(fact.type)


def tick_limits(fact: Fact) -> tuple[int, int]:
    """How many values of a choices fact are ticked at least and at most, unless the answer is that none applies."""
    return fact.minimum or 1, len(fact.values) if fact.maximum is None else fact.maximum


def how_many(fact: Fact) -> str:
    """How many values of a choices fact may be ticked, in words: `2 to 4`."""
    least, most = tick_limits(fact)
    if least == most:
        return f"exactly {most}"
    if fact.maximum is None:
        return f"{least} or more"
    return f"at most {most}" if least == 1 else f"{least} to {most}"


def example(fact: Fact) -> int | str | None:
    """A value whose form has to be shown."""
    if fact.shape is not None:
        return fact.shape.example
    return {FactType.MONEY: _amount(fact), FactType.DATE: _DAY}.get(fact.type)


def _typed(fact: Fact, text: str) -> FactValue | None:
    if fact.type is FactType.BOOLEAN:
        return {"true": True, "false": False}.get(text)
    if fact.type.is_number:
        return number_of(fact, text)
    if fact.type is FactType.CHOICES:
        return _listed(text)
    return text if fact.shape is None else fact.shape.put_right(text)


def _listed(text: str) -> frozenset[str] | None:
    """The ids of a list such as `[cough, fever]`; its brackets may be left out where it is not empty."""
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1].strip()
        if not bare:
            return frozenset()
    ids = [each.strip() for each in bare.split(",")]
    return frozenset(ids) if all(ids) and len(set(ids)) == len(ids) else None


def _may_be_ticked(fact: Fact, ticked: frozenset[str]) -> bool:
    if not ticked:
        return fact.none is not None
    least, most = tick_limits(fact)
    return least <= len(ticked) <= most and len(in_order(fact, ticked)) == len(ticked)


def _day(text: str) -> int | None:
    if not _DATE.match(text):
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _in_range(fact: Fact, value: FactValue) -> bool:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        return False
    if fact.type is FactType.DATE and not 1 <= value <= date.max.toordinal():
        return False
    above = fact.minimum is None or value >= fact.minimum
    return above and (fact.maximum is None or value <= fact.maximum)


def _bounds(fact: Fact, show: Show) -> str:
    low = None if fact.minimum is None else show(fact, fact.minimum)
    high = None if fact.maximum is None else show(fact, fact.maximum)
    if low is not None and high is not None:
        return f", from {low} to {high}" if fact.type is not FactType.INTEGER else f" from {low} to {high}"
    if low is not None:
        return f", {low} or more"
    return "" if high is None else f", {high} or less"


def _amount(fact: Fact) -> int:
    example = 1250
    if fact.minimum is not None and example < fact.minimum:
        return fact.minimum
    return example if fact.maximum is None else min(example, fact.maximum)
