"""Editors know of each other, and of the work that one of them has left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from decisiontree.model import SetField
from decisiontree.workbench import Workspace, open_workspace, work_of
from decisiontree.workbench.instances import EditorInstance


def _changed(workspace: Workspace) -> Workspace:
    return workspace.apply("refund", SetField(None, ("title",), "Precious"))


def test_an_editor_on_the_same_trees_is_noticed(workspace: Workspace) -> None:
    """By process, computer and person; and not any more once it has ended."""
    first = EditorInstance.begin(workspace)
    assert first.others == ()
    (other,) = EditorInstance.begin(workspace).others
    assert other.pid == os.getpid()
    assert other.user
    assert other.host
    assert {path.name for path in other.files} == {"refund.yaml", "router.yaml"}


def test_somebody_with_another_home_is_noticed_too(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by name; and not any more once nobody is there."""
    first = EditorInstance.begin(workspace)
    assert not first.strangers
    assert not EditorInstance.begin(workspace).strangers  # known by name
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("another")))
    second = EditorInstance.begin(workspace)
    assert second.others == ()
    assert second.strangers


def test_once_everybody_is_gone_nobody_is_a_stranger(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is let go of with the instance."""
    EditorInstance.begin(workspace).end(keep=True)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("another")))
    assert not EditorInstance.begin(workspace).strangers


def test_an_editor_that_has_ended_is_not_there(workspace: Workspace) -> None:
    """Neither as an editor nor with work."""
    EditorInstance.begin(workspace).end(keep=False)
    again = EditorInstance.begin(workspace)
    assert again.others == ()
    assert again.left == ()


def test_an_editor_on_other_trees_is_not_in_the_way(
    workspace: Workspace, folder: Path, tmp_path: Path
) -> None:
    """Only the same files count, by whatever way they were opened."""
    instance = EditorInstance.begin(workspace)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "one.yaml").write_text("format: 1\n")
    assert EditorInstance.begin(open_workspace([elsewhere])).others == ()
    link = tmp_path / "link"
    link.symlink_to(folder)
    (other,) = EditorInstance.begin(open_workspace([link / "refund.yaml"])).others
    assert other.pid == os.getpid()
    instance.end(keep=False)


def test_work_of_a_living_editor_is_not_offered(workspace: Workspace) -> None:
    """It is not lost."""
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(_changed(workspace)))
    assert EditorInstance.begin(workspace).left == ()


def test_work_of_a_killed_process_is_offered_to_one_editor_at_a_time(
    workspace: Workspace, folder: Path
) -> None:
    """The system gives the lock back when a process dies, however it dies."""
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from decisiontree.model import SetField\n"
        "from decisiontree.workbench import open_workspace, work_of\n"
        "from decisiontree.workbench.instances import EditorInstance\n"
        "workspace = open_workspace([Path(sys.argv[1])])\n"
        "instance = EditorInstance.begin(workspace)\n"
        "changed = workspace.apply('refund', SetField(None, ('title',), 'Precious'))\n"
        "instance.journal.follow(work_of(changed))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    assert ran.returncode == -9
    first = EditorInstance.begin(workspace)
    (left,) = first.left
    assert any("Precious" in str(text) for text in left.work.texts.values())
    second = EditorInstance.begin(workspace)
    assert second.left == ()
    assert [other.pid for other in second.others] == [os.getpid()]
    second.end(keep=False)
    first.put_back(left)
    first.end(keep=False)
    third = EditorInstance.begin(workspace)
    (left,) = third.left
    third.settle(left)
    third.end(keep=False)
    assert EditorInstance.begin(workspace).left == ()


def test_work_on_other_trees_waits_for_them(workspace: Workspace, tmp_path: Path) -> None:
    """It is neither offered elsewhere nor swept away."""
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(_changed(workspace)))
    instance.end(keep=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "one.yaml").write_text("format: 1\n")
    assert EditorInstance.begin(open_workspace([elsewhere])).left == ()
    assert len(EditorInstance.begin(workspace).left) == 1


def test_work_is_found_from_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files go by other names there."""
    monkeypatch.chdir(folder)
    instance = EditorInstance.begin(open_workspace([Path()]))
    instance.journal.follow(work_of(_changed(open_workspace([Path()]))))
    instance.end(keep=True)
    monkeypatch.chdir(folder.parent)
    (left,) = EditorInstance.begin(open_workspace([folder])).left
    assert left.work.unsaved == (open_workspace([folder]).document("refund").file,)


def test_what_is_kept_is_for_the_author_alone(workspace: Workspace, state: Path) -> None:
    """Others on the machine cannot read it."""
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(_changed(workspace)))
    assert state.stat().st_mode & 0o077 == 0
    assert [path.name for path in state.iterdir() if path.stat().st_mode & 0o077] == []


def test_a_state_folder_that_cannot_be_made_is_told_of_and_stops_nobody(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file in its place, say."""
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    instance = EditorInstance.begin(workspace)
    wanted = f"unsaved work cannot be backed up: '{tmp_path / 'taken'}' is not a folder; set XDG_STATE_HOME to another folder"
    assert instance.journal.problem == wanted
    instance.journal.follow(work_of(_changed(workspace)))
    assert not instance.journal.is_kept
    assert instance.journal.problem == wanted
    instance.end(keep=True)


def test_a_state_folder_that_cannot_be_looked_at_stops_nobody(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with a name that no system can have, or within a folder of another user: what is said is where."""
    monkeypatch.setenv("XDG_STATE_HOME", f"/{'a' * 300}")
    instance = EditorInstance.begin(workspace)
    assert instance.journal.problem == (
        "unsaved work cannot be backed up: no folder can be created in '/'; set XDG_STATE_HOME to another folder"
    )
    instance.end(keep=True)


def test_a_journal_of_another_version_is_left_alone(workspace: Workspace, state: Path) -> None:
    """A newer editor may have written it; it will know what to do."""
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(_changed(workspace)))
    instance.end(keep=True)
    (lock,) = state.glob("*.lock")
    lock.write_text(lock.read_text().replace('"version": 1', '"version": 99'))
    again = EditorInstance.begin(workspace)
    assert again.left == ()
    assert lock.exists()
    assert lock.with_suffix(".journal").exists()


def test_what_a_killed_editor_had_only_begun_to_write_goes(workspace: Workspace, state: Path) -> None:
    """It holds authors' texts; that of an editor which runs stays."""
    running = EditorInstance.begin(workspace)
    name = running.journal.path.name
    (state / f".{name}.abc.tmp").write_text("begun")
    (state / ".20250101-000000-1-abcdef.journal.abc.tmp").write_text("begun")
    EditorInstance.begin(workspace)
    assert [each.name for each in state.glob(".*.tmp")] == [f".{name}.abc.tmp"]
