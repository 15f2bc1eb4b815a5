"""Guard → the text of a condition. Whatever `parse` read, `parse(show(guard))` reads again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from decisiontree.guards.from_today import show_from_today
from decisiontree.guards.values import show_value
from decisiontree.model import (
    And,
    Bound,
    Constant,
    Fact,
    FactType,
    FromToday,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
    Ranges,
)

_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*\Z")


def show(guard: Guard, facts: Mapping[str, Fact]) -> str:
    """The condition as an author would write it, with parentheses wherever `and` meets `or`."""
    match guard:
        case And(parts=parts):
            return " and ".join(_part(part, facts) for part in parts)
        case Or(parts=parts):
            return " or ".join(_part(part, facts) for part in parts)
        case Not(part=part):
            return _negated(part, facts)
        case InRanges(fact=fact, ranges=ranges):
            return _ranges(fact, ranges, facts, negated=False)
        case OneOf(fact=fact, values=values):
            return _one_of(fact, values, negated=False)
        case HasAny(fact=fact, values=values):
            return _has(fact, values, facts, negated=False)
        case Known(fact=fact):
            return f"{fact} is known"
        case Constant(value=value):
            return "true" if value else "false"
        case _:
            assert_never(guard)


def _part(guard: Guard, facts: Mapping[str, Fact]) -> str:
    text = show(guard, facts)
    return f"({text})" if isinstance(guard, And | Or) else text


def _negated(part: Guard, facts: Mapping[str, Fact]) -> str:
    match part:
        case InRanges(fact=fact, ranges=ranges):
            return _ranges(fact, ranges, facts, negated=True)
        case OneOf(fact=fact, values=values):
            return _one_of(fact, values, negated=True)
        case HasAny(fact=fact, values=values):
            return _has(fact, values, facts, negated=True)
        case Known(fact=fact):
            return f"{fact} is not known"
        case _:
            return f"not {_part(part, facts)}"


def _one_of(fact: str, values: tuple[str | bool, ...], *, negated: bool) -> str:
    if values == (True,) and values[0] is True:
        return f"not {fact}" if negated else fact
    if len(values) == 1:
        return f"{fact} {'!=' if negated else '=='} {show_word(values[0])}"
    return f"{fact} {'not in' if negated else 'in'} {{{', '.join(map(show_word, values))}}}"


def _has(fact: str, values: tuple[str, ...], facts: Mapping[str, Fact], *, negated: bool) -> str:
    if len(values) == 1:
        return f"{'not ' * negated}{fact} has {show_word(values[0])}"
    if fact in facts and len(values) == len(facts[fact].values):
        return f"{fact} is {'' if negated else 'not '}empty"
    return f"{'not ' * negated}{fact} has any {{{', '.join(map(show_word, values))}}}"


def _ranges(fact: str, ranges: Ranges, facts: Mapping[str, Fact], *, negated: bool) -> str:
    if len(ranges) == 1:
        return _range(fact, ranges[0], facts, negated=negated)
    if all(low == high for low, high in ranges):
        points = ", ".join(_number(fact, low, facts) for low, _ in ranges)
        return f"{fact} {'not in' if negated else 'in'} {{{points}}}"
    either = " or ".join(_range(fact, one, facts, negated=False) for one in ranges)
    return f"not ({either})" if negated else f"({either})"


def _range(
    fact: str, ends: tuple[Bound | None, Bound | None], facts: Mapping[str, Fact], *, negated: bool
) -> str:
    first, last = ends
    if first is not None and first == last:
        return f"{fact} {'!=' if negated else '=='} {_number(fact, first, facts)}"
    # the day beside the one that the calendar gives for months is written as the other side of that
    above, below = _is_beside(first, 1), _is_beside(last, -1)
    low = _number(fact, first.later(-1) if isinstance(first, FromToday) and above else first, facts)
    high = _number(fact, last.later(1) if isinstance(last, FromToday) and below else last, facts)
    if not negated and bool(low) is not bool(high):
        return f"{fact} {'>' if above else '>='} {low}" if low else f"{fact} {'<' if below else '<='} {high}"
    inside = f"{'(' if above else '['}{low} .. {high}{')' if below else ']'}".replace("[ ", "[").replace(
        " ]", "]"
    )
    return f"{fact} {'not in' if negated else 'in'} {inside}"


def _is_beside(bound: Bound | None, days: int) -> bool:
    return isinstance(bound, FromToday) and bound.months != 0 and bound.days == days


def _number(fact: str, number: Bound | None, facts: Mapping[str, Fact]) -> str:
    if number is None:
        return ""
    if isinstance(number, FromToday):
        return show_from_today(number)
    declared = facts.get(fact) or Fact(id=fact, type=FactType.INTEGER, label=fact)
    return show_value(declared, number)


def show_word(value: str | bool) -> str:
    """A value that is no number as a condition writes it, in quotes where it needs them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if _WORD.match(value) else f"'{value}'"
