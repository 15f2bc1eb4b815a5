"""Random branches of a few conditions, and every combination of values that could tell two of them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from random import Random

from random_guards import FACTS, ROLES, random_condition
from tickable import tickable

from decisiontree.combinations.analysis import Analysis
from decisiontree.combinations.cells import Vocabulary, domain, vocabulary
from decisiontree.combinations.space import Example
from decisiontree.guards import GuardFault, evaluate, facts_of, parse
from decisiontree.model import And, Fact, FactType, FactValue, Guard, InRanges, Known, Not, Or

VOCABULARY = vocabulary(FACTS, ROLES)
Values = Mapping[str, FactValue]


def random_branch(random: Random, *, at_most: int = 800) -> tuple[tuple[Guard, ...], tuple[Values, ...]]:
    """Two to five conditions, and all values to hold against them; an unknown fact is left out of the values."""
    while True:
        texts = [random_condition(random, random.randint(0, 2)) for _ in range(random.randint(2, 5))]
        guards = tuple(
            guard
            for guard in (parse(text, FACTS, ROLES) for text in texts)
            if not isinstance(guard, GuardFault)
        )
        choices = {
            name: values_of(VOCABULARY.facts[name], guards)
            for name in sorted(frozenset().union(*map(facts_of, guards)))
        }
        number = 1
        for values in choices.values():
            number *= len(values)
        if number <= at_most and len(guards) == len(texts):
            return guards, tuple(combinations(choices))


def combinations(choices: Mapping[str, Sequence[FactValue | None]]) -> Iterator[Values]:
    """Every way to give each fact one of its values."""
    for picked in product(*choices.values()):
        yield {name: value for name, value in zip(choices, picked, strict=True) if value is not None}


def values_of(fact: Fact, guards: Sequence[Guard], words: Vocabulary = VOCABULARY) -> list[FactValue | None]:
    """The values on both sides of each number that is named, all values of the rest; None where it may be asked."""
    unknown = [None] if _is_asked(fact.id, guards) and fact.id not in words.always_known else []
    match fact.type:
        case FactType.BOOLEAN:
            return [True, False, *unknown]
        case FactType.CHOICE:
            return [*(choice.id for choice in fact.values), *unknown]
        case FactType.CHOICES:
            return [*tickable(fact), *unknown]
        case FactType.TEXT:
            return ["a text", *unknown]
        case _:
            low, high = domain(fact)
            near = {low, high}
            for end in _ends(fact.id, guards):
                near |= {end - 1, end, end + 1}
            return [*sorted(number for number in near if low <= number <= high), *unknown]


def assert_exact(guards: tuple[Guard, ...], tried: tuple[Values, ...], analysis: Analysis) -> None:
    """Hold an analysis against what trying all values finds."""
    verdicts = [tuple(evaluate(guard, values) for guard in guards) for values in tried]
    gap = any(all(verdict is False for verdict in row) for row in verdicts)
    assert (analysis.gap is not None) == gap
    assert analysis.covered == (not gap)
    for at, row in enumerate(analysis.rows):
        true_at = [verdict for verdict in verdicts if verdict[at] is True]
        assert row.impossible == (not true_at)
        assert row.always == (len(true_at) == len(verdicts))
        assert row.shadowed == (
            bool(true_at) and all(True in verdict[:at] for verdict in map(_bools, true_at))
        )
        together = {earlier for earlier in range(at) for verdict in true_at if verdict[earlier] is True}
        assert {clash.earlier for clash in row.clashes} == together


def assert_examples(guards: tuple[Guard, ...], tried: tuple[Values, ...], analysis: Analysis) -> None:
    """A gap's example is taken by no condition, an overlap's by both, whatever the facts that it leaves out."""
    if analysis.gap is not None:
        for values in _matching(analysis.gap.example(), tried):
            assert all(evaluate(guard, values) is False for guard in guards)
    for at, row in enumerate(analysis.rows):
        for earlier, where in row.clashes:
            for values in _matching(where.example(), tried):
                assert evaluate(guards[at], values) is True
                assert evaluate(guards[earlier], values) is True


def _matching(example: Example, tried: tuple[Values, ...]) -> list[Mapping[str, FactValue]]:
    """The tried values that agree with an example wherever it says something."""
    found: list[Mapping[str, FactValue]] = []
    for values in tried:
        # an example may be any value of a cell, so it is put in the place of the tried one
        changed = {**values}
        for fact, value, _ in example:
            changed.pop(fact.id, None)
            if value is not None:
                changed[fact.id] = value
        found.append(changed)
    return found


def _bools(verdict: tuple[object, ...]) -> tuple[bool, ...]:
    return tuple(each is True for each in verdict)


def _is_asked(fact: str, guards: Sequence[Guard]) -> bool:
    return any(isinstance(atom, Known) and atom.fact == fact for guard in guards for atom in _atoms(guard))


def _ends(fact: str, guards: Sequence[Guard]) -> Iterator[int]:
    for guard in guards:
        for atom in _atoms(guard):
            if isinstance(atom, InRanges) and atom.fact == fact:
                yield from (end for ends in atom.ranges for end in ends if isinstance(end, int))


def _atoms(guard: Guard) -> Iterator[Guard]:
    match guard:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _atoms(part)
        case Not(part=part):
            yield from _atoms(part)
        case _:
            yield guard
