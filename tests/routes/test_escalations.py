"""Escalations and grants on the routes of random libraries, against every state of every call through them."""

from __future__ import annotations

from random import Random

import pytest
from escalation_oracle import assert_escalations, assert_grants, told_of
from how_many import exploring, how_many
from random_escalations import random_escalating_library

pytestmark = exploring


# in the library of seed 184 a tree is run again, and asks another amount than the first time
@pytest.mark.parametrize("seed", [*range(0, how_many(60, 600), 10), 180])
def test_escalations_and_grants_are_those_that_calls_come_to(seed: int) -> None:
    """Ten libraries at a time: by decision, question, outcome, standing, role and largest amount; no more and no less."""
    for each in range(seed, seed + 10):
        library = random_escalating_library(Random(each))  # noqa: S311  a seed, so that a failure comes again
        told = told_of(library)
        assert_escalations(library, told)
        assert_grants(library, told)
