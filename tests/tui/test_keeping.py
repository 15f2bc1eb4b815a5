"""Saving, quitting, files that change outside, fixes, playing."""

from __future__ import annotations

from pathlib import Path

from tui_editor import editing

from decisiontree.model import SetField


def _replace(file: Path, old: str, new: str) -> None:
    """What somebody else does to a file."""
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


async def test_save_writes_the_file_and_clears_the_dot(lamp: Path) -> None:
    """The title bar says whether there is something to save."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("enter")
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
        await editor.press("enter")
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
        await editor.press("enter")
        await editor.write("!")
        await editor.press("ctrl+q", "enter")
    assert "title: The socket!" in (lamp / "lamp.yaml").read_text(encoding="utf-8")


async def test_saving_brings_other_peoples_changes_together_with_mine(lamp: Path) -> None:
    """Another place of the same file: both are on disk, and it is said; undo takes theirs back first."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("enter")
        await editor.write("!")
        _replace(file, "lamp-lead", "somebody-else")
        await editor.press("ctrl+s")
        assert "with what others changed" in editor.hint
        text = file.read_text(encoding="utf-8")
        assert "owner: somebody-else" in text
        assert "title: The socket!" in text
        await editor.press("ctrl+z")
        assert editor.raw("owner") == "lamp-lead"
        await editor.press("ctrl+s")
        assert "Undo took back what somebody else had changed" in editor.text
        await editor.press("escape", "ctrl+y")
        assert editor.raw("owner") == "somebody-else"
        assert not editor.workspace.dirty


async def test_where_both_changed_one_node_both_versions_are_shown(lamp: Path) -> None:
    """Escape changes nothing; mine or theirs is what is saved then, with the rest of both."""
    file = lamp / "lamp.yaml"
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("enter")
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
        await editor.press("enter")
        await editor.write("!")
        _replace(file, "title: The socket", "title: The plug")
        await editor.press("ctrl+s", "T", "enter")
        assert "title: The plug" in file.read_text(encoding="utf-8")
        assert not editor.workspace.dirty
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "title") == "The socket!"


async def test_a_fix_of_a_finding_is_applied_and_undone(lamp: Path) -> None:
    """`f` on a dangling link takes the nearest node."""
    async with editing(lamp, tree="lamp") as editor:
        editor.main.apply(SetField("check", ("options", 1, "to"), "electrican"))
        await editor.press("3", "home", "f")
        await editor.pilot.pause()
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrician"
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrican"


async def test_play_walks_the_unsaved_tree_from_here(lamp: Path) -> None:
    """Digits answer, Backspace goes back, Escape leaves."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("enter")
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
        assert editor.main.node == "electrician"


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
        await editor.press("enter")
        await editor.write("!")
        editor.main.keep_now()
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
        await editor.press("enter")
        await editor.write("!")
        editor.main.keep_now()
        await editor.press("ctrl+q", "d")
    async with editing(lamp, tree="lamp") as editor:
        assert "ended before" not in editor.text


async def test_what_cannot_be_played_says_why(lamp: Path) -> None:
    """A condition that cannot be read ends no session."""
    async with editing(lamp, tree="lamp") as editor:
        editor.main.apply(SetField("which", ("cases", 0, "when"), "nothing > such"))
        await editor.go_to("which")
        await editor.press("s")
        assert "cannot be walked" in editor.hint
        assert editor.app.is_running


async def test_a_clean_file_that_changes_on_disk_is_read_again(lamp: Path) -> None:
    """Only when nobody writes it any more; with something unsaved the title tells it instead."""
    file = lamp / "lamp.yaml"
    text = file.read_text(encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(160, 30)) as editor:
        main = editor.main
        file.write_text(text.replace("The socket", "The other socket"), encoding="utf-8")
        for _ in range(2):
            main.look_at_disk()
        await editor.pilot.pause()
        assert editor.raw("nodes", "check", "title") == "The other socket"
        assert "changed on disk" in editor.hint
        await editor.press("enter")
        await editor.write("s")
        file.write_text(text, encoding="utf-8")
        for _ in range(2):
            main.look_at_disk()
        await editor.pilot.pause()
        assert editor.raw("nodes", "check", "title") == "The other sockets"
        assert "● not saved ≠ changed on disk" in editor.text
        file.write_text(text.replace("The socket", "The other socket"), encoding="utf-8")
        for _ in range(2):
            main.look_at_disk()
        await editor.pilot.pause()
        assert "changed on disk" not in editor.text
        await editor.press("ctrl+z")
        file.write_text(text, encoding="utf-8")
        for _ in range(2):
            main.look_at_disk()
        assert editor.raw("nodes", "check", "title") == "The other socket"
        await editor.press("escape")
        main.look_at_disk()
        assert editor.raw("nodes", "check", "title") == "The socket"
