"""Unsaved work of an editor that is no more, brought back with its steps."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from random_work import next_work

from decisiontree.editing import Side
from decisiontree.model import AddNode, RenameNode, RenameTree, SetField
from decisiontree.workbench import Workspace, lines_of, open_workspace, recover, save, work_of
from decisiontree.workbench.instances import EditorInstance
from decisiontree.workbench.peer_scan import LeftWork

TITLE = ("title",)


def _killed(workspace: Workspace, *states: Workspace) -> None:
    """An editor went through these states, and then it was gone."""
    instance = EditorInstance.begin(workspace)
    for each in states:
        instance.journal.follow(work_of(each))
    instance.end(keep=True)


def _left(folder: Path) -> tuple[Workspace, EditorInstance, LeftWork]:
    """The editor that opens the folder next, and what it finds."""
    workspace = open_workspace([folder])
    instance = EditorInstance.begin(workspace)
    (left,) = instance.left
    return workspace, instance, left


def _steps(workspace: Workspace) -> tuple[Workspace, ...]:
    """A title, a rename across files, and another title."""
    first = workspace.apply("refund", SetField(None, TITLE, "Refunds"))
    renamed = first.apply("refund", RenameNode("end", "end_done"))
    return workspace, first, renamed, renamed.apply("router", SetField(None, TITLE, "The router"))


def test_undo_goes_back_through_the_edits_made_before_the_kill(workspace: Workspace, folder: Path) -> None:
    """Step by step as in the editor itself, over files, and forth again."""
    states = _steps(workspace)
    _killed(workspace, *states)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert work_of(recovered).texts == work_of(states[-1]).texts
    assert recovered.dirty == states[-1].dirty
    told = []
    while recovered.history.done:
        recovered, step = recovered.undo()
        told.append(str(step))
    assert told == ["title of the tree", "node 'end' renamed to 'end_done'", "title of the tree"]
    assert not recovered.dirty
    while recovered.history.undone:
        recovered, _step = recovered.redo()
    assert work_of(recovered).texts == work_of(states[-1]).texts


def test_what_was_undone_before_the_kill_can_be_done_again(workspace: Workspace, folder: Path) -> None:
    """Undo is a part of the work."""
    states = _steps(workspace)
    undone = states[-1].undo()[0].undo()[0]
    _killed(workspace, *states, states[-1].undo()[0], undone)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert work_of(recovered).texts == work_of(undone).texts
    assert work_of(recovered.redo()[0].redo()[0]).texts == work_of(states[-1]).texts


def test_undo_goes_back_behind_a_save_before_the_kill(workspace: Workspace, folder: Path) -> None:
    """The steps before it are in the journal as soon as there is something unsaved again."""
    saved = save(_steps(workspace)[-1])
    later = saved.apply("router", SetField(None, TITLE, "Again"))
    _killed(workspace, *_steps(workspace), saved, later)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert recovered.document("router").text == later.document("router").text
    for _ in range(4):
        recovered, _step = recovered.undo()
    assert work_of(recovered).texts == work_of(workspace).texts


def test_undone_to_before_the_save_is_unsaved_work_too(workspace: Workspace, folder: Path) -> None:
    """It differs from the disk."""
    saved = save(_steps(workspace)[-1])
    undone = saved.undo()[0]
    _killed(workspace, saved, undone)
    again, _instance, left = _left(folder)
    assert work_of(recover(again, left.work).workspace).texts == work_of(undone).texts


def test_a_save_that_was_cut_short_after_one_file_loses_neither(workspace: Workspace, folder: Path) -> None:
    """One file is new, the other one old; the work is the same."""
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(renamed))
    save(renamed, renamed.document("router").file)
    instance.end(keep=True)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert [Path(file).name for file in recovered.dirty] == ["refund.yaml"]
    assert work_of(recovered).texts == work_of(renamed).texts


def test_what_is_on_disk_already_is_not_offered(workspace: Workspace, folder: Path, state: Path) -> None:
    """Killed between the save and the journal; the journal is swept away."""
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    instance = EditorInstance.begin(workspace)
    instance.journal.follow(work_of(renamed))
    save(renamed)
    instance.end(keep=True)
    found = EditorInstance.begin(open_workspace([folder]))
    assert found.left == ()
    assert len(list(state.glob("*.journal"))) == 1


def test_changes_on_disk_since_then_are_merged_as_a_step_of_their_own(
    workspace: Workspace, folder: Path
) -> None:
    """Undo takes it back first, then the edits one by one."""
    _killed(workspace, *_steps(workspace))
    file = folder / "refund.yaml"
    file.write_text(file.read_text().replace("the schema stands here", "theirs"))
    again, _instance, left = _left(folder)
    recovered, conflicts = recover(again, left.work)
    assert not conflicts
    text = recovered.document("refund").text
    assert 'title: "Refunds"' in text
    assert "# theirs" in text
    back, step = recovered.undo()
    assert str(step) == "changes on disk since then"
    assert "# theirs" not in back.document("refund").text
    assert str(back.undo()[1]) == "title of the tree"


def test_changes_of_the_same_place_are_asked_about(workspace: Workspace, folder: Path) -> None:
    """Until a side is chosen the texts are those of the work."""
    _killed(workspace, *_steps(workspace))
    file = folder / "refund.yaml"
    file.write_text(file.read_text().replace("title: Refund ", "title: Money back "))
    again, _instance, left = _left(folder)
    _recovered, conflicts = recover(again, left.work)
    ((name, conflict),) = conflicts.items()
    unit = conflict.clashes[0].unit
    assert unit == ("title",)
    theirs = recover(again, left.work, {name: {unit: Side.THEIRS}}).workspace
    assert "title: Money back " in theirs.document("refund").text
    mine = recover(again, left.work, {name: {unit: Side.MINE}}).workspace
    assert 'title: "Refunds" ' in mine.document("refund").text


def test_work_on_a_file_that_vanished_can_be_saved_again(workspace: Workspace, folder: Path) -> None:
    """Somebody has changed to another branch meanwhile."""
    _killed(workspace, *_steps(workspace))
    text = _steps(workspace)[-1].document("router").text
    (folder / "router.yaml").unlink()
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert recovered.document("router").text == text
    save(recovered)
    assert (folder / "router.yaml").read_text() == text


def test_work_of_a_second_editor_comes_on_top(workspace: Workspace, folder: Path) -> None:
    """As one step, where something has been done already."""
    _killed(workspace, workspace.apply("router", SetField(None, TITLE, "Mine")))
    changed = open_workspace([folder]).apply("router", SetField("last", ("outcome",), "Ended"))
    _again, _instance, left = _left(folder)
    recovered = recover(changed, left.work).workspace
    assert "title: Mine" in recovered.document("router").text
    assert "outcome: Ended" in recovered.document("router").text
    assert str(recovered.undo()[1]) == "recovered changes"


def test_what_is_offered_can_be_read_line_by_line(workspace: Workspace, folder: Path) -> None:
    """Only what the work has changed, with the lines around it."""
    _killed(workspace, workspace.apply("refund", SetField(None, TITLE, "Refunds")))
    _again, _instance, left = _left(folder)
    ((file, lines),) = lines_of(left.work)
    assert Path(file).name == "refund.yaml"
    assert [line for line in lines if line[0] in "+-"] == [
        "-title: Refund   # what you may give",
        '+title: "Refunds"   # what you may give',
    ]


def test_a_tree_that_was_renamed_with_its_file_comes_back_so(workspace: Workspace, folder: Path) -> None:
    """Files made and files taken away are unsaved work too, and undo takes both back."""
    renamed = workspace.apply("refund", RenameTree("refund", "refunds"))
    later = renamed.apply("refunds", SetField(None, TITLE, "Later"))
    _killed(workspace, renamed, later)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert work_of(recovered).texts == work_of(later).texts
    assert sorted(recovered.library.trees) == ["refunds", "router"]
    back = recovered.undo()[0].undo()[0]
    assert work_of(back).texts == work_of(workspace).texts
    assert not back.dirty
    save(recovered)
    assert sorted(path.name for path in folder.iterdir()) == ["refunds.yaml", "router.yaml"]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_was_done_comes_back_with_every_step(workspace: Workspace, folder: Path, seed: int) -> None:
    """Edits, renames, files made and taken away, undo and saves; then undo and redo give the same texts as before."""
    random = Random(seed)  # noqa: S311  a seed, so that a failure comes again
    states = [workspace]
    for number in range(30):
        states.append(next_work(states[-1], random, number))
    tree = min(states[-1].library.trees)
    unsaved = states[-1].apply(tree, AddNode("unsaved", {"outcome": "Over", "resolution": "resolved"}))
    _killed(workspace, *states, unsaved)
    again, _instance, left = _left(folder)
    recovered = recover(again, left.work).workspace
    assert recovered.dirty == unsaved.dirty
    assert _all_undone_and_redone(recovered) == _all_undone_and_redone(unsaved)


def _all_undone_and_redone(workspace: Workspace) -> list[object]:
    texts: list[object] = [work_of(workspace).texts]
    while workspace.history.done:
        workspace = workspace.undo()[0]
        texts.append(work_of(workspace).texts)
    while workspace.history.undone:
        workspace = workspace.redo()[0]
        texts.append(work_of(workspace).texts)
    return texts
