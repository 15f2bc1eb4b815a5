"""Saving, quitting, files that change outside, fixes, playing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.model import SetField


def _replace(file: Path, old: str, new: str) -> None:
    """What somebody else does to a file."""
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


async def test_save_writes_the_file_and_clears_the_dot(lamp: Path) -> None:
    """The title bar says whether there is something to save."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        assert "● not saved" in editor.text
        await editor.press("ctrl+s")
        assert "● not saved" not in editor.text
        assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_quit_without_changes_leaves_at_once(lamp: Path) -> None:
    """Exit code 0, nothing asked."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("ctrl+q")
    assert editor.app.return_value == 0


async def test_quit_with_changes_asks_and_stay_stays(lamp: Path) -> None:
    """Escape is the answer that loses nothing."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("ctrl+q")
        assert "not saved" in editor.text
        await editor.press("escape")
        assert editor.app.is_running
        await editor.press("ctrl+q", "t")
        assert editor.app.is_running
        await editor.press("ctrl+q", "d")
    assert "title: The socket\n" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_quit_can_save_first(lamp: Path) -> None:
    """The first row is the safe one, so Enter saves."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("ctrl+q", "enter")
    assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_saving_brings_other_peoples_changes_together_with_mine(lamp: Path) -> None:
    """Another place of the same file: both are on disk, and it is said; undo takes theirs back first."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        _replace(file, "lamp-lead", "somebody-else")
        await editor.press("ctrl+s")
        assert "with what others changed" in editor.hint
        text = file.read_text(encoding="utf-8")
        assert "owner: somebody-else" in text
        assert "title: The socket!" in text
        await editor.write("?")
        assert editor.raw("nodes", "check", "title") == "The socket!?"
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.raw("owner") == "lamp-lead"
        await editor.press("ctrl+s")
        assert "Undo removed changes that someone else made" in editor.text
        await editor.press("escape", "ctrl+y")
        assert editor.raw("owner") == "somebody-else"
        assert not editor.workspace.dirty


async def test_where_both_changed_one_node_both_versions_are_shown(lamp: Path) -> None:
    """Escape changes nothing; mine or theirs is what is saved then, with the rest of both."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.edit("title")
        await editor.write("!")
        _replace(file, "title: The socket", "title: The plug")
        _replace(file, "lamp-lead", "somebody-else")
        theirs = file.read_text(encoding="utf-8")
        await editor.press("ctrl+s")
        assert "node 'check'" in editor.text
        assert "title: The socket!" in editor.text
        assert "title: The plug" in editor.text
        await editor.press("escape")
        assert file.read_text(encoding="utf-8") == theirs
        assert editor.raw("nodes", "check", "title") == "The socket!"
        await editor.press("ctrl+s", "enter")
        assert "choose m or t" in editor.text
        await editor.press("m", "enter")
        text = file.read_text(encoding="utf-8")
        assert "title: The socket!" in text
        assert "owner: somebody-else" in text
        assert "title: The plug" not in text


async def test_the_version_on_disk_can_be_taken_everywhere(lamp: Path) -> None:
    """Then nothing of mine is left to save in those places; undo brings it back."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        _replace(file, "title: The socket", "title: The plug")
        await editor.press("ctrl+s", "T", "enter")
        assert "title: The plug" in file.read_text(encoding="utf-8")
        await editor.press("escape")
        assert not editor.workspace.dirty
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_a_fix_of_a_finding_is_applied_and_undone(lamp: Path) -> None:
    """`f` on a dangling link takes the nearest node."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "electrican"))
        await editor.press("3", "home", "f")
        await editor.pilot.pause()
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrician"
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrican"


async def test_play_walks_the_unsaved_tree_from_here(lamp: Path) -> None:
    """Digits answer, Backspace goes back, Escape leaves."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write(" now")
        await editor.press("escape", "s")
        assert "PLAY" in editor.text
        assert "The socket now" in editor.text
        assert "“Hello there. Could you try another lamp?”" in editor.text
        await editor.press("2")
        assert "I am sending somebody." in editor.text
        await editor.press("backspace")
        assert "Does another lamp work there?" in editor.text
        await editor.press("1")
        assert "Amount owed" in editor.text
        await editor.write("12.50")
        await editor.press("enter")
        assert "You paid £12.50" in editor.text
        await editor.press("escape")
        assert "1 Outline" in editor.text


async def test_play_returns_to_edit_the_node_on_the_screen(lamp: Path) -> None:
    """`e` puts the outline on the node that was met."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("s", "2", "e")
        assert editor.document.node == "electrician"


async def test_play_says_what_a_field_expects(lamp: Path) -> None:
    """A value that is none is not taken."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("s", "1")
        await editor.write("much")
        await editor.press("enter")
        assert "Amount owed: expected" in editor.text


async def test_unsaved_work_of_a_session_that_died_is_offered(lamp: Path) -> None:
    """Recover brings it back, unsaved; after a save nothing is asked any more."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        editor.unsaved.keep_now()
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before these changes were saved" in editor.text
        await editor.press("r")
        assert editor.raw("nodes", "check", "title") == "The socket!"
        await editor.press("ctrl+s")
        assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")
        await editor.press("ctrl+q")
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" not in editor.text


async def test_unsaved_work_that_was_given_up_is_not_offered(lamp: Path) -> None:
    """Discard at the end means discard."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        editor.unsaved.keep_now()
        await editor.press("ctrl+q", "d")
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" not in editor.text


async def test_what_cannot_be_played_says_why(lamp: Path) -> None:
    """A condition that cannot be read ends no session."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.apply(SetField("which", ("cases", 0, "when"), "nothing > such"))
        await editor.go_to("which")
        await editor.press("s")
        assert "cannot be played" in editor.hint
        assert editor.app.is_running


async def test_undo_goes_on_after_a_recovery(lamp: Path) -> None:
    """Through the edits made before the end, and forth again; the difference was shown first."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.edit("ask")
        await editor.write("?")
        await editor.press("escape")
        editor.unsaved.keep_now()
        assert "● not saved · kept" in editor.text
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        assert "-    title: The socket" in editor.text
        assert "+    title: The socket!" in editor.text
        await editor.press("r")
        assert editor.raw("nodes", "check", "ask") == "Does another lamp work there??"
        await editor.press("ctrl+z")
        assert editor.hint == "Undid: question of 'check'"
        assert editor.raw("nodes", "check", "ask") == "Does another lamp work there?"
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "title") == "The socket"
        assert not editor.workspace.dirty
        await editor.press("ctrl+y")
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_work_put_off_is_offered_again_and_discarded_work_is_not(lamp: Path) -> None:
    """Escape means later."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("escape")
        assert editor.raw("nodes", "check", "title") == "The socket"
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" in editor.text
        await editor.press("d", "enter")
        assert editor.raw("nodes", "check", "title") == "The socket"
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" in editor.text
        await editor.press("d", "y")
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" not in editor.text


async def test_a_recovery_where_both_changed_one_node_asks(lamp: Path) -> None:
    """Putting it off leaves everything for the next time."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
    _replace(lamp / "lamp.yaml", "title: The socket", "title: The plug")
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        assert "has changed on disk since then" in editor.text
        await editor.press("r")
        assert "node 'check'" in editor.text
        await editor.press("escape")
        assert not editor.workspace.dirty
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("r", "m", "enter")
        assert editor.raw("nodes", "check", "title") == "The socket!"
        await editor.press("ctrl+s")
    assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_a_second_editor_can_only_read_or_edit_too(lamp: Path) -> None:
    """It says who is there; what is read only refuses changes and says why."""
    async with editing(lamp, tree="lamp"):
        async with editing(lamp, tree="lamp", size=(80, 24)) as second:
            assert f"process {os.getpid()}" in second.text
            await second.press("r", "enter")
            await second.write("x")
            assert "opened as read only" in second.hint
            assert "lamp.yaml (read only)" in second.text
            assert not second.workspace.dirty
        async with editing(lamp, tree="lamp") as third:
            await third.press("e", "enter")
            await third.write("x")
            assert third.workspace.dirty
        async with editing(lamp, tree="lamp") as fourth:
            await fourth.press("q")
        assert fourth.app.return_value == 0


def _look(editor: Editor) -> None:
    """The editor looks at the disk twice: a file that changes between is still being written."""
    for _ in range(2):
        editor.main.disk_polling.look()


async def test_a_clean_file_that_changes_on_disk_is_read_again(lamp: Path) -> None:
    """Not while somebody writes in a field; undo takes it back like any change."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        _replace(file, "The socket", "The other socket")
        _look(editor)
        assert editor.raw("nodes", "check", "title") == "The other socket"
        assert "changed on disk" in editor.hint
        assert not editor.workspace.dirty
        await editor.press("enter")
        _replace(file, "The other socket", "The plug")
        _look(editor)
        await editor.pilot.pause()
        assert editor.raw("nodes", "check", "title") == "The other socket"
        assert "≠ changed on disk" in editor.text
        await editor.press("escape")
        _look(editor)
        assert editor.raw("nodes", "check", "title") == "The plug"
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "title") == "The other socket"


async def test_a_change_elsewhere_is_merged_while_mine_is_not_saved(lamp: Path) -> None:
    """And my undo goes on behind it."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("escape")
        _replace(lamp / "lamp.yaml", "lamp-lead", "somebody-else")
        _look(editor)
        assert "your changes were merged into it" in editor.hint
        assert editor.raw("owner") == "somebody-else"
        assert editor.raw("nodes", "check", "title") == "The socket!"
        assert [Path(file).name for file in editor.workspace.dirty] == ["lamp.yaml"]
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.raw("nodes", "check", "title") == "The socket"


async def test_a_change_of_the_same_node_is_told_of_once_and_waits_for_the_save(lamp: Path) -> None:
    """Nobody is asked in the middle of something else."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("escape")
        _replace(lamp / "lamp.yaml", "title: The socket", "title: The plug")
        _look(editor)
        assert "where you changed it; Ctrl+S asks" in editor.hint
        await editor.pilot.pause()
        assert "● not saved ≠ changed on disk" in editor.text.replace(" · kept", "")
        await editor.press("down")
        _look(editor)
        assert editor.hint == ""
        await editor.press("ctrl+s")
        assert "node 'check'" in editor.text
        await editor.press("m", "enter")
        assert "saved" in editor.hint
        assert "≠" not in editor.text
        _look(editor)
        await editor.pilot.pause()
        assert "≠" not in editor.text


async def test_a_checkout_under_the_feet_is_survived(lamp: Path) -> None:
    """Files change, go and come; what is unsaved is kept and can be saved again."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("escape")
        lamp_text = (lamp / "lamp.yaml").read_text(encoding="utf-8")
        (lamp / "lamp.yaml").unlink()
        _replace(lamp / "other.yaml", "Another tree", "Quite another tree")
        _replace(lamp / "library.yaml", "Hello there.", "Good day.")
        (lamp / "third.yaml").write_text(lamp_text.replace("A lamp", "A third"), encoding="utf-8")
        _look(editor)
        assert "no longer on disk" in editor.hint
        assert editor.raw("nodes", "check", "title") == "The socket!"
        library = editor.workspace.library
        assert sorted(library.trees) == ["lamp", "other", "third"]
        assert library.model.shared.snippets["greeting"] == "Good day."
        other = library.trees["other"].tree
        assert other is not None
        assert other.title == "Quite another tree"
        await editor.press("ctrl+s")
        assert "was deleted or moved" in editor.text
        await editor.press("o")
        assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")
        assert not editor.workspace.dirty


async def test_a_tree_whose_folder_is_gone_stays_open(lamp: Path) -> None:
    """What is written is kept; the message says what happened and what helps."""
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        await editor.edit("title")
        await editor.write("!")
        lamp.rename(lamp.with_name("away"))
        await editor.press("ctrl+s")
        assert "the folder" in editor.hint
        assert "create it again" in editor.hint
        assert "your changes are still here" in editor.hint
        lamp.mkdir()
        await editor.press("ctrl+s", "o")
        assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_a_state_folder_that_cannot_be_used_is_told_of_and_stops_nobody(
    lamp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said at the start, and not again at every key; typing and saving go on."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    async with editing(lamp, tree="lamp") as editor:
        assert "unsaved work cannot be backed up" in editor.hint
        await editor.edit("title")
        await editor.write("!")
        assert editor.hint == ""
        assert "● not saved ✗ not kept" in editor.text
        await editor.press("ctrl+s")
        assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")
