"""Files that a change makes or deletes: on disk only when they are saved, taken back by undo, whole or not at all."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from decisiontree.errors import ChangedOnDisk, EditRefused, NotSaved
from decisiontree.model import Extract, Inline, RenameTree, SetField
from decisiontree.settings import Settings
from decisiontree.workbench import (
    Description,
    Workspace,
    deleted_from,
    empty_workspace,
    open_workspace,
    recover,
    save,
    work_of,
)
from decisiontree.workbench.instances import EditorInstance

OUT = Extract(("verify",), "identity")


def names(files: tuple[str, ...]) -> list[str]:
    """The files without their folder."""
    return [Path(file).name for file in files]


def rules_of(workspace: Workspace, file: str) -> list[str]:
    """The rules of what is found in a file."""
    return [each.rule for each in workspace.diagnostics if Path(each.place.file).name == file]


@pytest.fixture
def alone(folder: Path) -> Workspace:
    """The refund tree, run by no other."""
    (folder / "router.yaml").unlink()
    return open_workspace([folder])


def test_a_new_file_is_unsaved_and_not_on_disk(alone: Workspace, folder: Path) -> None:
    """Both files are to be written, and both trees can be looked at."""
    after = alone.apply("refund", OUT)
    assert names(after.dirty) == ["identity.yaml", "refund.yaml"]
    assert not (folder / "identity.yaml").exists()
    tree = after.tree("identity")
    assert tree is not None
    assert [*tree.nodes] == ["verify", "end"]
    assert rules_of(after, "identity.yaml") == ["single-option"]


def test_undo_takes_a_new_file_away_and_redo_makes_it_again(alone: Workspace, folder: Path) -> None:
    """As if it had never been, and then as it was."""
    after = alone.apply("refund", OUT)
    before, step = after.undo()
    assert str(step) == "tree 'identity' made of 'verify'"
    assert before.dirty == ()
    assert "identity" not in before.library.trees
    assert [each.rule for each in before.diagnostics] == [each.rule for each in alone.diagnostics]
    again, _ = before.redo()
    assert again.document("identity").text == after.document("identity").text
    save(again)
    assert (folder / "identity.yaml").read_text() == after.document("identity").text


def test_undo_after_a_save_takes_the_file_from_the_disk_with_the_next_save(
    alone: Workspace, folder: Path
) -> None:
    """Until then it stays there: undo alone never touches the disk."""
    text = (folder / "refund.yaml").read_text()
    before, _ = save(alone.apply("refund", OUT)).undo()
    assert names(before.dirty) == ["identity.yaml", "refund.yaml"]
    assert (folder / "identity.yaml").exists()
    saved = save(before)
    assert saved.dirty == ()
    assert not (folder / "identity.yaml").exists()
    assert (folder / "refund.yaml").read_text() == text
    again, _ = saved.redo()
    save(again)
    assert (folder / "identity.yaml").exists()


def test_a_file_that_somebody_made_meanwhile_is_not_written_over(alone: Workspace, folder: Path) -> None:
    """Neither file is written; what the author did stays."""
    after = alone.apply("refund", OUT)
    text = (folder / "refund.yaml").read_text()
    (folder / "identity.yaml").write_text("theirs\n")
    with pytest.raises(ChangedOnDisk, match=r"identity\.yaml' was made by someone else"):
        save(after)
    assert (folder / "identity.yaml").read_text() == "theirs\n"
    assert (folder / "refund.yaml").read_text() == text


def test_a_file_that_somebody_changed_is_not_taken_away(alone: Workspace, folder: Path) -> None:
    """Undo after a save would remove it, but it is theirs now."""
    before, _ = save(alone.apply("refund", OUT)).undo()
    (folder / "identity.yaml").write_text("theirs\n")
    with pytest.raises(ChangedOnDisk, match=r"identity\.yaml"):
        save(before)
    assert (folder / "identity.yaml").read_text() == "theirs\n"


def test_a_new_tree_can_be_edited_before_it_is_saved(alone: Workspace, folder: Path) -> None:
    """Each step is undone by itself."""
    edited = alone.apply("refund", OUT).apply("identity", SetField(None, ("title",), "Who are they?"))
    once, _ = edited.undo()
    assert "identity" in once.library.trees
    assert "Who are they?" not in once.document("identity").text
    twice, _ = once.undo()
    assert twice.dirty == ()
    save(edited)
    assert "title: Who are they?" in (folder / "identity.yaml").read_text()


def test_taking_out_and_bringing_in_are_two_steps(alone: Workspace) -> None:
    """The tree that was made stays when its nodes are brought back; the other file is as it was, to the byte."""
    back = alone.apply("refund", OUT).apply("refund", Inline("verify"))
    assert names(back.dirty) == ["identity.yaml"]
    once, step = back.undo()
    assert str(step) == "what 'verify' runs copied to its place"
    assert names(once.dirty) == ["identity.yaml", "refund.yaml"]


def test_a_deleted_file_is_brought_back_by_undo_and_deleted_again_by_redo(
    alone: Workspace, folder: Path
) -> None:
    """It leaves the disk when it is saved; what the text was, to the byte, comes back."""
    file, text = alone.document("refund").file, (folder / "refund.yaml").read_bytes()
    after = alone.without_files([file], "tree 'refund' deleted", "refund")
    assert "refund" not in after.library.trees
    assert names(after.dirty) == ["refund.yaml"]
    assert (folder / "refund.yaml").read_bytes() == text
    saved = save(after)
    assert not (folder / "refund.yaml").exists()
    before, step = saved.undo()
    assert str(step) == "tree 'refund' deleted"
    save(before)
    assert (folder / "refund.yaml").read_bytes() == text
    again, _ = before.redo()
    assert "refund" not in again.library.trees


def test_what_saving_deletes_is_kept_but_not_what_gets_another_name(alone: Workspace, folder: Path) -> None:
    """By folder, so that another library does not offer it."""
    text = (folder / "refund.yaml").read_text()
    save(alone.apply("refund", RenameTree("refund", "money")))
    assert deleted_from([folder]) == ()
    workspace = open_workspace([folder])
    file = workspace.document("money").file
    save(workspace.without_files([file], "tree 'money' deleted", "money"))
    (kept,) = deleted_from([folder])
    assert {path.name: held for path, held in kept.texts.items()} == {"money.yaml": text}
    assert deleted_from([folder.parent]) == ()


def test_a_tree_that_is_renamed_before_it_is_deleted_is_kept_too(alone: Workspace, folder: Path) -> None:
    """By the name that it has on disk; so is a tree that is named as another one was before."""
    text = (folder / "refund.yaml").read_text()
    renamed = alone.apply("refund", RenameTree("refund", "money"))
    file = renamed.document("money").file
    save(renamed.without_files([file], "tree 'money' deleted", "money"))
    (kept,) = deleted_from([folder])
    assert {path.name: held for path, held in kept.texts.items()} == {"refund.yaml": text}
    moved, other = save(renamed), alone.document("refund").file
    places = (Description("new tree 'refund'", "refund"),) * 2
    made = save(moved.with_files({other: "format: 1\ntitle: Another\n"}, places))
    save(made.without_files([other], "tree 'refund' deleted", "refund"))
    assert "format: 1\ntitle: Another\n" in [
        *chain(*(each.texts.values() for each in deleted_from([folder])))
    ]


def test_nothing_is_deleted_that_cannot_be_kept(
    alone: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving says so, and every file is as it was."""
    (folder / "state").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    after = alone.without_files([alone.document("refund").file], "deleted", "refund")
    with pytest.raises(NotSaved, match="a copy of what you deleted could not be kept"):
        save(after)
    assert (folder / "refund.yaml").exists()


def test_the_first_tree_makes_its_folder_when_it_is_saved(tmp_path: Path) -> None:
    """A library that is empty has none; what was made there and not saved is offered to the next editor."""
    folder = tmp_path / "desk" / "trees"
    empty = empty_workspace(folder, Settings(root=tmp_path))
    text = "format: 1\ntitle: First\n"
    made = empty.with_files(
        {(folder / "first.yaml").as_posix(): text}, (Description("new tree", "first"),) * 2
    )
    assert names(made.dirty) == ["first.yaml"]
    assert not folder.exists()
    instance = EditorInstance.begin(empty)
    instance.journal.follow(work_of(made))
    instance.end(keep=True)
    again = EditorInstance.begin(empty)
    recovered = recover(empty, again.left[0].work).workspace
    again.end(keep=False)
    assert [*recovered.library.trees] == ["first"]
    save(recovered)
    assert (folder / "first.yaml").read_text() == text


def test_a_new_file_does_not_replace_one_that_is_open(alone: Workspace) -> None:
    """The name is refused, and nothing has changed."""
    with pytest.raises(EditRefused, match="exists already"):
        alone.with_files({alone.document("refund").file: "title: x\n"}, (Description("new", "refund"),) * 2)
