"""Case folders of changes that span files: a library before, a change of its tree `main`, the library after."""

from __future__ import annotations

from pathlib import Path

import pytest
from changes import library_of, read_change

from decisiontree.editing import plan

CASES = sorted((Path(__file__).parent / "library_cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_gives_every_file_after_and_its_inverse_every_file_before(
    case: Path, request: pytest.FixtureRequest
) -> None:
    """Files that are made come from nothing, files that nobody named stay as they are, byte for byte."""
    before = _files(case / "before")
    patches = plan(read_change(case / "change.toml"), library_of(before), "main")
    after = before | {file: patch.apply(before.get(file, "")) for file, patch in patches.items()}
    if request.config.getoption("--update-golden"):
        (case / "after").mkdir(exist_ok=True)
        for file, text in after.items():
            (case / "after" / file).write_bytes(text.encode())
    assert after == _files(case / "after")
    for file, patch in patches.items():
        assert patch.invert(before.get(file, "")).apply(after[file]) == before.get(file, "")


def _files(folder: Path) -> dict[str, str]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.name: file.read_bytes().decode() for file in found}
