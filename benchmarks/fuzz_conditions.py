"""The analysis of conditions against trying every value, and against an SMT solver, on many random branches.

python benchmarks/fuzz_conditions.py [BRANCHES] [SEED]
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from branch_solver import assert_solver_agrees, random_conditions
from random_branches import VOCABULARY, assert_exact, assert_examples, random_branch

from decisiontree.combinations.analysis import analyse

SOLVED = 5
"""One branch for the solver in so many that are tried: it takes its time."""


def main() -> None:
    """Stops at the first branch on which the two disagree."""
    branches = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    random = Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: S311  a seed, so that a failure comes again
    gaps = 0
    for _ in range(branches):
        guards, tried = random_branch(random, at_most=4000)
        analysis = analyse(guards, VOCABULARY)
        assert_exact(guards, tried, analysis)
        assert_examples(guards, tried, analysis)
        gaps += analysis.gap is not None
    print(f"{branches} branches agree with every value that was tried, {gaps} of them with a gap")
    gaps = 0
    for _ in range(branches // SOLVED):
        conditions = random_conditions(random)
        analysis = analyse(conditions, VOCABULARY)
        assert_solver_agrees(conditions, analysis)
        gaps += analysis.gap is not None
    print(f"{branches // SOLVED} larger branches agree with the solver, {gaps} of them with a gap")


if __name__ == "__main__":
    main()
