"""A spoilt journal or lock keeps nobody out, is kept under another name, and brings back trees of the open folders only."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from spoilt_state import SpoiltSessions

from decisiontree.files.folders import state_folder
from decisiontree.model import SetField
from decisiontree.workbench import Workspace, open_workspace, recover, work_of
from decisiontree.workbench.history import UndoStep
from decisiontree.workbench.instances import EditorInstance
from decisiontree.workbench.replay import STEP_FIELDS

Record = dict[str, Any]


@pytest.fixture
def journal(workspace: Workspace, state: Path) -> Path:
    """What an editor left that was killed after two edits; its lock lies beside it."""
    instance = EditorInstance.begin(workspace)
    for title in ("Precious", "More precious"):
        workspace = workspace.apply("refund", SetField(None, ("title",), title))
        instance.journal.follow(work_of(workspace))
    instance.end(keep=True)
    (journal,) = state.glob("*.journal")
    return journal


def _begin(folder: Path) -> EditorInstance:
    return EditorInstance.begin(open_workspace([folder]))


def _rewrite(journal: Path, change: Callable[[list[Record]], object]) -> None:
    """Other records under good check sums."""
    records = [json.loads(line[9:]) for line in journal.read_bytes().splitlines()]
    change(records)
    contents = [json.dumps(record).encode() for record in records]
    journal.write_bytes(b"".join(b"%08x %b\n" % (zlib.crc32(each), each) for each in contents))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _large(path: Path) -> None:
    os.truncate(path, 300 << 20)


def _nested(path: Path) -> None:
    content = b"[" * 5000 + b"]" * 5000
    path.write_bytes(b"%08x %b\n" % (zlib.crc32(content), content))


SPOIL = (
    _pipe,
    _folder,
    _link,
    _large,
    _nested,
    lambda path: path.write_bytes(b"\0" * 500),
    lambda path: path.write_bytes(b"{}"),
)


@pytest.mark.parametrize("spoil", SPOIL)
def test_a_spoilt_journal_is_put_aside_and_told_once(
    journal: Path, folder: Path, spoil: Callable[[Path], object]
) -> None:
    """In a sentence that names the file; the next start is quiet, and the name grows no more."""
    spoil(journal)
    instance = _begin(folder)
    (note,) = instance.notes
    kept = journal.with_name(f"{journal.name}.spoilt")
    assert f"'{kept}'" in note
    assert os.path.lexists(kept)
    assert not os.path.lexists(journal)
    assert instance.left == ()
    assert instance.journal.problem is None
    instance.end(keep=False)
    assert _begin(folder).notes == ()
    assert os.path.lexists(kept)


@pytest.mark.parametrize("spoil", [*SPOIL, lambda path: path.write_text('{"version": 1, "pid": "many"}')])
def test_a_spoilt_lock_costs_no_work(journal: Path, folder: Path, spoil: Callable[[Path], object]) -> None:
    """The journal says by itself where its names start from; one editor at a time is offered what it holds."""
    spoil(journal.with_suffix(".lock"))
    instance = _begin(folder)
    assert len(instance.notes) == 1
    (left,) = instance.left
    assert "More precious" in str(left.work.texts)
    assert _begin(folder).left == ()
    instance.settle(left)
    assert not journal.exists()


def test_what_stands_before_a_spoilt_record_comes_back(journal: Path, folder: Path) -> None:
    """The whole of the journal stays, as the rest may be worth reading; the copy is made once."""
    _rewrite(journal, lambda records: records[1].update(texts=7))
    content = journal.read_bytes()
    for _ in range(2):
        instance = _begin(folder)
        (left,) = instance.left
        assert "Precious" in str(left.work.texts)
        assert "More precious" not in str(left.work.texts)
        kept = journal.with_name(f"{journal.name}.spoilt")
        assert f"'{kept}'" in instance.notes[0]
        assert kept.read_bytes() == content
        instance.put_back(left)
        instance.end(keep=False)
    instance = _begin(folder)
    instance.settle(instance.left[0])
    instance.end(keep=False)
    assert (journal.exists(), kept.exists()) == (False, True)


def test_steps_that_cannot_be_undone_stay_away_and_the_texts_come_back(journal: Path, folder: Path) -> None:
    """Only the steps behind the one that does not fit its text are lost."""

    def spoil(records: list[Record]) -> None:
        (step,) = records[0]["done"]
        (patch,) = step["back"].values()
        patch[0][2] = "another title"

    _rewrite(journal, spoil)
    instance = _begin(folder)
    (left,) = instance.left
    recovered = recover(open_workspace([folder]), left.work).workspace
    assert "More precious" in recovered.document("refund").text
    assert len(recovered.history.done) == 1
    assert len(instance.notes) == 1


@pytest.mark.parametrize(
    "name",
    [
        "run.sh",
        "../outside.yaml",
        "deeper/inside.yaml",
        ".hidden.yaml",
        "link.yaml",
        "pipe.yaml",
        "/etc/none.yaml",
    ],
)
def test_only_tree_files_of_the_open_folders_come_back(
    journal: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """Other names are told, and stay in what is kept; what is beside them comes back."""
    outside = tmp_path_factory.mktemp("outside") / "target.yaml"
    (folder / "link.yaml").symlink_to(outside)
    os.mkfifo(folder / "pipe.yaml")
    workspace = open_workspace([folder / "refund.yaml", folder / "router.yaml"])
    _rewrite(journal, lambda records: records[0]["texts"].update({str(folder / name): "format: 1\n"}))
    instance = EditorInstance.begin(workspace)
    (left,) = instance.left
    assert [Path(file).name for file in left.work.unsaved] == ["refund.yaml"]
    assert Path(name).name in instance.notes[0]
    instance.settle(left)
    assert any(b"format: 1\\n" in path.read_bytes() for path in journal.parent.glob(f"{journal.name}*"))
    assert not outside.exists()


def test_a_journal_of_nothing_but_other_names_is_put_aside(journal: Path, folder: Path) -> None:
    """There is nothing to offer."""

    def only_a_script(records: list[Record]) -> None:
        del records[1:]
        records[0].update(saved={}, texts={str(folder / "run.sh"): "echo"}, done=[], undone=[])

    _rewrite(journal, only_a_script)
    instance = _begin(folder)
    assert instance.left == ()
    assert "run.sh" in instance.notes[0]
    assert journal.with_name(f"{journal.name}.spoilt").exists()


def test_work_on_the_trees_of_another_folder_waits_in_the_journal(
    journal: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Both folders were open; the part of this one comes back, the rest when that one is open."""
    other = tmp_path_factory.mktemp("other")
    (other / "there.yaml").write_text("format: 1\n")
    _rewrite(
        journal,
        lambda records: records[0]["texts"].update({str(other / "there.yaml"): "format: 1\ntitle: T\n"}),
    )
    instance = _begin(folder)
    instance.settle(instance.left[0])
    instance.end(keep=False)
    assert _begin(folder).left == ()
    journal.with_suffix(".lock").unlink()
    (left,) = _begin(other).left
    assert list(left.work.texts.values()) == ["format: 1\ntitle: T\n"]


@pytest.mark.parametrize("part", ["lock", "journal"])
def test_what_a_newer_program_wrote_is_told_and_left_alone(journal: Path, folder: Path, part: str) -> None:
    """That program will know what to do with it."""
    if part == "lock":
        lock = journal.with_suffix(".lock")
        lock.write_text(lock.read_text().replace('"version": 1', '"version": 2'))
    else:
        _rewrite(journal, lambda records: records[0].update(version=2))
    before = {path.name: path.read_bytes() for path in journal.parent.iterdir()}
    instance = _begin(folder)
    assert instance.left == ()
    assert "newer" in instance.notes[0]
    assert str(journal) in instance.notes[0]
    instance.end(keep=False)
    assert {path.name: path.read_bytes() for path in journal.parent.iterdir()} == before


def test_the_first_journals_told_neither_version_nor_folder(journal: Path, folder: Path) -> None:
    """Work that was left by an earlier program comes back."""
    _rewrite(journal, lambda records: [records[0].pop(name) for name in ("version", "folder")])
    assert len(_begin(folder).left) == 1


def test_a_state_folder_that_others_may_write_to_is_not_used(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with what helps, and not a letter is written there, at no edit."""
    shared = tmp_path_factory.mktemp("shared")
    shared.chmod(0o777)
    monkeypatch.setenv("XDG_STATE_HOME", str(shared))
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(workspace.apply("refund", SetField(None, ("title",), "Precious"))))
    assert f"anyone may write in the folder '{shared}'" in str(instance.journal.problem)
    assert "XDG_STATE_HOME" in str(instance.journal.problem)
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize("own", ["state", "", None])
def test_a_state_folder_is_never_a_place_below_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, own: str | None
) -> None:
    """A relative one is not heeded, as the standard says, nor a home that is none."""
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", ".")
    if own is not None:
        monkeypatch.setenv("XDG_STATE_HOME", own)
    assert state_folder().is_absolute()
    assert not state_folder().is_relative_to(Path.cwd())


def test_something_else_in_the_place_of_the_common_lock_is_put_aside(folder: Path, state: Path) -> None:
    """A pipe that nobody reads, say."""
    state.mkdir(mode=0o700)
    os.mkfifo(state / "sessions")
    assert _begin(folder).journal.problem is None
    assert (state / "sessions.spoilt").exists()


def test_every_field_of_a_step_has_its_shape() -> None:
    """A new one would be taken for spoilt."""
    assert {each.name for each in fields(UndoStep)} == STEP_FIELDS.keys()


def test_spoilt_by_chance_nothing_is_raised_and_nothing_lost(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Offered, undone, redone and saved, or put aside; `make fuzz` goes through thousands."""
    sessions = SpoiltSessions(tmp_path_factory.mktemp("spoilt"))
    met = {sessions.meet(seed) for seed in range(50)}
    assert met >= {"offered, quiet", "offered, told", "not offered, told"}
