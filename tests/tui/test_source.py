"""The lines of the file beside the form, the author's own editor, and bookmarks."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from tmux_terminal import Terminal
from tui_editor import editing

from decisiontree.errors import EditRefused
from decisiontree.model import RenameNode
from decisiontree.tui.external_editor import drop, editor_command, new_draft

READY = r"\? Help"
PROGRAM = """\
import pathlib, sys
file = pathlib.Path(sys.argv[1])
text = file.read_text(encoding="utf-8")
print("EDITING", file.name, text, flush=True)
old, new = input("old "), input("new ")
try:
    input("interrupt me ")
except KeyboardInterrupt:
    pass
file.write_text(text.replace(old, new), encoding="utf-8")
"""
"""An editor that replaces words, then waits for Ctrl+C."""


async def test_the_lines_of_a_node_are_shown_as_in_the_file_and_follow_each_edit(lamp: Path) -> None:
    """With their numbers; at 80 columns in the place of the form, which comes back to be edited."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("y")
        await editor.pilot.pause(0.1)
        assert "17       title: The socket" in editor.text
        assert "18       # ask first" in editor.text
        await editor.press("down")
        await editor.pilot.pause(0.1)
        assert "30       collect: [amount]" in editor.text
        await editor.press("enter")
        assert "2 Node" in editor.text
        await editor.press("escape", "f6")
        assert editor.main.focused is editor.main.panes.source
        assert "^E Edit in your editor" in editor.text
        await editor.press("escape", "y")
        assert "YAML" not in editor.text
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("y")
        editor.context.edit("check", ("title",))
        await editor.write("s")
        await editor.pilot.pause(0.1)
        assert "17       title: The sockets" in editor.text
        assert "2 Node" in editor.text


async def test_bookmarks_are_set_listed_and_kept_also_when_the_node_is_renamed(lamp: Path) -> None:
    """In all trees, with a sign in the outline and on the map, until the next start."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("give")
        await editor.press("b")
        assert any("★" in line and "give" in line for line in editor.text.splitlines())
        editor.context.apply(RenameNode("give", "pay"))
        await editor.go_to("pay")
        await editor.press("M")
        assert "★" in editor.text
        await editor.press("escape")
        editor.context.open("other")
        await editor.press("B")
        assert "pay in lamp" in editor.text
        await editor.press("enter")
        assert (editor.document.tree_id, editor.document.node) == ("lamp", "pay")
        await editor.press("left_square_bracket")
        assert editor.document.tree_id == "other"
        await editor.press("b", "b", "B")
        assert "only in other" not in editor.text
    async with editing(lamp, tree="lamp") as editor:  # not saved: the node has its old name again
        await editor.press("l")
        assert any("★" in line and "give" in line for line in editor.text.splitlines())


async def test_without_a_terminal_of_its_own_the_editor_says_why_it_opens_no_other(
    lamp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under a browser; nothing is changed and no draft is left."""
    monkeypatch.setenv("EDITOR", "true")
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("ctrl+e")
        assert "not a terminal" in editor.hint
        assert not editor.context.refused_drafts


async def test_without_room_for_a_file_the_editor_says_where_and_what_to_set(
    lamp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing ends, and nothing has changed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    async with editing(lamp, tree="lamp", size=(200, 30)) as editor:
        await editor.press("ctrl+e")
        assert f"cannot write a file for your editor in '{tmp_path / 'gone'}'" in editor.hint
        assert editor.workspace.dirty == ()
        assert editor.app.is_running


def test_a_text_is_deleted_with_whatever_an_editor_left_next_to_it() -> None:
    """Also where the editor has made folders there, or has deleted everything itself."""
    draft = new_draft("check.yaml", "ask: Well?\n")
    (draft.parent / "swap").mkdir()
    (draft.parent / "swap" / "file").touch()
    drop(draft)
    assert not draft.parent.exists()
    drop(draft)


async def test_who_quits_learns_where_texts_are_that_could_not_be_used(lamp: Path) -> None:
    """They are on no disk but there; without any, nothing is asked."""
    draft = new_draft("check.yaml", "ask: [")
    async with editing(lamp, tree="lamp", size=(140, 30)) as editor:
        editor.context.refused_drafts["lamp", ("nodes", "check")] = draft
        await editor.press("ctrl+q")
        assert str(draft) in editor.text
        await editor.press("t", "enter", "X", "ctrl+q", "d")
        assert str(draft) in editor.text
        await editor.press("q")
        assert editor.app.return_code == 0
        assert draft.exists()
    drop(draft)


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"EDITOR": "nano"}, ["nano"]),
        ({"EDITOR": "nano", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "'/opt/my editor' -n"}, ["/opt/my editor", "-n"]),
    ],
)
def test_the_editor_is_the_one_that_the_environment_names(
    environment: Mapping[str, str], command: list[str]
) -> None:
    """VISUAL before EDITOR, with options."""
    assert editor_command(environment) == command


@pytest.mark.parametrize(
    ("environment", "reason"), [({}, "set VISUAL or EDITOR"), ({"EDITOR": "'nano"}, "is not a command")]
)
def test_without_an_editor_the_author_is_told_what_to_set(
    environment: Mapping[str, str], reason: str
) -> None:
    """In one line."""
    with pytest.raises(EditRefused, match=reason):
        editor_command(environment)


@pytest.mark.terminal
def test_a_node_is_edited_in_the_authors_own_editor_and_a_refused_text_is_offered_again(
    lamp: Path, clean_environment: dict[str, str], tmp_path: Path
) -> None:
    """The first text cannot be read, the second can; Ctrl+C there ends nothing here, and undo takes all back at once."""
    program = tmp_path / "editor.py"
    program.write_text(PROGRAM, encoding="utf-8")
    environment = {**clean_environment, "EDITOR": f"{sys.executable} {program}"}
    before = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    terminal = Terminal([sys.executable, "-m", "decisiontree", "edit", "lamp"], lamp.parent, environment)
    try:
        terminal.wait(READY)
        terminal.keys("C-e")
        terminal.wait("EDITING check.yaml")
        terminal.burst("ask: \rask: '\r")
        terminal.wait("interrupt me")
        terminal.keys("C-c")
        terminal.wait("This text cannot be used")
        terminal.keys("e")
        terminal.wait("EDITING check.yaml")
        terminal.wait("ask: 'Does")
        terminal.burst("ask: '\rask: So, \r")
        terminal.wait("interrupt me")
        terminal.keys("C-c")
        terminal.wait("changed in your editor")
        terminal.keys("C-s")
        terminal.wait(" saved trees")
        assert (lamp / "lamp.yaml").read_text(encoding="utf-8") == before.replace(
            "ask: Does", "ask: So, Does"
        )
        terminal.keys("C-z")
        terminal.wait("Undid: lines of 'check'")
        terminal.keys("C-s")
        terminal.wait(" saved trees")
        assert (lamp / "lamp.yaml").read_text(encoding="utf-8") == before
        terminal.keys("C-q")
        assert terminal.exit_code() == 0
        assert terminal.restored
    finally:
        terminal.close()
