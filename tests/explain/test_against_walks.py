"""What is explained and what is reached, against all walks through random trees."""

from __future__ import annotations

from random import Random

import pytest
from random_decisions import random_deciding_library
from random_trees import random_library
from way_oracle import assert_every_value_goes_there, assert_explained, assert_reached

TREES = 16


@pytest.mark.parametrize("seed", range(TREES))
def test_an_outcome_is_explained_to_those_who_can_walk_there(seed: int) -> None:
    """To all of them and to nobody else, in trees that decide and in trees that only sort out."""
    assert_explained(random_deciding_library(Random(seed)), "main")  # noqa: S311  a seed, so that a failure comes again
    assert_explained(random_library(Random(seed)), "main")  # noqa: S311  the same


@pytest.mark.parametrize("seed", range(TREES))
def test_what_is_reached_is_what_walks_come_to(seed: int) -> None:
    """Outcomes and both ways of decisions, with facts that are said beforehand."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    assert_reached(random_deciding_library(random), "main", random)
    assert_reached(random_library(random), "main", random)


def test_a_way_holds_for_every_value_that_fits_it() -> None:
    """Its facts are what it takes, not what its example happened to be."""
    tried = 0
    for seed in range(TREES):
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        tried += assert_every_value_goes_there(random_deciding_library(random), "main", random)
        tried += assert_every_value_goes_there(random_library(random), "main", random)

    assert tried > 500
