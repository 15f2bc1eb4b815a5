"""Conditions as data. Each atom compares one fact with constants, so a fact's domain splits into finitely many cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.model.from_today import Bound


@dataclass(frozen=True, slots=True)
class And:
    """True where every part is."""

    parts: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where any part is."""

    parts: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is false."""

    part: Guard


Ranges: TypeAlias = tuple[tuple[Bound | None, Bound | None], ...]


@dataclass(frozen=True, slots=True)
class InRanges:
    """A number fact lies in one of the ranges; both ends belong to a range, None is open.

    Money counts in minor units, a date is its proleptic Gregorian day number (`date.toordinal`) or counted from the call's day.
    """

    fact: str
    ranges: Ranges


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice, boolean or role fact has one of the values."""

    fact: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class HasAny:
    """A choices fact contains at least one of the values; with all the values that it lists: it is not empty."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact has a value."""

    fact: str


@dataclass(frozen=True, slots=True)
class Constant:
    """Always true or always false."""

    value: bool


Guard: TypeAlias = And | Or | Not | InRanges | OneOf | HasAny | Known | Constant


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands after `when`: the author's text, and its guard where the text could be parsed."""

    text: str
    guard: Guard | None = None
