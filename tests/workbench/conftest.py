"""A small library on disk for the tests of the workbench."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_library import write_small_library

from decisiontree.workbench import Workspace, open_workspace


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder / "decisiontree"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two trees, one of which runs the other."""
    folder = tmp_path / "trees"
    folder.mkdir()
    write_small_library(folder)
    return folder


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """The folder, opened."""
    return open_workspace([folder])


@pytest.fixture
def text_of() -> Callable[[Workspace, str], str]:
    """`text_of(workspace, tree_id)`: the text in memory."""
    return lambda workspace, tree_id: workspace.document(tree_id).text
