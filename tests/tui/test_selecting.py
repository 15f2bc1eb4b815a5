"""Several nodes at once: selected in the outline, shown alone, tagged and deleted; and lists that are sorted."""

from __future__ import annotations

from pathlib import Path

from tui_editor import editing

from decisiontree.model import SHARED, Step, Tree, WayOut
from decisiontree.tui.outline_rows import Shape, find_homes
from decisiontree.tui.selecting.narrowed_rows import narrowed_rows
from decisiontree.tui.sorting import natural

NONE: frozenset[str] = frozenset()


def test_the_outline_with_some_nodes_shows_what_leads_to_them() -> None:
    """Each once, under its home; sections stay, nodes that lead elsewhere do not."""
    steps = (("a", "b"), ("b", "c"), ("c", "a"), ("help", "c"), ("lost", "gone"), ("gone", None))
    nodes = {node: Step(id=node, to=to) for node, to in steps}
    tree = Tree(id="t", start="a", nodes=nodes, anytime=(WayOut(label="Help", to="help", key="help"),))
    rows = narrowed_rows(find_homes(tree), {"c", "gone"})
    assert [(row.guides, row.node or row.label) for row in rows] == [
        ("", ""),
        ("", "a"),
        ("└", "b"),
        (" └", "c"),
        ("", "Not reachable (1)"),
        ("└", "lost"),
        (" └", "gone"),
    ]
    assert {row.shape for row in rows[1:4]} == {Shape.HOME}


def test_words_are_sorted_as_people_sort_them() -> None:
    """Without regard to capitals and accents, numbers by their value."""
    words = ["zone 10", "Äpfel", "zone 9", "apricot", "Beta", ""]
    assert sorted(words, key=natural) == ["", "Äpfel", "apricot", "Beta", "zone 9", "zone 10"]


async def test_a_tag_is_added_to_all_selected_nodes_at_once(lamp: Path) -> None:
    """A comma selects a node, Shift with the arrows a range; # adds a tag to all as one step, and removes it again."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        outline = editor.main.panes.outline
        await editor.go_to("check")
        await editor.press("comma", "shift+down", "shift+down", "shift+up")
        assert outline.selection.nodes == {"check", "details", "read_back"}
        assert "1 Outline, 3 selected" in editor.text
        assert "◆" in editor.text
        await editor.press("number_sign")
        assert "Tags of 3 nodes" in editor.text
        await editor.write("first")
        assert "add the new tag 'first'" in editor.text
        await editor.press("enter")
        assert editor.hint == "tag 'first' added to 3 nodes; Ctrl+Z undoes it"
        assert [editor.raw("nodes", node, "tags") for node in ("check", "read_back", "which")] == [
            ["first"],
            ["first"],
            None,
        ]
        await editor.press("number_sign")
        await editor.write("first")
        await editor.press("enter")
        assert editor.hint == "tag 'first' removed from 3 nodes; Ctrl+Z undoes it"
        assert editor.workspace.dirty == ()
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.raw("nodes", "check", "tags") is None
        await editor.press("escape")
        assert outline.selection.nodes == NONE


async def test_the_outline_shows_only_what_has_a_tag(lamp: Path) -> None:
    """A semicolon lists what nodes have in common, with words of their texts; Escape shows all nodes, then ends the selection."""
    async with editing(lamp, tree="lamp", rules=NONE, size=(80, 24)) as editor:
        outline = editor.main.panes.outline
        await editor.go_to("end_paid")
        await editor.press("number_sign", *"money", "enter")
        rows = len(outline.rows)
        await editor.press("semicolon", *"tagmon", "enter")
        assert outline.selection.nodes == {"end_paid"}
        shown = [row.node for row in outline.rows if row.shape is Shape.HOME]
        assert shown[0] == "check"
        assert shown[-1] == "end_paid"
        assert len(outline.rows) < rows
        await editor.go_to("old")  # what is not shown shows all again
        assert outline.row.node == "old"
        assert len(outline.rows) == rows
        await editor.press("semicolon", *"somebod", "enter")
        assert outline.selection.nodes == {"electrician", "end_sent"}
        await editor.press("escape")
        assert len(outline.rows) == rows
        assert outline.selection.nodes
        await editor.press("full_stop", "full_stop", "escape")
        assert outline.selection.nodes == NONE
        await editor.press("full_stop")
        assert "nothing is selected" in editor.hint


async def test_all_selected_nodes_are_deleted_after_a_question(lamp: Path) -> None:
    """It names them and counts the links from elsewhere; undo brings all back at once."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        for node in ("give", "which"):
            await editor.go_to(node)
            await editor.press("comma")
        await editor.press("d")
        assert "2 nodes are selected: which, give." in editor.text
        assert "1 link leads here: read_back." in editor.text
        await editor.press("d")
        assert "deleted which, give" in editor.hint
        assert not {"which", "give"} & editor.document.tree.nodes.keys()
        assert editor.main.panes.outline.selection.nodes == NONE
        await editor.press("ctrl+z")
        assert editor.workspace.dirty == ()


async def test_lists_are_sorted_on_request(lamp: Path) -> None:
    """Each row shows the order that it gives; the options of a question only where that is chosen."""
    async with editing(lamp, tree="lamp", rules=NONE) as editor:
        await editor.go_to("check")
        editor.context.run("sort")
        await editor.pilot.pause()
        assert "options of 'check' by label" in editor.text
        assert "facts by label" in editor.text
        await editor.press(*"options", "enter")
        assert editor.hint == "the options of 'check' are sorted by label; Ctrl+Z undoes it"
        options = editor.raw("nodes", "check", "options")
        assert [each["label"] for each in options] == ["Did that before", "It stays dark", "It works"]  # type: ignore[index, union-attr, call-overload]
        editor.context.run("sort")
        await editor.press(*"nodesout", "enter")
        rows = editor.main.panes.outline.rows
        assert list(editor.document.tree.nodes) == [row.node for row in rows if row.shape is Shape.HOME]
        assert "# ask first" in editor.document.source.text
        await editor.press("ctrl+z", "ctrl+z")
        assert editor.workspace.dirty == ()
        editor.context.open(SHARED)
        editor.context.run("sort")
        assert editor.hint == "nothing here has two entries or more"
