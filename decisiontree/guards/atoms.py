"""The atoms of a guard, all that it is made of but `and`, `or` and `not`: which facts they speak of, and others in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from decisiontree.model import And, Bound, FromToday, Guard, HasAny, InRanges, Known, Not, OneOf, Or, day_of


def atoms(guard: Guard) -> Iterator[Guard]:
    """The atoms in the order in which they are written."""
    match guard:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from atoms(part)
        case Not(part=part):
            yield from atoms(part)
        case _:
            yield guard


def facts_of(guard: Guard) -> frozenset[str]:
    """Every fact that the guard speaks of, `role` and `incident` included."""
    return frozenset(
        atom.fact for atom in atoms(guard) if isinstance(atom, InRanges | OneOf | HasAny | Known)
    )


def counts_days(guard: Guard) -> bool:
    """Whether it speaks of a day counted from the call's."""
    return any(
        isinstance(end, FromToday)
        for atom in atoms(guard)
        if isinstance(atom, InRanges)
        for ends in atom.ranges
        for end in ends
    )


def known_where(guard: Guard, *, is_true: bool) -> frozenset[str]:
    """The facts that are known wherever a condition is true, or wherever it is false."""
    match guard:
        case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
            return frozenset((fact,))
        case Not(part=part):
            return known_where(part, is_true=not is_true)
        case And(parts=parts) | Or(parts=parts) if parts:
            each = [known_where(part, is_true=is_true) for part in parts]
            # an `and` is true where all of its parts are, and false where any is
            return each[0].union(*each) if isinstance(guard, And) == is_true else each[0].intersection(*each)
        case _:
            return frozenset()


def with_atoms(guard: Guard, stand_in: Callable[[Guard], Guard]) -> Guard:
    """The guard with another one in the place of each atom."""
    match guard:
        case And(parts=parts):
            return And(tuple(with_atoms(part, stand_in) for part in parts))
        case Or(parts=parts):
            return Or(tuple(with_atoms(part, stand_in) for part in parts))
        case Not(part=part):
            return Not(with_atoms(part, stand_in))
        case _:
            return stand_in(guard)


def renamed(guard: Guard, names: Mapping[str, str]) -> Guard:
    """The guard with other names for some of its facts."""

    def under_new_name(atom: Guard) -> Guard:
        if isinstance(atom, InRanges | OneOf | HasAny | Known) and atom.fact in names:
            return replace(atom, fact=names[atom.fact])
        return atom

    return with_atoms(guard, under_new_name)


def on_day(guard: Guard, today: int) -> Guard:
    """The guard as it is on a call that begins on this day: every day that is counted from it is a date."""

    def dated(atom: Guard) -> Guard:
        if not isinstance(atom, InRanges):
            return atom
        ranges = tuple((_on(low, today), _on(high, today)) for low, high in atom.ranges)
        return InRanges(atom.fact, ranges)

    return with_atoms(guard, dated) if counts_days(guard) else guard


def _on(bound: Bound | None, today: int) -> int | None:
    return None if bound is None else day_of(bound, today)
