"""Guards against known facts. An unknown fact is never false: the answer then is which fact is needed.

Algorithm: three-valued logic; Kleene: Introduction to Metamathematics, 1952.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from decisiontree.model import (
    CALL_DAY,
    And,
    Bound,
    Constant,
    FactValue,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
    Ranges,
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The guard cannot be decided before this fact has a value."""

    fact: str

    def __bool__(self) -> bool:
        raise TypeError(f"'{self.fact}' is unknown, which is neither true nor false")


Verdict: TypeAlias = bool | Unknown


def evaluate(guard: Guard, values: Mapping[str, FactValue]) -> Verdict:
    """True, false, or the first fact that must be known; `role`, `incident` and the day of the call are values like the others.

    A part that is known to decide an `and` or `or` decides it, wherever it stands; nothing else is assumed.
    """
    match guard:
        case And(parts=parts):
            return _joined(parts, values, deciding=False)
        case Or(parts=parts):
            return _joined(parts, values, deciding=True)
        case Not(part=part):
            verdict = evaluate(part, values)
            return verdict if isinstance(verdict, Unknown) else not verdict
        case InRanges(fact=fact, ranges=ranges):
            return _within(values[fact], ranges, values) if fact in values else Unknown(fact)
        case OneOf(fact=fact, values=wanted):
            return values[fact] in wanted if fact in values else Unknown(fact)
        case HasAny(fact=fact, values=wanted):
            return _ticked(values[fact], wanted) if fact in values else Unknown(fact)
        case Known(fact=fact):
            return fact in values
        case Constant(value=value):
            return value
        case _:
            assert_never(guard)


def _joined(parts: tuple[Guard, ...], values: Mapping[str, FactValue], *, deciding: bool) -> Verdict:
    unknown: Unknown | None = None
    for part in parts:
        verdict = evaluate(part, values)
        if isinstance(verdict, Unknown):
            unknown = verdict if unknown is None else unknown
        elif verdict is deciding:
            return deciding
    return not deciding if unknown is None else unknown


def _ticked(held: FactValue, wanted: tuple[str, ...]) -> bool:
    return isinstance(held, frozenset) and not held.isdisjoint(wanted)


def _within(value: FactValue, ranges: Ranges, values: Mapping[str, FactValue]) -> Verdict:
    if not isinstance(value, int):
        return False
    for low, high in ranges:
        first, last = _end(low, values), _end(high, values)
        if isinstance(first, Unknown) or isinstance(last, Unknown):
            return Unknown(CALL_DAY)
        if (first is None or value >= first) and (last is None or value <= last):
            return True
    return False


def _end(bound: Bound | None, values: Mapping[str, FactValue]) -> int | Unknown | None:
    if bound is None or isinstance(bound, int):
        return bound
    today = values.get(CALL_DAY)
    return bound.on(today) if isinstance(today, int) else Unknown(CALL_DAY)
