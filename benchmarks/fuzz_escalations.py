"""Escalations and grants on routes against every state of every call, on many random libraries; counts what both found.

python benchmarks/fuzz_escalations.py [LIBRARIES] [SEED]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from escalation_oracle import assert_escalations, assert_grants, told_of
from random_escalations import random_escalating_library


def main() -> None:
    """Stops at the first library on which the two disagree, and names its seed."""
    libraries = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    both: Counter[str] = Counter()
    for seed in range(first, first + libraries):
        library = random_escalating_library(Random(seed))  # noqa: S311  a seed, so that a failure comes again
        told = told_of(library)
        try:
            for (kind, _), number in assert_escalations(library, told).items():
                both[f"escalation: {kind.value}"] += number
            for standing, number in assert_grants(library, told).items():
                both[f"grant: {standing.value}"] += number
        except AssertionError:
            print(f"they disagree on the library of seed {seed}")
            raise
    print(f"{libraries} libraries agree; found by both, and by neither alone:")
    for what, number in sorted(both.items()):
        print(f"  {what:<30}{number:>6}")


if __name__ == "__main__":
    main()
