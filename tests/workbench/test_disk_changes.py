"""Files that somebody else changed, taken into what is open here."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest
from small_library import write_small_library

from decisiontree.editing import Side
from decisiontree.model import RenameTree, SetField
from decisiontree.workbench import (
    Description,
    Taken,
    Workspace,
    beside,
    deleted_by_others,
    look,
    open_workspace,
    save,
    take_in,
)

TITLE = ("title",)


def _mine(workspace: Workspace) -> Workspace:
    return workspace.apply("router", SetField(None, TITLE, "Mine"))


def _theirs(folder: Path, old: str, new: str, file: str = "router.yaml") -> None:
    (folder / file).write_text((folder / file).read_text().replace(old, new))


def _taken(workspace: Workspace) -> Taken:
    return take_in(workspace, look([*workspace.saved, *beside(workspace)]))


def _router(workspace: Workspace) -> str:
    return workspace.document("router").text


def _names(files: tuple[str, ...]) -> list[str]:
    return [Path(file).name for file in files]


def test_a_clean_file_is_read_anew_and_undo_takes_it_back(workspace: Workspace, folder: Path) -> None:
    """Undone, it is unsaved, and told as somebody else's."""
    _theirs(folder, "Over", "Finished")
    taken = _taken(workspace)
    assert _names(taken.reloaded) == ["router.yaml"]
    assert not taken.workspace.dirty
    back, step = taken.workspace.undo()
    assert "changes on disk" in str(step)
    assert _router(back) == _router(workspace)
    assert _names(back.taken_back(back.dirty)) == ["router.yaml"]


def test_the_steps_of_other_files_stay(workspace: Workspace, folder: Path) -> None:
    """A reload is no new beginning."""
    changed = workspace.apply("refund", SetField(None, TITLE, "Mine"))
    _theirs(folder, "Over", "Finished")
    taken = _taken(changed).workspace
    assert len(taken.history.done) == 2
    back = taken.undo()[0].undo()[0]
    assert not [file for file in back.dirty if "refund" in file]


def test_an_unsaved_file_is_merged_and_can_be_saved(workspace: Workspace, folder: Path) -> None:
    """Both changes are on disk then."""
    _theirs(folder, "Over", "Finished")
    taken = _taken(_mine(workspace))
    assert _names(taken.merged) == ["router.yaml"]
    save(taken.workspace)
    text = (folder / "router.yaml").read_text()
    assert "title: Mine" in text
    assert "Finished" in text


@pytest.mark.parametrize(("side", "title"), [(Side.MINE, "Mine"), (Side.THEIRS, "Theirs")])
def test_where_both_changed_one_place_a_side_is_chosen(
    workspace: Workspace, folder: Path, side: Side, title: str
) -> None:
    """Until then the file stays as it is here, and so does what is known of the disk."""
    _theirs(folder, "Router", "Theirs")
    mine = _mine(workspace)
    taken = _taken(mine)
    assert taken.conflicts is not None
    ((file, conflict),) = taken.conflicts.items()
    assert _router(taken.workspace) == _router(mine)
    assert taken.workspace.saved[file] == workspace.saved[file]
    chosen = {file: {clash.unit: side for clash in conflict.clashes}}
    settled = take_in(mine, look([file]), chosen).workspace
    assert f"title: {title}" in _router(settled)
    save(settled)
    assert f"title: {title}" in (folder / "router.yaml").read_text()


def test_the_same_change_on_both_sides_is_nothing_to_save(workspace: Workspace, folder: Path) -> None:
    """Nor is it a step."""
    _theirs(folder, "Router", "Mine")
    taken = _taken(_mine(workspace))
    assert not taken.workspace.dirty
    assert len(taken.workspace.history.done) == 1


def test_a_file_that_vanished_stays_and_a_new_one_is_opened(workspace: Workspace, folder: Path) -> None:
    """As a checkout of another branch leaves it."""
    (folder / "router.yaml").rename(folder / "other.yaml")
    taken = _taken(_mine(workspace))
    assert _names(taken.vanished) == ["router.yaml"]
    assert sorted(taken.workspace.library.trees) == ["other", "refund", "router"]
    assert "title: Mine" in _router(taken.workspace)
    assert _names(taken.workspace.dirty) == ["router.yaml"]


def test_a_file_that_is_to_be_taken_away_comes_back_only_when_somebody_changed_it(
    workspace: Workspace, folder: Path
) -> None:
    """What nobody touched goes at the next save, as it was asked for."""
    renamed = workspace.apply("refund", RenameTree("refund", "refunds"))
    assert sorted(_taken(renamed).workspace.library.trees) == ["refunds", "router"]
    _theirs(folder, "Done", "Finished", "refund.yaml")
    assert sorted(_taken(renamed).workspace.library.trees) == ["refund", "refunds", "router"]


def test_a_file_that_holds_no_text_any_more_is_left_alone(workspace: Workspace, folder: Path) -> None:
    """Nothing could be merged with it."""
    (folder / "router.yaml").write_bytes(b"\xff\xfe\x00")
    taken = _taken(_mine(workspace))
    assert "title: Mine" in _router(taken.workspace)
    assert taken.reloaded == taken.merged == ()


def test_a_clean_file_that_others_deleted_is_gone_here_too_and_undo_brings_it_back(
    workspace: Workspace, folder: Path
) -> None:
    """As a checkout leaves it; brought back, it is new, and saving asks because others had deleted it."""
    text = (folder / "router.yaml").read_text()
    (folder / "router.yaml").unlink()
    disk = look(workspace.saved)
    taken = take_in(workspace, disk, deleted=deleted_by_others(disk))
    assert _names(taken.deleted) == ["router.yaml"]
    assert [*taken.workspace.library.trees] == ["refund"]
    assert not taken.workspace.dirty
    back, step = taken.workspace.undo()
    assert "deleted on disk" in str(step)
    assert _names(back.dirty) == ["router.yaml"]
    assert _names(back.taken_back(back.dirty)) == ["router.yaml"]
    save(back)
    assert (folder / "router.yaml").read_text() == text


def _back_to_the_start(workspace: Workspace) -> list[str]:
    """Undo everything, then do it again: the texts of the router in between, nothing where it is not there."""
    texts: list[str] = []
    steps = len(workspace.history.done)
    for step in [Workspace.undo] * steps + [Workspace.redo] * steps:
        workspace, _ = step(workspace)
        texts.append(_router(workspace) if "router" in workspace.library.trees else "")
    return texts


def test_a_file_that_others_deleted_and_brought_back_is_a_step_each_time(
    workspace: Workspace, folder: Path
) -> None:
    """As when a branch is checked out and left again: no text is ever there twice."""
    before = _router(workspace)
    (folder / "router.yaml").unlink()
    disk = look(workspace.saved)
    gone = take_in(workspace, disk, deleted=deleted_by_others(disk)).workspace
    after = before.replace("Over", "Finished")
    (folder / "router.yaml").write_text(after)
    back = _taken(gone).workspace
    assert _router(back) == after
    assert not back.dirty
    assert _back_to_the_start(back) == ["", before, "", after]


def test_a_file_deleted_here_that_others_changed_comes_back_as_their_step(
    workspace: Workspace, folder: Path
) -> None:
    """It is shown again, and undo takes it away again before it undoes the deletion."""
    before, file = _router(workspace), workspace.document("router").file
    deleted = workspace.without_files([file], "deleted", "router")
    assert _taken(deleted).workspace is deleted
    _theirs(folder, "Over", "Finished")
    taken = _taken(deleted)
    after = before.replace("Over", "Finished")
    assert _router(taken.workspace) == after
    assert _names(taken.reloaded) == ["router.yaml"]
    assert _back_to_the_start(taken.workspace) == ["", before, "", after]


def test_a_file_made_here_and_undone_that_others_make_is_theirs(workspace: Workspace, folder: Path) -> None:
    """The step that was undone cannot be done again over it."""
    place = Description("made", "router")
    file = (Path(workspace.document("router").file).parent / "new.yaml").as_posix()
    undone, _ = workspace.with_files({file: "title: Mine\n"}, (place, place)).undo()
    (folder / "new.yaml").write_text("title: Theirs\n")
    taken = _taken(undone).workspace
    assert taken.redo() == (taken, None)
    assert taken.document("new").text == "title: Theirs\n"
    assert "new" not in taken.undo()[0].library.trees


def test_a_folder_that_is_away_deletes_nothing(workspace: Workspace, folder: Path) -> None:
    """A share that comes back has its files again; until then they stay open."""
    folder.rename(folder.with_name("away"))
    disk = look(workspace.saved)
    taken = take_in(workspace, disk, deleted=deleted_by_others(disk))
    assert taken.deleted == ()
    assert sorted(taken.workspace.library.trees) == ["refund", "router"]


def test_a_working_folder_that_is_gone_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout of another branch can remove the folder in which the editor was started."""
    work = tmp_path / "work"
    work.mkdir()
    write_small_library(work)
    monkeypatch.chdir(work)
    opened = open_workspace([Path()])
    rmtree(work)
    disk = look([*opened.saved, *beside(opened)])
    assert take_in(opened, disk, deleted=deleted_by_others(disk)).deleted == ()
