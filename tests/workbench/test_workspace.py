"""Apply, undo, redo, diagnostics that keep step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from decisiontree.errors import EditRefused
from decisiontree.model import AddNode, RemoveNode, RenameNode, SetField
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.workbench import Workspace, open_workspace, save

TextOf: TypeAlias = Callable[[Workspace, str], str]
TITLE = ("title",)


def rules(workspace: Workspace) -> list[str]:
    """The rules of what is found, in order."""
    return [diagnostic.rule for diagnostic in workspace.diagnostics]


def test_a_fresh_workspace_is_clean(workspace: Workspace) -> None:
    """Nothing to save, nothing to undo."""
    assert workspace.dirty == ()
    assert not workspace.history.done
    assert not workspace.history.undone
    assert workspace.undo() == (workspace, None)
    assert workspace.redo() == (workspace, None)


def test_applying_gives_a_new_workspace_and_keeps_the_old_one(workspace: Workspace, text_of: TextOf) -> None:
    """A screen can hold both and compare."""
    before = text_of(workspace, "refund")
    after = workspace.apply("refund", SetField(None, TITLE, "Refunds"))
    assert text_of(workspace, "refund") == before
    assert text_of(after, "refund") == before.replace("title: Refund ", 'title: "Refunds" ')
    tree = after.tree("refund")
    assert tree is not None
    assert tree.title == "Refunds"
    assert [Path(file).name for file in after.dirty] == ["refund.yaml"]


def test_undo_says_what_it_undid_and_where(workspace: Workspace, text_of: TextOf) -> None:
    """The editor selects the place and shows the words."""
    after = workspace.apply("refund", SetField("verify", ("ask",), "Did they pass?"))
    undone, description = after.undo()
    assert description is not None
    assert str(description) == "question of 'verify'"
    assert (description.tree_id, description.node, description.field) == ("refund", "verify", ("ask",))
    assert text_of(undone, "refund") == text_of(workspace, "refund")
    assert undone.dirty == ()
    redone, description = undone.redo()
    assert str(description) == "question of 'verify'"
    assert text_of(redone, "refund") == text_of(after, "refund")


def test_a_change_forgets_what_was_undone(workspace: Workspace) -> None:
    """There is one line of history."""
    undone, _description = workspace.apply("refund", SetField(None, TITLE, "One")).undo()
    assert undone.history.undone
    assert not undone.apply("refund", SetField(None, TITLE, "Two")).history.undone


def test_a_change_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    """Leaving a field without typing costs no undo."""
    assert workspace.apply("refund", SetField(None, TITLE, "Refund")) is workspace


def test_a_rename_across_files_is_one_step(workspace: Workspace, text_of: TextOf) -> None:
    """Both files change, and one undo restores both."""
    renamed = workspace.apply("refund", RenameNode("end", "end_done"))
    assert [Path(file).name for file in renamed.dirty] == ["refund.yaml", "router.yaml"]
    assert "returns: {end_done: last}" in text_of(renamed, "router")
    undone, description = renamed.undo()
    assert description is not None
    assert description.node == "end"
    assert undone.dirty == ()
    redone, description = undone.redo()
    assert description is not None
    assert description.node == "end_done"
    assert redone.dirty == renamed.dirty


def test_a_node_that_was_never_saved_leaves_no_former_id(workspace: Workspace, text_of: TextOf) -> None:
    """Nobody has walked it, so no log has to find it."""
    body = {"outcome": "New", "resolution": "informed"}
    renamed = workspace.apply("refund", AddNode("node_1", body)).apply(
        "refund", RenameNode("node_1", "end_new")
    )
    assert "was" not in text_of(renamed, "refund")
    saved_before = workspace.apply("refund", RenameNode("end", "end_new"))
    assert "was: [end]" in text_of(saved_before, "refund")


def test_a_refused_change_changes_nothing(workspace: Workspace) -> None:
    """The reason is a sentence for a person."""
    with pytest.raises(EditRefused, match="there is no node 'nobody'"):
        workspace.apply("refund", RemoveNode("nobody"))
    with pytest.raises(EditRefused, match="there is no tree 'nowhere'"):
        workspace.apply("nowhere", RemoveNode("end"))
    assert workspace.dirty == ()


def test_diagnostics_keep_step_with_the_text(workspace: Workspace) -> None:
    """A mistake appears with the change that makes it and goes with its undo."""
    clean = rules(workspace)
    broken = workspace.apply("refund", RemoveNode("end"))
    assert "dangling-link" in rules(broken)
    assert rules(broken.undo()[0]) == clean
    orphaned = workspace.apply("refund", AddNode("orphan", {"outcome": "Never", "resolution": "informed"}))
    assert "unreachable-node" in rules(orphaned)


def test_rechecking_finds_what_a_fresh_start_would_find(workspace: Workspace, folder: Path) -> None:
    """`apply` looks at the trees it changed; the rest is looked at when there is time."""
    changed = workspace.apply("refund", RemoveNode("end"))
    save(changed)
    assert changed.recheck().diagnostics == open_workspace([folder]).diagnostics


def test_a_fix_that_is_a_patch_is_a_step_too(workspace: Workspace, text_of: TextOf) -> None:
    """Undo takes it back like any other."""
    document = workspace.document("refund")
    span = document.locate(("title",))
    fixed = workspace.apply_patch(document.file, Patch((TextEdit(Span(*span), "Fixed"),)), "the fix")
    assert "title: Fixed" in text_of(fixed, "refund")
    undone, description = fixed.undo()
    assert str(description) == "the fix"
    assert undone.dirty == ()
    with pytest.raises(EditRefused, match="not one of the open files"):
        workspace.apply_patch("elsewhere.yaml", Patch(()), "x")


def test_a_tree_with_faults_opens_and_can_be_mended(tmp_path: Path) -> None:
    """What the reader could not use is still text that can be edited."""
    (tmp_path / "bad.yaml").write_text("format: 1\ntitle: T\nstrat: a\nnodes:\n  a: {say: Hi, to: nobody}\n")
    workspace = open_workspace([tmp_path])
    assert "unknown-key" in rules(workspace)
    mended = workspace.apply("bad", SetField(None, ("strat",), None)).apply(
        "bad", SetField(None, ("start",), "a")
    )
    assert "unknown-key" not in rules(mended)


def test_a_tree_with_a_syntax_error_opens_and_refuses_edits(tmp_path: Path) -> None:
    """The reason names the line that must be fixed first."""
    (tmp_path / "bad.yaml").write_text(
        "format: 1\ntitle: T\nnodes:\n  a: {say: 'Hi, to: b}\n  b: {outcome: B}\n"
    )
    workspace = open_workspace([tmp_path])
    assert "yaml-syntax" in rules(workspace)
    with pytest.raises(EditRefused, match=r"line \d of '.*bad.yaml' must be fixed first"):
        workspace.apply("bad", SetField(None, TITLE, "U"))
