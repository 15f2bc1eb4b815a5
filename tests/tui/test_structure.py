"""Adding, linking, deleting and moving from the outline."""

from __future__ import annotations

import re
from pathlib import Path

from tui_editor import editing

from decisiontree.tui.outline_rows import Shape


async def test_a_adds_an_option_and_tab_links_it_to_a_new_node(lamp: Path) -> None:
    """The new node is named by the option's label."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("a")
        await editor.write("No idea")
        await editor.press("tab", "f4", "enter")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "No idea", "to": "no_idea"}
        assert "no_idea" in editor.document.tree.nodes


async def test_an_answer_with_a_new_step_takes_a_label_and_two_enters(lamp: Path) -> None:
    """The list of targets opens by itself, rows that create a node on top, named by the label."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("a")
        await editor.write("No idea")
        await editor.press("enter")
        assert "+ create question 'no_idea'" in editor.text
        assert [hit.key for hit in editor.form.stack.choices.hits[:2]] == [
            "+question:no_idea:",
            "+step:no_idea:",
        ]
        await editor.press("down", "enter")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "No idea", "to": "no_idea"}
        assert editor.raw("nodes", "no_idea", "say") == ""


async def test_words_that_chose_nothing_never_vanish_silently(lamp: Path) -> None:
    """Escape keeps them and says how to create a node of that name; leaving the field says so too."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("a")
        await editor.write("Smoke")
        await editor.press("enter")
        await editor.write("call them")
        assert "+ create step 'call them'" in editor.text
        await editor.press("escape")
        assert editor.hint.startswith("'call them' is not applied")
        assert editor.form.stack.written == "call them"
        await editor.press("f4")
        assert "+ create step 'call them'" in editor.text
        await editor.press("escape", "escape")
        assert editor.hint.startswith("'call them' was not applied")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "Smoke"}


async def test_letters_that_fit_no_choice_are_told_of(lamp: Path) -> None:
    """Enter and Tab on an empty list say why nothing happened."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("#kind",))
        await editor.pilot.pause()
        await editor.write("zzz")
        await editor.press("enter")
        assert "no choice matches 'zzz'; nothing was changed" in editor.hint
        assert editor.form.stack.written == "zzz"
        await editor.press("tab")
        assert "'zzz'" in editor.hint
        assert not editor.workspace.dirty


async def test_shift_l_links_a_new_option_to_a_node_that_is_there(lamp: Path) -> None:
    """The target first, then the label."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("L")
        await editor.write("end_danger")
        await editor.press("enter")
        await editor.write("Smoke")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "Smoke", "to": "end_danger"}


async def test_o_puts_a_step_between_a_node_and_the_next(lamp: Path) -> None:
    """The way on goes through the new step."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        await editor.press("o", "enter")
        new = str(editor.raw("nodes", "electrician", "to"))
        assert editor.raw("nodes", new, "to") == "end_sent"
        assert editor.document.node == new


async def test_deleting_a_node_says_who_links_to_it_and_what_only_it_reaches(lamp: Path) -> None:
    """Keep changes nothing; delete removes the node alone; undo brings it back."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("details")
        await editor.press("d")
        assert "3 links lead here: check, read_back." in editor.text
        assert "5 nodes are reached only through it" in editor.text
        await editor.press("escape")
        assert not editor.workspace.dirty
        await editor.press("d", "d")
        assert "details" not in editor.document.tree.nodes
        assert "read_back" in editor.document.tree.nodes
        assert "Ctrl+Z brings it back" in editor.hint
        await editor.press("ctrl+z")
        assert "details" in editor.document.tree.nodes


async def test_the_delete_dialog_keeps_by_default_and_speaks_of_one_link_as_one(lamp: Path) -> None:
    """Enter keeps; one link is `it`, many names end in one ellipsis."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("which")
        await editor.press("d")
        assert "1 link leads here: read_back." in editor.text
        assert "It will lead nowhere until you change it; the findings" in editor.text
        await editor.press("enter")
        assert not editor.workspace.dirty
        await editor.go_to("details")
        await editor.press("d")
        assert "5 nodes are reached" in editor.text
        assert "…." not in editor.text


async def test_a_gate_that_names_a_node_is_told_like_a_link(lamp: Path) -> None:
    """Before the node is deleted, and in the list of what leads to it."""
    tree = lamp / "lamp.yaml"
    gate = "requires:\n  - {before: end_sent, pass: old}\nfacts:\n"
    tree.write_text(tree.read_text("utf-8").replace("facts:\n", gate, 1), encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("old")
        await editor.press("d")
        assert "1 link leads here: the tree." in editor.text
        await editor.press("escape", "r")
        assert "required →" in editor.text
        await editor.press("enter")
        assert (editor.document.node, editor.form.field and editor.form.field.path[0]) == (None, "requires")


async def test_deleting_all_takes_what_only_the_node_reaches(lamp: Path) -> None:
    """In one step, and one undo brings all of it back."""
    async with editing(lamp, tree="lamp") as editor:
        before = editor.document.source.text
        await editor.go_to("details")
        await editor.press("d", "a")
        assert {"details", "read_back", "which", "give", "other"}.isdisjoint(editor.document.tree.nodes)
        assert "electrician" in editor.document.tree.nodes
        await editor.press("ctrl+z")
        assert editor.document.source.text == before


async def test_deleting_a_link_row_takes_the_option_and_leaves_the_node(lamp: Path) -> None:
    """The cursor on a link means the link."""
    async with editing(lamp, tree="lamp") as editor:
        outline = editor.main.panes.outline
        outline.cursor = next(i for i, row in enumerate(outline.rows) if row.link == ("options", 2, "to"))
        await editor.pilot.pause()
        assert outline.row.shape is Shape.LINK
        await editor.press("d")
        assert len(editor.document.tree.nodes["check"].options) == 2  # type: ignore[union-attr]
        assert "details" in editor.document.tree.nodes


async def test_shift_j_and_k_move_an_option(lamp: Path) -> None:
    """The row moves with it, so that it can be moved on."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("down")
        await editor.press("J")
        labels = [option["label"] for option in editor.raw("nodes", "check", "options")]  # type: ignore[union-attr,index,call-overload]
        assert labels == ["It stays dark", "It works", "Did that before"]
        await editor.press("J", "J")
        assert "it is the last one already" in editor.hint
        await editor.press("K", "K", "K")
        assert "it is the first one already" in editor.hint
        labels = [option["label"] for option in editor.raw("nodes", "check", "options")]  # type: ignore[union-attr,index,call-overload]
        assert labels == ["It works", "It stays dark", "Did that before"]


async def test_r_lists_who_links_here(lamp: Path) -> None:
    """Enter goes to the link itself."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        await editor.press("r", "down", "enter")
        assert editor.document.node == "which"
        field = editor.form.field
        assert field is not None
        assert field.path == ("else",)


async def test_a_key_that_cannot_work_says_why(lamp: Path) -> None:
    """Nothing is silent."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("end_sent")
        await editor.press("a")
        assert "outcome" in editor.hint
        await editor.press("o")
        assert "nothing comes after this outcome" in editor.hint
        await editor.press("x")
        assert editor.hint == "'x' does nothing here; ? shows the keys"
        await editor.press("f11")
        assert editor.hint == "'F11' does nothing here; ? shows the keys"
        await editor.press("enter", "f4")
        assert "no list here" in editor.hint
        assert "F4" not in editor.text.splitlines()[-2]
        await editor.press("f11")
        assert editor.hint == "'F11' does nothing here; F1 shows the keys"
        await editor.press("shift+tab")
        assert "F4 Choose" in editor.text


async def test_not_reachable_nodes_stand_at_the_end(lamp: Path) -> None:
    """With their number, under a heading of their own."""
    async with editing(lamp, tree="lamp") as editor:
        assert "Not reachable (1)" in editor.text
        assert "Any time (1)" in editor.text


async def test_the_first_text_written_covers_no_other_line(lamp: Path) -> None:
    """The editor of an empty text is one line tall, also when it is the first that was ever opened."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.go_to("electrician")
        await editor.press("o", "enter")
        await editor.write("One moment")
        assert editor.form.stack.prose_editor.size.height == 1
        assert re.search(r"│ goes to +Somebody comes", editor.text)
        assert "+ add a field …" in editor.text


async def test_another_kind_that_holds_everything_is_not_asked_about(lamp: Path) -> None:
    """A step's way on becomes the way on of a form; nothing is lost, nothing is asked."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("electrician", ("#kind",))
        await editor.pilot.pause()
        await editor.press("f4")
        await editor.write("branch")
        await editor.press("enter")
        assert editor.raw("nodes", "electrician", "else") == "end_sent"
        assert editor.raw("nodes", "electrician", "say") == "I am sending somebody."
