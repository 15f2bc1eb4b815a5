"""Mistakes put into the sample trees are caught; `benchmarks/fuzz_mutants.py` judges every one and lists those that are not."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from mutants import MISTAKES, benign, caught_by, mutants, said_of

from decisiontree.reader import LibraryReading, load_library, reread


@pytest.fixture(scope="module")
def library() -> LibraryReading:
    """The sample trees with their scenarios."""
    return load_library([Path(__file__).parents[2] / "trees"])


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_caught_by_a_rule_or_a_scenario(library: LibraryReading, kind: str) -> None:
    """A handful of each kind, spread over all trees; at most one of them may pass."""
    made = [mutant for mutant in mutants(library) if mutant.kind == kind]
    chosen = made[:: max(len(made) // 6, 1)][:6]
    assert chosen
    survivors = [mutant.where for mutant in chosen if caught_by(library, mutant) is None]
    assert len(survivors) <= 1, survivors


def test_changes_that_mean_nothing_raise_nothing(library: LibraryReading) -> None:
    """Comments, quotes, the order of nodes, line ends."""
    before = said_of(library)
    for mutant in islice(benign(library, Random(7)), 16):  # noqa: S311  nothing is secret here
        assert said_of(reread(library, mutant.file, mutant.text)) == before, mutant[:3]
