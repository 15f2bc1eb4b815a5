"""Unsaved texts kept aside and brought back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from decisiontree.model import SetField
from decisiontree.workbench import Workspace, forget, keep, kept, open_workspace, recover, save

TREE = """\
format: 1
title: "Lamp"
start: a
nodes:
  a: {outcome: Fine, resolution: informed}   # the only one
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder / "decisiontree"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A tree file."""
    path = tmp_path / "lamp.yaml"
    path.write_text(TREE, encoding="utf-8")
    return path


def _changed(file: Path) -> Workspace:
    return open_workspace([file]).apply("lamp", SetField(None, ("title",), "A bright lamp"))


def test_a_kept_text_comes_back_as_a_change_that_can_be_undone(file: Path) -> None:
    """The same bytes as were lost; undo gives the file's own."""
    changed = _changed(file)
    keep(changed)
    again = open_workspace([file])
    (lost,) = kept(again)
    assert lost.same_base
    recovered = recover(again, (lost,))
    assert recovered.document("lamp").text == changed.document("lamp").text
    assert recovered.undo()[0].document("lamp").text == TREE


def test_a_saved_text_is_not_offered(file: Path) -> None:
    """Keeping again after a save drops it."""
    changed = _changed(file)
    keep(changed)
    keep(save(changed))
    assert kept(open_workspace([file])) == ()


def test_a_forgotten_text_is_not_offered(file: Path) -> None:
    """Discarded is discarded."""
    changed = _changed(file)
    keep(changed)
    forget(changed)
    assert kept(open_workspace([file])) == ()


def test_it_is_said_when_the_file_has_changed_since(file: Path) -> None:
    """So that the author can decide."""
    keep(_changed(file))
    file.write_text(TREE + "# by somebody else\n", encoding="utf-8")
    (lost,) = kept(open_workspace([file]))
    assert not lost.same_base


def test_what_a_living_session_holds_is_not_offered(file: Path, state: Path) -> None:
    """It is not lost."""
    keep(_changed(file))
    (slot,) = state.iterdir()
    record = json.loads(slot.read_text(encoding="utf-8"))
    slot.write_text(json.dumps(record | {"pid": os.getppid()}), encoding="utf-8")
    assert kept(open_workspace([file])) == ()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}', "\udcff"])
def test_a_torn_record_is_nothing(file: Path, state: Path, content: str) -> None:
    """It neither fails nor offers anything."""
    keep(_changed(file))
    (slot,) = state.iterdir()
    slot.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert kept(open_workspace([file])) == ()


def test_a_state_folder_that_cannot_be_written_stops_nobody(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor goes on without."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    keep(_changed(file))
    assert kept(open_workspace([file])) == ()


def test_what_is_kept_is_for_the_author_alone(file: Path, state: Path) -> None:
    """Others on the machine cannot read it."""
    keep(_changed(file))
    (slot,) = state.iterdir()
    assert slot.stat().st_mode & 0o077 == 0
    assert state.stat().st_mode & 0o077 == 0
