"""Random edits on random documents; `benchmarks/fuzz_edits.py 60000` is the long form of this test."""

from __future__ import annotations

from collections.abc import Callable


def test_random_edits_of_random_documents_are_right_and_touch_only_their_lines(
    fuzz: Callable[[str, int], str],
) -> None:
    """Another parser reads the wanted data, every line not named survives, undo restores the bytes."""
    said = fuzz("edits", 400)

    assert sum(int(line.split()[0]) for line in said.splitlines() if line.endswith("proved")) >= 395, said
