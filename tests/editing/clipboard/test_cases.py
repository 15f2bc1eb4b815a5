"""Case folders: a library before, what is copied or cut and where it is pasted, the library after, byte for byte."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from changes import library_of

from decisiontree.editing import clipping_of, new_ids, plan, read_clipping
from decisiontree.model import PasteNodes, Tree
from decisiontree.reader import LibraryReading

CASES = sorted((Path(__file__).parent / "cases").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_paste_gives_every_file_after_and_its_inverse_every_file_before(
    case: Path, request: pytest.FixtureRequest
) -> None:
    """Comments and spelling come along, references inside the part follow, and nothing else changes."""
    before = _files(case / "before")
    paste = tomllib.loads((case / "paste.toml").read_text(encoding="utf-8"))
    patches = plan(_change(paste, library_of(before)), library_of(before), paste["tree"])
    after = before | {file: patch.apply(before.get(file, "")) for file, patch in patches.items()}
    if request.config.getoption("--update-golden"):
        (case / "after").mkdir(exist_ok=True)
        for file, text in after.items():
            (case / "after" / file).write_bytes(text.encode())
    assert after == _files(case / "after")
    for file, patch in patches.items():
        assert patch.invert(before.get(file, "")).apply(after[file]) == before.get(file, "")


def _change(paste: dict[str, Any], library: LibraryReading) -> PasteNodes:
    source, cut, after = paste.get("from"), paste.get("cut", False), paste.get("after")
    clipping = (
        read_clipping(paste["text"]) if source is None else clipping_of(library, source, paste["nodes"])
    )
    is_move = cut and source == paste["tree"]
    tree = library.trees[paste["tree"]].tree or Tree(id=paste["tree"])
    ids = {node: node for node in clipping.nodes} if is_move else new_ids(clipping, tree)
    return PasteNodes(clipping.document.text, ids, after, source, cut)


def _files(folder: Path) -> dict[str, str]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.name: file.read_bytes().decode() for file in found}
