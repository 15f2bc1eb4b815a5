"""Branches of random conditions put to an SMT solver, which has never heard of cells. Uses nothing of the analysis."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import assert_never

import z3
from random_guards import FACTS, ROLES, random_condition

from decisiontree.combinations.analysis import Analysis
from decisiontree.combinations.cells import domain, vocabulary
from decisiontree.guards import GuardFault, facts_of, parse
from decisiontree.model import (
    And,
    Constant,
    Fact,
    FactType,
    FactValue,
    Guard,
    HasAny,
    InRanges,
    Known,
    Not,
    OneOf,
    Or,
)

VOCABULARY = vocabulary(FACTS, ROLES)


def random_conditions(random: Random) -> tuple[Guard, ...]:
    """Two to six conditions over any of the facts, far more combinations than can be tried one by one."""
    found: list[Guard] = []
    while len(found) < 2 or (len(found) < 6 and random.random() < 0.6):
        guard = parse(random_condition(random, random.randint(0, 3)), FACTS, ROLES)
        if not isinstance(guard, GuardFault):
            found.append(guard)
    return tuple(found)


def assert_solver_agrees(guards: Sequence[Guard], analysis: Analysis) -> None:
    """Gaps, overlaps, shadowed, impossible and always true conditions, as the solver decides them."""
    assert analysis.too_many is None
    branch = Branch(guards)
    assert (analysis.gap is not None) == branch.can_be(*(branch.false(guard) for guard in guards))
    for at, row in enumerate(analysis.rows):
        here = branch.true(guards[at])
        earlier = [branch.true(guard) for guard in guards[:at]]
        assert row.impossible == (not branch.can_be(here))
        assert row.always == (not branch.can_be(z3.Not(here)))
        untaken = [z3.Not(each) for each in earlier]
        assert row.shadowed == (not row.impossible and not branch.can_be(here, *untaken))
        clashes = {before for before, each in enumerate(earlier) if branch.can_be(each, here)}
        assert {clash.earlier for clash in row.clashes} == clashes


class Branch:
    """Some conditions as formulas. A condition is true, false, or neither while a fact that it needs is unknown."""

    def __init__(self, guards: Sequence[Guard]) -> None:
        asked = {atom for guard in guards for atom in _asked_known(guard)}
        self._solver = z3.Solver()
        for name in sorted(frozenset().union(*map(facts_of, guards))):
            self._declare(name)
            if name not in asked or name in VOCABULARY.always_known:
                self._solver.add(z3.Bool(f"{name} known"))

    def can_be(self, *formulas: z3.BoolRef) -> bool:
        """Whether some facts make all of them true."""
        return bool(self._solver.check(*formulas) == z3.sat)

    def true(self, guard: Guard) -> z3.BoolRef:
        """That a condition is true."""
        match guard:
            case And(parts=parts):
                return z3.And(*(self.true(part) for part in parts))
            case Or(parts=parts):
                return z3.Or(*(self.true(part) for part in parts))
            case Not(part=part):
                return self.false(part)
            case Constant(value=value):
                return z3.BoolVal(value)
            case Known(fact=fact):
                return z3.Bool(f"{fact} known")
            case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
                return z3.And(z3.Bool(f"{fact} known"), _atom(guard))
            case _:
                assert_never(guard)

    def false(self, guard: Guard) -> z3.BoolRef:
        """That a condition is false, which is not the same as that it is not true."""
        match guard:
            case And(parts=parts):
                return z3.Or(*(self.false(part) for part in parts))
            case Or(parts=parts):
                return z3.And(*(self.false(part) for part in parts))
            case Not(part=part):
                return self.true(part)
            case Constant() | Known():
                return z3.Not(self.true(guard))
            case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
                return z3.And(z3.Bool(f"{fact} known"), z3.Not(_atom(guard)))
            case _:
                assert_never(guard)

    def _declare(self, name: str) -> None:
        fact = VOCABULARY.facts[name]
        if fact.type is FactType.CHOICES:
            self._solver.add(_may_be_ticked(fact))
            return
        value = z3.Int(name)
        if fact.type.is_number:
            low, high = domain(fact)
            self._solver.add(value >= low, value <= high)
        else:
            count = 2 if fact.type is FactType.BOOLEAN else len(fact.values) or 1
            self._solver.add(value >= 0, value < count)


def _may_be_ticked(fact: Fact) -> z3.BoolRef:
    ticked = [z3.Bool(f"{fact.id} has {choice.id}") for choice in fact.values]
    least, most = fact.minimum or 1, len(ticked) if fact.maximum is None else fact.maximum
    some = z3.And(z3.AtLeast(*ticked, least), z3.AtMost(*ticked, most))
    return some if fact.none is None else z3.Or(some, z3.Not(z3.Or(*ticked)))


def _atom(guard: InRanges | OneOf | HasAny) -> z3.BoolRef:
    if isinstance(guard, HasAny):
        return z3.Or(*(z3.Bool(f"{guard.fact} has {value}") for value in guard.values))
    value = z3.Int(guard.fact)
    if isinstance(guard, OneOf):
        return z3.Or(*(value == _number(guard.fact, wanted) for wanted in guard.values))
    ranges = []
    for low, high in guard.ranges:
        ends = [value >= low] if low is not None else []
        ends += [value <= high] if high is not None else []
        ranges.append(z3.And(*ends))
    return z3.Or(*ranges)


def _number(fact: str, wanted: FactValue) -> int:
    """A value of a choice, a role or a boolean as a number of its own."""
    if isinstance(wanted, bool):
        return int(wanted)
    return [choice.id for choice in VOCABULARY.facts[fact].values].index(str(wanted))


def _asked_known(guard: Guard) -> frozenset[str]:
    match guard:
        case And(parts=parts) | Or(parts=parts):
            return frozenset().union(*map(_asked_known, parts))
        case Not(part=part):
            return _asked_known(part)
        case Known(fact=fact):
            return frozenset((fact,))
        case _:
            return frozenset()
