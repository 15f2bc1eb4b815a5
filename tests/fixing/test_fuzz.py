"""Fixes of files wounded at random; `benchmarks/fuzz_fixes.py 2000` is the long form of this test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_fixes_end_and_make_nothing_worse(repository: Path) -> None:
    """A second run finds nothing more, and no file has more errors than before."""
    done = subprocess.run(
        [sys.executable, "benchmarks/fuzz_fixes.py", "25"],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("25 files: ")
