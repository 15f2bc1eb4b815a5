"""Fixes of files wounded at random; `benchmarks/fuzz_fixes.py 2000` is the long form of this test."""

from __future__ import annotations

from collections.abc import Callable


def test_fixes_end_and_make_nothing_worse(fuzz: Callable[[str, int], str]) -> None:
    """A second run finds nothing more, and no file has more errors than before."""
    assert fuzz("fixes", 8).startswith("8 files: ")
