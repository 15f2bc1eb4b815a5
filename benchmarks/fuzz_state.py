"""Spoilt journals, locks and caches: nothing may be raised, nothing outside the trees may be written, nothing unread be lost.

python benchmarks/fuzz_state.py 3000            # mutants from seed 0
python benchmarks/fuzz_state.py 3000 500000     # from another seed
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from spoilt_state import SpoiltCaches, SpoiltSessions


def main() -> int:
    """Runs the seeds asked for; 1 where anything was raised or lost."""
    count, first = [int(word) for word in (*sys.argv[1:3], "0")[:2]]
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        rooms = (SpoiltSessions(Path(folder) / "sessions"), SpoiltCaches(Path(folder) / "caches"))
        for seed in range(first, first + count):
            room = rooms[seed % 3 == 2]
            try:
                results[room.meet(seed)] += 1
            except Exception as failure:
                results["WRONG"] += 1
                print(f"seed {seed}: {type(failure).__name__}: {failure}")
                if results["WRONG"] == 1:
                    sys.excepthook(type(failure), failure, failure.__traceback__)
    for result, times in sorted(results.items()):
        print(f"{times:7} {result}")
    return 1 if results["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main())
