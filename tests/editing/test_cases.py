"""Case folders: a file before, a change, the file after, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from changes import library_of, read_change

from decisiontree.editing import plan

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_gives_the_file_after_and_its_inverse_the_file_before(
    case: Path, request: pytest.FixtureRequest
) -> None:
    """One change touches what it names and nothing else, and undo restores every byte."""
    before = (case / "before.yaml").read_bytes()
    library = library_of({"before.yaml": before.decode()})
    document = library.trees["before"].document
    patch = plan(read_change(case / "change.toml"), library, "before")["before.yaml"]
    text = patch.apply(document.text)
    after = ("\ufeff" * document.bom + text).encode()
    if request.config.getoption("--update-golden"):
        (case / "after.yaml").write_bytes(after)
    assert after.decode() == (case / "after.yaml").read_bytes().decode()
    assert patch.invert(document.text).apply(text) == document.text
