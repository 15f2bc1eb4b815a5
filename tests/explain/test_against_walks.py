"""What is explained and what is reached, against all walks through random trees."""

from __future__ import annotations

from random import Random

import pytest
from forgetful import forgetful
from growing import growing
from random_decisions import random_deciding_library
from random_trees import random_library
from way_oracle import assert_every_value_goes_there, assert_explained, assert_reached

from decisiontree.routes import wrong_counts

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


@pytest.mark.parametrize("seed", range(200, 214))
def test_values_that_were_added_are_part_of_what_is_explained(seed: int) -> None:
    """Where options and steps add values to a fact, and nowhere more than it may have."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    library = growing(random_library(random), random, share=0.2)
    if not list(wrong_counts(library, "main")):
        assert_explained(library, "main")
        assert_reached(library, "main", random)


def test_a_way_holds_for_every_value_that_fits_it() -> None:
    """Its facts are what it takes, not what its example happened to be."""
    tried = 0
    for seed in range(TREES):
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        tried += assert_every_value_goes_there(random_deciding_library(random), "main", random)
        tried += assert_every_value_goes_there(random_library(random), "main", random)

    assert tried > 500


# in these libraries a fact that was said beforehand is forgotten and asked for again
@pytest.mark.parametrize("seed", [2090, 2094, 2109, 2111, 2116])
def test_a_fact_that_is_forgotten_is_given_anew(seed: int) -> None:
    """What was said of it before decides nothing any more; asked again, a fact that is said beforehand is the same."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    for library in (random_library(random), random_deciding_library(random)):
        forgetting = forgetful(library, random)
        assert_explained(forgetting, "main")
        assert_reached(forgetting, "main", random)
