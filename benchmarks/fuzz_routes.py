"""What is said of conditions and facts against every call through many random libraries, half of them with a dozen facts.

python benchmarks/fuzz_routes.py [LIBRARIES] [SEED]
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from random_many_facts import many_facts
from random_trees import random_library
from route_oracles import assert_conditions, assert_no_false_alarm, assert_read_too_early
from walk_oracle import TooManyStates, walked

STATES = 30_000
"""Libraries with more states than this are not tried, and the next one is."""


def main() -> None:
    """Stops at the first library on which the two disagree, and names its seed."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    tried = dict.fromkeys((random_library, many_facts), 0)
    for make in tried:
        for seed in count(first):
            library = make(Random(seed))  # noqa: S311  a seed, so that a failure comes again
            try:
                seen = walked(library, "main", most=STATES)
            except TooManyStates:
                continue
            try:
                assert_conditions(library, seen)
                assert_read_too_early(library, seen)
                assert_no_false_alarm(library, seen)
                assert_read_too_early(library, seen, ceiling=12)
            except AssertionError:
                print(f"they disagree on the library of seed {seed} of {make.__name__}")
                raise
            tried[make] += 1
            if tried[make] * 2 >= wanted:
                break
    print(f"{sum(tried.values())} libraries agree, {tried[many_facts]} of them of a dozen facts")


if __name__ == "__main__":
    main()
