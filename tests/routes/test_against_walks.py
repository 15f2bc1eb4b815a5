"""What conditions meet and what is read too early, against every call through random trees."""

from __future__ import annotations

from random import Random

import pytest
from forgetful import forgetful
from growing import growing
from random_many_facts import many_facts
from random_trees import random_library
from route_oracles import (
    assert_conditions,
    assert_no_false_alarm,
    assert_read_too_early,
    assert_texts,
    assert_wrong_counts,
)
from walk_oracle import TooManyStates, walked

from decisiontree.model import Library

TREES = 60
MANY = 40
STATES = 12_000


def _library(seed: int, *, many: bool) -> Library:
    return (many_facts if many else random_library)(Random(seed))  # noqa: S311  a seed, so that a failure comes again


@pytest.mark.parametrize("seed", range(TREES))
def test_of_two_trees_all_is_said_that_calls_meet(seed: int) -> None:
    """No more and no less, whatever the quick look spares."""
    library = _library(seed, many=False)
    seen = walked(library, "main", most=STATES)
    assert_conditions(library, seen)
    assert_texts(library, seen)
    assert_read_too_early(library, seen)


@pytest.mark.parametrize("seed", range(TREES))
def test_with_few_combinations_at_once_nothing_is_said_that_is_not_so(seed: int) -> None:
    """Less is found of conditions, all of it true; of facts nothing is missed."""
    library = _library(seed, many=False)
    seen = walked(library, "main", most=STATES)
    assert_no_false_alarm(library, seen)
    assert_read_too_early(library, seen, ceiling=12)


@pytest.mark.parametrize("seed", range(MANY))
def test_of_a_dozen_facts_all_is_said_that_calls_meet(seed: int) -> None:
    """The combinations that arrive are followed, however many there could be."""
    library = _library(seed, many=True)
    try:
        seen = walked(library, "main", most=STATES)
    except TooManyStates:
        return
    assert_conditions(library, seen)
    assert_texts(library, seen)
    assert_read_too_early(library, seen)


@pytest.mark.parametrize("seed", range(1000, 1000 + TREES))
def test_what_was_forgotten_on_the_way_is_unknown_there(seed: int) -> None:
    """Where options and steps forget facts, given ones and those of the library as well, all is said that calls meet."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    library = forgetful(random_library(random), random)
    seen = walked(library, "main", most=STATES)
    assert_conditions(library, seen)
    assert_texts(library, seen)
    assert_read_too_early(library, seen)


@pytest.mark.parametrize("seed", range(2000, 2000 + TREES))
def test_what_was_added_on_the_way_is_there(seed: int) -> None:
    """Where options and steps add values to a fact, all is said that calls meet; also where it may not have so many."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    library = growing(random_library(random), random)
    try:
        seen = walked(library, "main", most=STATES)
    except TooManyStates:
        return
    assert_conditions(library, seen)
    assert_texts(library, seen)
    assert_read_too_early(library, seen)
    assert_wrong_counts(library, seen)
