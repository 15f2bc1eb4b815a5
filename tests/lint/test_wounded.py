"""Whatever becomes of a file, checking it ends, and every finding says something; `make fuzz` does it 20,000 times."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from wounded import endure, random_bytes, wounded

from decisiontree.reader import LibraryReading, load_library

TREES = Path(__file__).parents[2] / "trees"
FILES = {"tree": "coldcall.yaml", "scenarios": "coldcall.scenarios.yaml", "library": "library.yaml"}


@pytest.fixture(scope="module")
def libraries() -> dict[str, LibraryReading]:
    """A tree, its scenarios and what all trees share, each with as little around it as it needs."""
    tree = TREES / "coldcall.yaml"
    return {name: load_library([tree, TREES / file]) for name, file in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_wounded_files_are_reported_in_words(libraries: dict[str, LibraryReading], name: str) -> None:
    """Cuts, splices and bits of YAML in the wrong place; hardly one of them goes unnoticed."""
    library = libraries[name]
    file = next(each for each in library.asked if Path(each).name == FILES[name])
    text = (TREES / FILES[name]).read_text(encoding="utf-8")
    told = [endure(library, file, wounded(text, Random(seed))) for seed in range(30)]  # noqa: S311  no secret
    assert sum(map(bool, told)) > 20


def test_random_bytes_are_reported_in_words(libraries: dict[str, LibraryReading]) -> None:
    """As any kind of file."""
    for seed in range(60):
        library = libraries[list(FILES)[seed % 3]]
        file = sorted(library.asked)[0]
        assert endure(library, file, random_bytes(Random(seed)))  # noqa: S311  no secret
