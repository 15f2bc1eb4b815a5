"""The editor killed at random moments while somebody types and saves; nothing acknowledged may be lost.

python benchmarks/soak.py 500           # kills
python benchmarks/soak.py 500 7         # with another seed
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from killed_editor import Soak


def main() -> int:
    """Runs the kills asked for and tells what was met; an AssertionError tells what was lost."""
    kills, seed = [int(word) for word in (*sys.argv[1:3], "1")[:2]]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = Soak(Path(folder), seed).run(kills)
    print(f"{kills} kills in {time.monotonic() - began:.0f} s, seed {seed}: nothing lost, every file whole")
    for name, count in sorted(counts.items()):
        print(f"  {name}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
