"""The analysis of conditions against an SMT solver, on branches with too many combinations to try."""

from __future__ import annotations

from random import Random

import pytest
from branch_solver import VOCABULARY, assert_solver_agrees, random_conditions

from decisiontree.combinations.analysis import analyse

BRANCHES = 120


@pytest.mark.parametrize("seed", range(4))
def test_a_solver_finds_the_same_gaps_and_overlaps(seed: int) -> None:
    """And the same shadowed, impossible and always true conditions."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    gaps = 0
    for _ in range(BRANCHES // 4):
        guards = random_conditions(random)
        analysis = analyse(guards, VOCABULARY)
        assert_solver_agrees(guards, analysis)
        gaps += analysis.gap is not None

    assert 0 < gaps < BRANCHES // 4
