"""Files that a change makes: not on disk before they are saved, gone again after undo, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from decisiontree.errors import ChangedOnDisk
from decisiontree.model import Extract, Inline, SetField
from decisiontree.workbench import Workspace, open_workspace, save

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
