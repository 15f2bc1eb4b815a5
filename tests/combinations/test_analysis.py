"""What conditions leave open or take twice, against trying every value, and by examples that a person can follow."""

from __future__ import annotations

from random import Random

import pytest
from random_branches import VOCABULARY, assert_exact, assert_examples, random_branch
from random_guards import FACTS, ROLES

from decisiontree.combinations import DiagramSpace, vocabulary
from decisiontree.combinations.analysis import Analysis, analyse, analyse_among
from decisiontree.combinations.cells import Cuts
from decisiontree.combinations.spoken import spoken_example
from decisiontree.guards import GuardFault, parse
from decisiontree.model import Fact, FactType, Guard

BRANCHES = 240


def _guards(*texts: str) -> tuple[Guard, ...]:
    guards = [parse(text, FACTS, ROLES) for text in texts]
    assert not any(isinstance(guard, GuardFault) for guard in guards), guards
    return tuple(guard for guard in guards if not isinstance(guard, GuardFault))


def _analysed(*texts: str, ceiling: int = 1 << 18) -> Analysis:
    return analyse(_guards(*texts), VOCABULARY, ceiling=ceiling)


def _gap(*texts: str) -> str | None:
    gap = _analysed(*texts).gap
    return None if gap is None else spoken_example(gap.example())


@pytest.mark.parametrize("seed", range(10))
def test_every_value_agrees_with_the_analysis(seed: int) -> None:
    """Gaps, impossible, shadowed and always true conditions and overlaps are those that trying finds, and no others."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    for _ in range(BRANCHES // 10):
        guards, tried = random_branch(random)
        assert_exact(guards, tried, analyse(guards, VOCABULARY))


def test_examples_are_true_whatever_the_facts_they_leave_out() -> None:
    """A gap's example is taken by no condition, an overlap's by both."""
    random = Random(99)  # noqa: S311  a seed, so that a failure comes again
    for _ in range(BRANCHES // 4):
        guards, tried = random_branch(random)
        assert_examples(guards, tried, analyse(guards, VOCABULARY))


def test_beyond_the_ceiling_nothing_is_found_that_is_not_so() -> None:
    """With few combinations at once less is found, all of it true."""
    random = Random(7)  # noqa: S311  a seed, so that a failure comes again
    limited = 0
    for _ in range(BRANCHES):
        guards, _ = random_branch(random)
        exact, parts = analyse(guards, VOCABULARY), analyse(guards, VOCABULARY, ceiling=12)
        limited += parts.too_many is not None
        assert parts.gap is None or exact.gap is not None
        for whole, part in zip(exact.rows, parts.rows, strict=True):
            assert whole.impossible >= part.impossible
            assert whole.always >= part.always
            assert (whole.shadowed or whole.impossible) >= part.shadowed
            assert {clash.earlier for clash in whole.clashes} >= {clash.earlier for clash in part.clashes}
    assert limited > BRANCHES // 10


def test_a_gap_names_only_the_facts_that_matter() -> None:
    """The tier plays no part where nobody is in time."""
    assert _gap("days >= 3", "days in [1 .. 2] and tier == gold") in ("days = -5", "days = 0")


def test_a_gap_may_need_two_facts() -> None:
    """Only together do they fall through."""
    assert _gap("days >= 0", "days < 0 and vip") == "days = -5, vip = false"


def test_no_gap_where_the_domain_ends() -> None:
    """Days go from -5 to 40, and that is all there is."""
    assert _gap("days in [-5 .. 10]", "days in [11 .. 40]") is None


def test_roles_are_compared_by_their_order() -> None:
    """Between the starter and the lead stands the rep."""
    assert _gap("role < rep", "role > rep") == "role = rep"


def test_a_role_and_an_incident_are_always_known() -> None:
    """Neither can be missing when a condition is read."""
    assert _analysed("role is known", "incident is known").rows[0].always
    assert _gap("incident", "not incident") is None


def test_whether_a_fact_is_known_is_one_of_its_cells() -> None:
    """What is not known is taken by no other condition, and is asked by one that needs the value."""
    assert _gap("note is known") == "note not known"
    assert _gap("days is known and days >= 0", "days is known and days < 0") == "days not known"
    assert _gap("days is not known", "days >= 0", "days < 0") is None


def test_an_unknown_fact_is_asked_and_is_no_gap() -> None:
    """Only values count where nobody asks whether there is one."""
    assert _gap("vip", "not vip") is None


def test_the_boundary_between_two_amounts_is_a_hole() -> None:
    """Exactly fifty belongs to neither."""
    (hole,) = _analysed("owed < 50.00", "owed > 50.00").holes

    assert (hole.fact, hole.first, hole.last, hole.below, hole.above) == ("owed", 5000, 5000, 0, 1)


def test_less_than_a_whole_unit_of_money_is_a_hole() -> None:
    """Amounts are not whole pounds."""
    (hole,) = _analysed("owed >= 51.00", "owed <= 50.00").holes

    assert (hole.first, hole.last, hole.below, hole.above) == (5001, 5099, 1, 0)


def test_one_condition_on_both_sides_makes_no_hole() -> None:
    """Who writes `!=` means it."""
    assert _analysed("days != 3", "vip and days == 3").holes == ()


def test_a_condition_that_cannot_be_read_takes_nobody_knows_what() -> None:
    """Nothing is said of gaps then, the others are compared all the same."""
    first, second = _guards("days > 3", "days > 5")
    analysis = analyse((first, None, second), VOCABULARY)

    assert analysis.gap is None
    assert not analysis.covered
    assert analysis.rows[2].shadowed


def test_a_search_that_used_up_its_steps_leaves_some_for_conditions() -> None:
    """What arrives is compared with the conditions even then."""
    guards = _guards("vip and tier == gold", "vip")
    space = DiagramSpace(VOCABULARY, Cuts(guards)).limited(0)

    found = analyse_among(guards, space, space.full)

    assert found.looked_at
    assert found.gap is not None


def test_conditions_that_need_more_steps_than_there_are_count_as_not_looked_at() -> None:
    """Thirty facts, the first with the last fifteen in pairs: no diagram of a few thousand nodes holds that."""
    facts = {f"f{at}": Fact(id=f"f{at}", type=FactType.BOOLEAN, label="F") for at in range(30)}
    first = parse(" or ".join(f"f{at}" for at in range(30)), facts, ())
    pairs = parse(" or ".join(f"(f{at} and f{at + 15})" for at in range(15)), facts, ())
    assert not isinstance(first, GuardFault)
    assert not isinstance(pairs, GuardFault)
    space = DiagramSpace(vocabulary(facts, ()), Cuts([first, pairs])).limited(1000)

    found = analyse_among([first, pairs], space, -1)

    assert not found.looked_at
    assert found.too_many == 2
