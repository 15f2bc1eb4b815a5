"""Copies, nodes put in between, other kinds, and parts that become trees, by their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import editing


async def test_c_copies_a_node_behind_itself(lamp: Path) -> None:
    """With a free id, and the copy is shown."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        await editor.press("c")
        assert editor.document.node == "electrician_2"
        assert editor.raw("nodes", "electrician_2") == editor.raw("nodes", "electrician")
        assert "copied to 'electrician_2'" in editor.hint
        await editor.press("ctrl+z")
        assert not editor.workspace.dirty


async def test_o_asks_for_the_kind_and_puts_it_into_the_link(lamp: Path) -> None:
    """A paraphrase leads on where the link led, and back when it is corrected."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        await editor.press("o")
        assert "Put what before 'end_sent'?" in editor.text
        await editor.write("listen")
        await editor.press("enter")
        new = str(editor.raw("nodes", "electrician", "to"))
        assert editor.raw("nodes", new) == {"listen": "", "agreed": "end_sent", "corrected": "electrician"}
        await editor.write("You wait?")
        assert editor.raw("nodes", new, "listen") == "You wait?"


async def test_o_on_a_link_puts_a_node_into_that_very_link(lamp: Path) -> None:
    """Not behind the node that it leads to."""
    async with editing(lamp, tree="lamp") as editor:
        rows = editor.main.panes.outline.rows
        at = next(
            i for i, row in enumerate(rows) if row.parent == "check" and row.link == ("options", 2, "to")
        )
        editor.main.panes.outline.cursor = at
        await editor.pilot.pause()
        await editor.press("o", "enter")
        new = str(editor.raw("nodes", "check", "options", 2, "to"))
        assert editor.raw("nodes", new, "to") == "details"
        assert editor.raw("nodes", "check", "options", 0, "to") == "details"


async def test_o_on_the_head_puts_a_node_before_the_first(lamp: Path) -> None:
    """Or into an exit; the tree starts there then."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go(None)
        await editor.press("o")
        assert "Put a new node on which link?" in editor.text
        await editor.press("enter", "enter")
        assert editor.raw("start") == "first"
        assert editor.raw("nodes", "first", "to") == "check"


async def test_m_makes_a_node_another_kind_and_keeps_what_has_no_place(lamp: Path) -> None:
    """Nothing is asked, nothing is lost: turned back, the options are there again."""
    async with editing(lamp, tree="lamp") as editor:
        options = editor.raw("nodes", "check", "options")
        await editor.press("m")
        await editor.write("outcome")
        await editor.press("enter")
        assert "kept as a comment" in editor.hint
        assert editor.raw("nodes", "check", "options") is None
        assert "    # options:\n" in editor.document.source.text
        await editor.press("m")
        await editor.write("question")
        await editor.press("enter")
        assert "are back" in editor.hint
        assert editor.raw("nodes", "check", "options") == options
        assert "# options:" not in editor.document.source.text


async def test_e_makes_a_tree_of_a_part_and_i_brings_it_back(lamp: Path) -> None:
    """The new file is not on disk before it is saved, and undo takes it away again, also from the disk."""
    async with editing(lamp, tree="lamp") as editor:
        before = editor.document.source.text
        await editor.go_to("electrician")
        await editor.press("e")
        assert "A new tree from 'electrician' on" in editor.text
        await editor.press(*["backspace"] * 40)
        await editor.write("visit")
        await editor.press("enter")
        assert "made visit.yaml, which 'electrician' runs now" in editor.hint
        file = lamp.parent / "visit.yaml" if lamp.is_file() else lamp / "visit.yaml"
        assert not file.exists()
        assert editor.raw("nodes", "electrician", "run") == "visit"
        await editor.press("ctrl+s")
        assert "run: visit" in (file.parent / "lamp.yaml").read_text()
        assert file.read_text().startswith("format: 1\n")
        await editor.press("i")
        assert "the nodes of 'visit' are here now" in editor.hint
        assert editor.raw("nodes", "electrician", "to") == "end_sent"
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.document.source.text == before
        assert "visit" not in editor.workspace.library.trees
        await editor.press("ctrl+s")
        assert not file.exists()


@pytest.mark.parametrize(("key", "words"), [("c", "choose a node first"), ("m", "choose"), ("e", "choose")])
async def test_keys_for_nodes_say_what_they_need(lamp: Path, key: str, words: str) -> None:
    """On the head of the tree there is nothing to copy, turn or take out."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go(None)
        await editor.press(key)
        assert words in editor.hint
        assert not editor.workspace.dirty


async def test_i_where_nothing_runs_and_e_where_it_would_be_noticed_say_why(lamp: Path) -> None:
    """And nothing has changed."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("i")
        assert editor.hint == "this node runs no other tree"
        await editor.go_to("end_sent")
        await editor.press("e")
        await editor.press(*["backspace"] * 40)
        await editor.write("lamp")
        await editor.press("enter")
        assert editor.hint == "no tree was made: there is a tree 'lamp' already"
        assert not editor.workspace.dirty
