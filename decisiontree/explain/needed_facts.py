"""When a node asks for a fact: what has to be so for its conditions to be undecided, and which fact comes first.

Only needed where some condition asks whether a fact is known; elsewhere a fact that was asked in vain does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from decisiontree.model import And, Constant, Guard, Not, Or

TRUE, FALSE = Constant(value=True), Constant(value=False)


class ThreeValued(NamedTuple):
    """Where a condition is true, where it is false, and where it is neither, by the fact that is asked for first."""

    true: Guard
    false: Guard
    first: dict[str, Guard]

    @property
    def decided(self) -> Guard:
        """That it is true or false."""
        return either(self.true, self.false)


class Ask(NamedTuple):
    """Facts that are asked for at once, and when; none: the node goes on."""

    names: tuple[str, ...]
    when: Guard


Read = Callable[[Guard], tuple[str | None, Guard]]
"""An atom as it is read here: the fact that is unknown, if it is, and the atom in the versions that are held."""


def asks_of_cases(guards: Sequence[Guard], read: Read) -> Iterator[Ask]:
    """Of conditions that are tried in turn: one fact at a time, for the first that is not false."""
    found: dict[str, list[Guard]] = {}
    goes_on: list[Guard] = []
    before: Guard = TRUE
    for guard in guards:
        verdict = judged(guard, read)
        for name, first in verdict.first.items():
            found.setdefault(name, []).append(both(before, first))
        goes_on.append(both(before, verdict.true))
        before = both(before, verdict.false)
    yield Ask((), either(*goes_on, before))
    yield from (Ask((name,), either(*parts)) for name, parts in found.items())


def asks_of_options(guards: Sequence[Guard], read: Read) -> Iterator[Ask]:
    """Of conditions that are all read: for each the first fact that it needs, together."""
    found: dict[str, list[Guard]] = {}
    for guard in guards:
        for name, first in judged(guard, read).first.items():
            found.setdefault(name, []).append(first)
    for names in chain.from_iterable(combinations(found, size) for size in range(len(found) + 1)):
        asked = [either(*found[name]) for name in names]
        unasked = [no(either(*found[name])) for name in found if name not in names]
        yield Ask(names, both(*asked, *unasked))


def judged(guard: Guard, read: Read) -> ThreeValued:
    """A condition with some of its facts unknown, as `evaluate` goes through it."""
    match guard:
        case And(parts=parts):
            inner = [judged(part, read) for part in parts]
            true, false = both(*(each.true for each in inner)), either(*(each.false for each in inner))
            return ThreeValued(true, false, _first(inner, true, false))
        case Or(parts=parts):
            inner = [judged(part, read) for part in parts]
            true, false = either(*(each.true for each in inner)), both(*(each.false for each in inner))
            return ThreeValued(true, false, _first(inner, true, false))
        case Not(part=part):
            true, false, first = judged(part, read)
            return ThreeValued(false, true, first)
        case Constant(value=value):
            return ThreeValued(Constant(value=value), Constant(value=not value), {})
        case _:
            unknown, atom = read(guard)
            if unknown is not None:
                return ThreeValued(FALSE, FALSE, {unknown: TRUE})
            return ThreeValued(atom, no(atom), {})


def true_and_false(guard: Guard, read: Callable[[Guard], tuple[Guard, Guard]]) -> tuple[Guard, Guard]:
    """Where a condition that asks for nothing is true, and where it is false; `read` says both of an atom."""
    match guard:
        case And(parts=parts):
            trues, falses = zip(*(true_and_false(part, read) for part in parts), strict=True)
            return both(*trues), either(*falses)
        case Or(parts=parts):
            trues, falses = zip(*(true_and_false(part, read) for part in parts), strict=True)
            return either(*trues), both(*falses)
        case Not(part=part):
            true, false = true_and_false(part, read)
            return false, true
        case Constant(value=value):
            return Constant(value=value), Constant(value=not value)
        case _:
            return read(guard)


def no(guard: Guard) -> Guard:
    """That it is not so."""
    if isinstance(guard, Constant):
        return Constant(value=not guard.value)
    return guard.part if isinstance(guard, Not) else Not(guard)


def both(*parts: Guard) -> Guard:
    """All of them."""
    kept = tuple(part for part in parts if part != TRUE)
    return FALSE if FALSE in kept else kept[0] if len(kept) == 1 else And(kept) if kept else TRUE


def either(*parts: Guard) -> Guard:
    """Any of them."""
    kept = tuple(part for part in parts if part != FALSE)
    return TRUE if TRUE in kept else kept[0] if len(kept) == 1 else Or(kept) if kept else FALSE


def _first(inner: Sequence[ThreeValued], true: Guard, false: Guard) -> dict[str, Guard]:
    undecided = both(no(true), no(false))
    found: dict[str, list[Guard]] = {}
    before: Guard = TRUE
    for each in inner:
        for name, first in each.first.items():
            found.setdefault(name, []).append(both(before, first))
        before = both(before, each.decided)
    return {name: both(undecided, either(*parts)) for name, parts in found.items()}
