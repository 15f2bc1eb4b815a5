"""The parts that conditions make of a fact of several values, against every set of values."""

from __future__ import annotations

from random import Random

import pytest
from tickable import tickable

from decisiontree.combinations import Cells, Space, TooMany, analyse, spoken_example, vocabulary
from decisiontree.combinations.cells import Cuts
from decisiontree.combinations.diagram import DiagramSpace
from decisiontree.guards import GuardFault, evaluate, parse
from decisiontree.model import Choice, Fact, FactType, Guard, HasAny, Not

LETTERS = "abcdefghijklmnopqrst"


def fact_of(count: int, *, none: bool = True, least: int | None = None, most: int | None = None) -> Fact:
    """A fact of so many values."""
    return Fact(
        id="x",
        type=FactType.CHOICES,
        label="X",
        values=tuple(Choice(letter, letter.upper()) for letter in LETTERS[:count]),
        none="None" if none else None,
        minimum=least,
        maximum=most,
    )


def random_fact(random: Random) -> Fact:
    """One of up to six values, under limits or not."""
    count = random.randint(1, 6)
    least = random.choice([None, random.randint(1, count)])
    most = random.choice([None, random.randint(least or 1, count)])
    return fact_of(count, none=random.random() < 0.5, least=least, most=most)


def questions(random: Random, fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Lists of values, all of them among the lists now and then."""
    ids = [choice.id for choice in fact.values]
    lists = [random.sample(ids, random.randint(1, len(ids))) for _ in range(random.randint(1, 4))]
    return tuple(tuple(each for each in ids if each in some) for some in lists)


def cells_of(fact: Fact, asked: tuple[tuple[str, ...], ...]) -> Cells:
    """The parts that these questions make."""
    return Cells(fact, (), asked, may_be_unknown=False)


@pytest.mark.parametrize("seed", range(200))
def test_the_parts_are_the_rows_of_answers_that_some_allowed_set_gives(seed: int) -> None:
    """No more and no fewer; each has an example that is allowed, and every set lies in the part of its answers."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    fact = random_fact(random)
    asked = questions(random, fact)
    cells = cells_of(fact, asked)
    rows = {ticked: tuple(not ticked.isdisjoint(values) for values in asked) for ticked in tickable(fact)}

    assert cells.size == len(set(rows.values()))
    examples = [cells.example(at) for at in range(cells.size)]
    assert {rows[each] for each in examples if isinstance(each, frozenset)} == set(rows.values())
    for ticked, row in rows.items():
        held = cells.holding(ticked)
        example = cells.example(held.bit_length() - 1)
        assert isinstance(example, frozenset)
        assert rows[example] == row
        assert len(example) <= len(ticked)
        for values, answer in zip(asked, row, strict=True):
            assert bool(held & cells.meeting(HasAny("x", values))) is answer


@pytest.mark.parametrize("seed", range(60))
def test_one_more_value_moves_each_part_where_the_larger_sets_are(seed: int) -> None:
    """As bits and as diagrams, among the parts of other facts."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    fact = fact_of(random.randint(1, 5))
    asked = questions(random, fact)
    value = random.choice(fact.values).id
    guards = [HasAny("x", values) for values in asked] + [HasAny("y", ("a",)), HasAny("z", ("b",))]
    facts = {
        name: Fact(id=name, type=fact.type, label=name, values=fact.values, none="None") for name in "yxz"
    }
    if "b" not in {choice.id for choice in fact.values}:
        guards.pop()
    for kind in (Space, DiagramSpace):
        space = kind(vocabulary(facts, ()), Cuts(guards))
        cells = space.cells["x"]
        for ticked in tickable(fact):
            before = space.lift("x", cells.holding(ticked)) & space.where(guards[-1]).no
            after = space.lift("x", cells.holding(ticked | {value})) & space.where(guards[-1]).no
            assert space.count(
                space.shifted(before, "x", cells.adding(frozenset((value,)))) & after
            ) == space.count(after)


def test_values_that_no_condition_names_cost_nothing() -> None:
    """Twelve named values of twenty have as many parts as twelve of twelve."""
    named = tuple((letter,) for letter in LETTERS[:12])

    assert cells_of(fact_of(20), named).size == cells_of(fact_of(12), named).size == 2**12
    assert cells_of(fact_of(20), (tuple(LETTERS[:12]),)).size == 2


def test_a_set_that_limits_allow_is_named() -> None:
    """With others beside the named value where it takes more."""
    guards = [guard("x has a", least=3)]

    found = analyse([Not(guards[0])], vocabulary({"x": fact_of(5, least=3)}, ()))

    assert found.gap is not None
    assert spoken_example(found.gap.example()) == "x = [a, b, c]"


def test_too_many_named_values_are_looked_at_in_parts() -> None:
    """What two conditions show is still found, and nothing is said of all together."""
    facts = {"x": fact_of(20)}
    guards = [guard(f"x has {letter}", 20) for letter in LETTERS] + [guard("x has a and not x has a", 20)]
    words = vocabulary(facts, ())

    with pytest.raises(TooMany):
        Space(words, Cuts(guards))
    found = analyse(guards, words)

    assert found.too_many is not None
    assert [row.impossible for row in found.rows] == [*[False] * 20, True]


def guard(text: str, count: int = 5, *, least: int | None = None) -> Guard:
    """A condition on the fact."""
    found = parse(text, {"x": fact_of(count, least=least)}, ())
    assert not isinstance(found, GuardFault)
    return found


def test_an_impossible_number_of_values_is_no_case() -> None:
    """At most one of three cannot be two; without `none` it cannot be nothing."""
    facts = {"x": fact_of(3, none=False, most=1)}
    found = analyse(
        [guard(text, 3) for text in ("x has all {a, b}", "x is empty", "x has any {a, b, c}")],
        vocabulary(facts, ()),
    )

    assert [row.impossible for row in found.rows] == [True, True, False]
    assert found.covered


def test_a_condition_on_what_is_no_set_is_not_true() -> None:
    """As a walk finds it that was given something else from outside."""
    assert evaluate(HasAny("x", ("a",)), {"x": "a"}) is False
