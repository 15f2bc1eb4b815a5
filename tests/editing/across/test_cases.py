"""Case folders of changes that span files: the files before, a change, the files after, byte for byte."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from changes import library_of

from decisiontree import model
from decisiontree.editing import plan_documents
from decisiontree.model import Change
from decisiontree.reader import LibraryReading

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_change_gives_the_files_after_and_no_other(case: Path, request: pytest.FixtureRequest) -> None:
    """Each name is written anew wherever it is that name, and nothing else is touched."""
    before = _files(case / "before")
    change, tree_id = _change(case / "change.toml")
    after = _applied(before, change, tree_id)
    if request.config.getoption("--update-golden"):
        (case / "after").mkdir(exist_ok=True)
        for name, text in after.items():
            (case / "after" / name).write_bytes(text.encode())
    assert after == _files(case / "after")


@pytest.mark.parametrize("case", [case for case in CASES if case.name != "words"], ids=lambda case: case.name)
def test_a_rename_back_gives_every_byte_back(case: Path) -> None:
    """Also within quotes, folded lines and brackets: only the letters of the name change."""
    before = _files(case / "before")
    change, tree_id = _change(case / "change.toml")
    written = tomllib.loads((case / "change.toml").read_text(encoding="utf-8"))
    back = replace(change, old=written["new"], new=written["old"])
    there = _applied(before, change, tree_id)
    assert _applied(there, back, written["new"] if tree_id == written["old"] else tree_id) == before


def _applied(files: dict[str, str], change: Change, tree_id: str) -> dict[str, str]:
    library = _library(files)
    edited = plan_documents(change, library, tree_id)
    texts = {name: "\ufeff" * each.document.bom + each.document.text for name, each in edited.items()}
    return {name: text for name, text in {**files, **texts}.items() if text}


def _library(files: dict[str, str]) -> LibraryReading:
    """The shared file first, so that no tree is read twice."""
    return library_of({name: files[name] for name in sorted(files, key=lambda name: name != "library.yaml")})


def _files(folder: Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode() for file in sorted(folder.iterdir())}


def _change(file: Path) -> tuple[Change, str]:
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    kind, tree_id = getattr(model, written.pop("change")), written.pop("tree")
    return kind(**written), tree_id
