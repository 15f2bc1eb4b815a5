"""Random edits on random documents; `benchmarks/fuzz_edits.py 60000` is the long form of this test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_random_edits_of_random_documents_are_right_and_touch_only_their_lines(repository: Path) -> None:
    """Another parser reads the wanted data, every line not named survives, undo restores the bytes."""
    ran = subprocess.run(
        [sys.executable, "benchmarks/fuzz_edits.py", "400"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    proved = [int(line.split()[0]) for line in ran.stdout.splitlines() if line.endswith("proved")]
    assert sum(proved) >= 395, ran.stdout
