"""Mistakes put into the sample trees are caught; `benchmarks/fuzz_mutants.py` judges every one and lists those that are not."""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from mutants import MISTAKES, benign, caught_by, mutants, said_of

from decisiontree.reader import LibraryReading, load_library, reread

TREES = Path(__file__).parents[2] / "trees"
MANY = 3


@pytest.fixture(scope="module")
def library() -> LibraryReading:
    """The sample trees with their scenarios."""
    return load_library([TREES])


@cache
def _alone(tree: str) -> LibraryReading:
    """One of them with its scenarios, and of the others what it needs; checking all takes seconds."""
    return load_library([TREES / f"{tree}.yaml", TREES / f"{tree}.scenarios.yaml", TREES / "library.yaml"])


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_caught_by_a_rule_or_a_scenario(library: LibraryReading, kind: str) -> None:
    """A few of each kind, spread over all trees; at most one of them may pass."""
    made = list(mutants(library, kind))
    chosen = made[:: max(len(made) // MANY, 1)][:MANY]
    assert chosen
    survivors = [
        mutant.where
        for mutant in chosen
        if caught_by(_alone(Path(mutant.file).stem), mutant) is None and caught_by(library, mutant) is None
    ]
    assert len(survivors) <= 1, survivors


def test_changes_that_mean_nothing_raise_nothing() -> None:
    """Comments, quotes, the order of nodes, line ends."""
    library = load_library([TREES / "coldcall.yaml", TREES / "clinic.yaml", TREES / "library.yaml"])
    before = said_of(library)
    for mutant in islice(benign(library, Random(7)), 8):  # noqa: S311  nothing is secret here
        assert said_of(reread(library, mutant.file, mutant.text)) == before, mutant[:3]
