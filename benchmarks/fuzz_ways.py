"""What `explain` and `reach` say against all walks, on many random libraries of two trees.

python benchmarks/fuzz_ways.py [LIBRARIES] [SEED]
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from growing import growing
from random_decisions import random_deciding_library
from random_trees import random_library
from way_oracle import assert_every_value_goes_there, assert_explained, assert_reached

from decisiontree.routes import wrong_counts


def main() -> None:
    """Stops at the first library on which the two disagree, and names its seed."""
    libraries = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    ways = tried = 0
    for seed in range(first, first + libraries):
        random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
        grown = growing(random_library(random), random, share=0.25)
        libraries_tried = [random_deciding_library(random), random_library(random)]
        for library in [*libraries_tried, *([] if list(wrong_counts(grown, "main")) else [grown])]:
            try:
                ways += assert_explained(library, "main")
                assert_reached(library, "main", random)
                tried += assert_every_value_goes_there(library, "main", random)
            except AssertionError:
                print(f"they disagree on a library of seed {seed}")
                raise
    print(f"{2 * libraries} libraries agree: {ways} ways, {tried} sets of values walked along them")


if __name__ == "__main__":
    main()
