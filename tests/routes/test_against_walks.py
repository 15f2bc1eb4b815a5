"""What no route takes and what is read too early, against all walks through random trees."""

from __future__ import annotations

from random import Random

import pytest
from forgetful import forgetful
from random_trees import random_library
from route_oracles import assert_never_taken, assert_no_false_alarm, assert_read_too_early

TREES = 60


@pytest.mark.parametrize("seed", range(TREES))
def test_what_no_route_takes_is_what_no_walk_met(seed: int) -> None:
    """Exactly, whatever the quick look spares."""
    assert_never_taken(random_library(Random(seed)))  # noqa: S311  a seed, so that a failure comes again


@pytest.mark.parametrize("seed", range(TREES))
def test_with_few_combinations_at_once_nothing_is_called_impossible_that_is_not(seed: int) -> None:
    """Less is found, all of it true."""
    assert_no_false_alarm(random_library(Random(seed)))  # noqa: S311  a seed, so that a failure comes again


@pytest.mark.parametrize("seed", range(TREES))
def test_what_is_read_too_early_is_what_walks_had_to_ask(seed: int) -> None:
    """No more and no less, with a route from the start."""
    assert_read_too_early(random_library(Random(seed)))  # noqa: S311  a seed, so that a failure comes again


@pytest.mark.parametrize("seed", range(1000, 1000 + TREES))
def test_what_was_forgotten_on_the_way_is_unknown_there(seed: int) -> None:
    """No route takes what no walk met, where options and steps forget facts, given ones and those of the library as well."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    assert_never_taken(forgetful(random_library(random), random))
