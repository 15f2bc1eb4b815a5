"""What routes say that outcomes grant against all walks, on many random libraries of two trees that decide.

python benchmarks/fuzz_grants.py [LIBRARIES] [SEED]
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from grant_oracle import assert_granted, assert_none_overlooked, assert_nothing_invented
from random_decisions import random_deciding_library


def main() -> None:
    """Stops at the first library on which the two disagree, and names its seed."""
    libraries = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    for seed in range(first, first + libraries):
        library = random_deciding_library(Random(seed))  # noqa: S311  a seed, so that a failure comes again
        try:
            for tree in library.trees:
                assert_granted(library, tree)
                assert_none_overlooked(library, tree)
                assert_nothing_invented(library, tree)
        except AssertionError:
            print(f"they disagree on the library of seed {seed}")
            raise
    print(f"{libraries} libraries agree")


if __name__ == "__main__":
    main()
