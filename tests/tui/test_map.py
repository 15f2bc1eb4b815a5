"""The map of a tree, and the ways back and forward: by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.model import RemoveNode
from decisiontree.tui.screens.map import MapScreen


def _map(editor: Editor) -> MapScreen:
    assert isinstance(editor.app.screen, MapScreen)
    return editor.app.screen


async def test_the_map_is_walked_along_its_lines_and_enter_edits_the_node(lamp: Path) -> None:
    """Right and left go along lines, up and down in the column, past the edge of the map it goes on around the node."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("M")
        assert "┏ start · question ━" in editor.text
        assert "1 It works" in editor.text
        assert "start" in editor.text
        await editor.press("right")
        assert _map(editor).node == "details"
        assert "form details" in editor.text
        await editor.press("down")
        assert _map(editor).node == "electrician"
        await editor.press("up", "right", "right")
        assert _map(editor).node == "which"
        assert "around You paid {amount}. Is that right?" in editor.text
        await editor.press("left")
        assert _map(editor).node == "read_back"
        await editor.press("backspace")
        assert "around The socket" in editor.text
        await editor.press("2")
        assert _map(editor).node == "details"
        assert "↺" in editor.text
        await editor.press("enter")
        assert editor.document.node == "details"
        field = editor.form.field
        assert field is not None
        await editor.press("escape", "left_square_bracket")
        assert editor.document.node == "check"


async def test_escape_closes_the_map_and_nothing_has_moved(lamp: Path) -> None:
    """Wherever the cursor of the map was."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("M", "right", "right", "escape")
        assert editor.document.node == "check"
        assert editor.main.focused is editor.main.panes.outline


async def test_the_whole_of_a_small_tree_is_shown_and_that_of_a_large_one_refused_with_its_size(
    lamp: Path,
) -> None:
    """`w` and back; loops, nodes that several links go to, ends and findings have their signs."""
    async with editing(lamp, tree="lamp", size=(220, 40)) as editor:
        await editor.press("M", "w")
        assert {box.node for box in _map(editor).picture.boxes} == set(editor.document.tree.nodes)
        assert "↺ collect" in editor.text
        assert "✓ resolved" in editor.text
        assert "exit · ⇢ trans" in editor.text
        assert "×3" in editor.text
        await editor.press("w", "escape")
        text = (lamp / "lamp.yaml").read_text(encoding="utf-8")
        more = "".join(f"  more_{at}: {{outcome: Over, resolution: informed}}\n" for at in range(60))
    (lamp / "lamp.yaml").write_text(text + more, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(120, 30)) as editor:
        await editor.press("M", "w")
        assert "this tree has 71 nodes" in editor.text


async def test_a_click_centres_a_box_and_a_double_click_edits_its_node(lamp: Path) -> None:
    """The second click means the box of the first one, wherever that is by then."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("M")
        at = _place(editor, "│ I am sending")
        await editor.pilot.click(offset=at)
        await editor.pilot.pause()
        assert "around I am sending somebody." in editor.text
        await editor.pilot.click(offset=_place(editor, "│ The socket"), times=2)
        await editor.pilot.pause()
        assert editor.document.node == "check"
        assert editor.form.field is not None


async def test_back_and_forward_lead_through_the_places_visited_also_in_other_trees(lamp: Path) -> None:
    """As in a browser: a jump forgets what was ahead, and a place that is gone is passed over."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("details")
        await editor.go_to("give")
        editor.context.open("other")
        await editor.pilot.pause()
        await editor.press("left_square_bracket")
        assert (editor.document.tree_id, editor.document.node) == ("lamp", "give")
        await editor.press("alt+left", "left_square_bracket", "left_square_bracket")
        assert editor.document.node == "check"
        assert "this is where you started" in editor.hint
        editor.context.apply(RemoveNode("details"))
        await editor.press("right_square_bracket")
        assert editor.document.node == "give"
        await editor.press("alt+right")
        assert (editor.document.tree_id, editor.document.node) == ("other", "only")
        await editor.press("right_square_bracket")
        assert "nothing to go forward to" in editor.hint
        await editor.press("left_square_bracket")
        await editor.go_to("old")
        await editor.press("right_square_bracket")
        assert editor.document.node == "old"


def _place(editor: Editor, words: str) -> tuple[int, int]:
    """Where some words are on the screen."""
    lines = editor.text.splitlines()
    y = next(at for at, line in enumerate(lines) if words in line)
    return lines[y].index(words) + 3, y
