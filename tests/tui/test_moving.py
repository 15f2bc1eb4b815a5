"""Getting about: outline, links, findings, find, palette, mouse, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from tui_editor import Editor, editing

from decisiontree.model import AddNode, SetField
from decisiontree.tui.commands.tables import COMMANDS, TABLES
from decisiontree.tui.hints import TREE_HINTS, help_pages, keys_of
from decisiontree.tui.library_document import LibraryDocument
from decisiontree.tui.node_card import ID
from decisiontree.tui.outline_rows import Shape
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.tree_document import TreeDocument
from decisiontree.tui.widgets.field_editors import LineEditor, ProseEditor


async def test_the_form_follows_the_cursor_of_the_outline(lamp: Path) -> None:
    """Also on a link row, which shows the node it leads to."""
    async with editing(lamp, tree="lamp") as editor:
        assert editor.document.node == "check"
        await editor.press("down")
        assert editor.document.node == "details"
        assert editor.form.stack.card.node == "details"
        assert "collects  • Amount owed  money" in editor.text


async def test_right_on_a_link_goes_to_the_home_and_back_returns(lamp: Path) -> None:
    """The jump list remembers where the author came from."""
    async with editing(lamp, tree="lamp") as editor:
        outline = editor.main.panes.outline
        outline.cursor = next(
            i for i, row in enumerate(outline.rows) if row.shape is Shape.LINK and row.node == "end_paid"
        )
        await editor.pilot.pause()
        await editor.press("right")
        assert outline.row.shape is Shape.HOME
        assert outline.row.node == "end_paid"
        await editor.go_to("check")
        await editor.press("left_square_bracket")
        assert editor.document.node == "end_paid"


async def test_escape_leads_one_step_back_and_never_quits(lamp: Path) -> None:
    """From a list to its field, from the field to the outline, and there it stays."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "to"))
        await editor.press("f4")
        assert _lists(editor)
        await editor.press("escape")
        assert not _lists(editor)
        assert editor.form.stack.active is not None
        await editor.press("escape")
        assert editor.main.focused is editor.main.panes.outline
        await editor.press("escape", "escape")
        assert editor.app.is_running
        assert "Ctrl+Q quits" in editor.hint


async def test_a_finding_leads_to_its_node_and_field(lamp: Path) -> None:
    """F8 goes to the next one; the cursor is in the field it is about."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "nowhere"))
        await editor.press("f8")
        assert editor.document.node == "check"
        field = editor.form.field
        assert field is not None
        assert field.path == ("options", 1, "to")
        assert "which does not exist" in editor.hint


async def test_f8_tells_the_whole_message_and_f7_mends(lamp: Path) -> None:
    """Also at 80 columns, where the message takes more than one line."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "electrican"))
        await editor.press("f8")
        assert "did you mean 'electrician'?" in _said(editor)
        assert "F7: " in _said(editor)
        await editor.press("left")
        assert "F7 Fix" in editor.text
        await editor.press("f7")
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrician"
        assert "fixed: " in editor.hint


async def test_the_chosen_finding_is_readable_whole_and_a_number_mends_it(lamp: Path) -> None:
    """At 80 columns; a number without a fix says so."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "electrican"))
        await editor.press("3")
        finding = editor.main.panes.findings.finding
        assert finding is not None
        shown = " ".join(editor.text.replace("│", " ").split())
        assert f"{finding.message} 1 {finding.fixes[0].title}" in shown
        await editor.press("3")
        assert len(finding.fixes) > 2 or "no fix 3" in editor.hint
        await editor.press("1")
        assert editor.raw("nodes", "check", "options", 1, "to") == "electrician"


async def test_find_goes_through_every_text(lamp: Path) -> None:
    """`/` finds, Enter goes to the text, n goes on."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("slash")
        await editor.write("lamp")
        assert "Does another lamp" in editor.text
        await editor.press("down", "enter")
        assert editor.document.node is None or editor.document.node == "check"
        await editor.press("escape", "n")
        assert "of" in editor.hint


async def test_following_the_hint_of_find_changes_no_text(lamp: Path) -> None:
    """After Enter the outline has the focus: n and N go on, Enter edits the text that was found."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("slash")
        await editor.write("lamp")
        await editor.press("down", "enter")
        assert editor.hint.startswith("2 of")
        await editor.press("n", "N", "n", "N")
        assert not editor.workspace.dirty
        assert editor.hint.startswith("2 of")
        node, path = editor.context.found.places[1]
        await editor.press("enter")
        field = editor.form.field
        assert (editor.document.node, field and field.path) == (node, path)


async def test_the_palette_finds_nodes_and_commands(lamp: Path) -> None:
    """A node is gone to; a command does what its key does."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("ctrl+p")
        await editor.write("electr")
        await editor.press("enter")
        assert editor.document.node == "electrician"
        await editor.press("colon")
        await editor.write(">what links")
        await editor.press("enter")
        assert "Links to 'I am sending somebody.'" in editor.text


async def test_every_binding_has_an_id_words_and_a_place_in_the_palette(lamp: Path) -> None:
    """So that it can be found, told and moved to another key; no key is bound twice."""
    bindings = [binding for binding in EditorScreen.BINDINGS if not isinstance(binding, tuple)]
    keys = [key for binding in bindings for key in binding.key.split(",")]
    assert all(binding.id and binding.description for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)
    assert len(set(keys)) == len(keys)
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("ctrl+p")
        await editor.write(">")
        hits = editor.app.screen.query_one("Choices").hits  # type: ignore[attr-defined]
        assert {hit.name for hit in hits} >= {
            "Save",
            "Undo",
            "Delete this node or link",
            "Play from here",
            "Quit",
        }


def test_no_text_field_keeps_a_key_of_the_screen_for_itself() -> None:
    """Undo and redo overtake; what edits a text (Enter, Del) is the field's; the rest goes to the screen."""
    kept = [
        (editor.__name__, key)
        for editor in (LineEditor, ProseEditor)
        for binding in EditorScreen.BINDINGS
        if isinstance(binding, Binding) and not binding.priority
        for key in binding.key.split(",")
        for own in editor._merged_bindings.key_to_bindings.get(key, [])  # type: ignore[union-attr]
        if not own.action.startswith("screen.")
    ]
    assert kept == [("LineEditor", "enter"), ("LineEditor", "delete"), ("ProseEditor", "delete")]


async def test_ctrl_and_the_arrows_go_from_option_to_option(lamp: Path) -> None:
    """From any field of one."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "to"))
        await editor.press("ctrl+down")
        assert editor.form.field is not None
        assert editor.form.field.path == ("options", 1, "label")
        await editor.press("ctrl+up")
        assert editor.form.field.path == ("options", 0, "label")


async def test_a_click_selects_and_a_double_click_edits(lamp: Path) -> None:
    """The mouse does what the keys do; a click on the fold sign folds."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.pilot.click("#outline", offset=(8, 3))
        await editor.pilot.pause()
        assert editor.document.node == "details"
        await editor.pilot.click("#outline", offset=(8, 3), times=2)
        await editor.pilot.pause()
        assert editor.form.stack.active is not None
        rows = len(editor.main.panes.outline.rows)
        await editor.pilot.click("#outline", offset=(1, 2))
        await editor.pilot.pause()
        assert len(editor.main.panes.outline.rows) < rows


async def test_a_click_on_a_field_edits_it(lamp: Path) -> None:
    """The field under the mouse, not the first one."""
    async with editing(lamp, tree="lamp") as editor:
        pane = editor.form
        box = pane.stack.lines.layout_shown.boxes[2]
        await editor.pilot.click(pane.stack.lines, offset=(box.x + 1, box.y))
        await editor.pilot.pause()
        assert pane.stack.active == 2
        await editor.write("x")
        assert "x" in str(editor.raw("nodes", "check", "say"))


async def test_a_click_on_a_hint_does_what_its_key_does(lamp: Path) -> None:
    """The line of hints is a row of buttons as well."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.pilot.click("HintBar", offset=(3, 0))
        await editor.pilot.pause()
        assert editor.form.stack.active is not None


async def test_help_shows_first_what_can_be_done_and_leaves_out_no_key(lamp: Path) -> None:
    """On the smallest screen too; every key with words stands on exactly one page."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        await editor.press("question_mark")
        assert "a               Add an option" in editor.text
        tree, library = TABLES[TreeDocument], TABLES[LibraryDocument]
        keys = keys_of(COMMANDS)
        told = [said for section in help_pages(tree, None) for _, said in section.keys]
        assert all(told.count(said) == 1 for _, said, _ in keys)
        shared = [said for section in help_pages(library, None) for _, said in section.keys]
        assert "Duplicate this node" in told
        assert "Duplicate this node" not in shared


async def test_help_tells_the_keys_of_the_pane(lamp: Path) -> None:
    """And about the field being edited what it is for."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("question_mark")
        assert "The outline" in editor.text
        await editor.press("escape", "enter", "f1")
        assert "This field: question" in editor.text


async def test_help_in_the_findings_explains_the_rule(lamp: Path) -> None:
    """Of the finding under the cursor: what it is about, why, and what to do."""
    async with editing(lamp, tree="lamp", size=(80, 24), rules=frozenset({"dangling-link"})) as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "electrican"))
        await editor.press("3")
        await editor.press("f1")
        assert "The rule dangling-link" in editor.text
        assert "Why: " in editor.text


async def test_a_tiny_terminal_shows_one_pane_at_a_time(lamp: Path) -> None:
    """Below 60 columns the pane with the focus has the room."""
    async with editing(lamp, tree="lamp", size=(50, 15)) as editor:
        assert "1 Outline" in editor.text
        assert "2 Node" not in editor.text
        await editor.press("enter")
        assert "2 Node" in editor.text
        assert "1 Outline" not in editor.text
        await editor.press("escape", "3")
        assert "3 Findings" in editor.text


async def test_the_preview_shows_what_a_rep_meets(lamp: Path) -> None:
    """From 140 columns on, with snippets and facts in plain words."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("read_back")
        await editor.pilot.pause(0.1)
        assert "You paid [Amount owed]" in editor.text


async def test_another_tree_of_the_library_is_opened(lamp: Path) -> None:
    """The library lists them; a filter narrows it to one."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("t", "slash")
        await editor.write("another")
        await editor.press("enter")
        assert editor.document.tree_id == "other"
        assert "other.yaml" in editor.text


async def test_a_tree_shows_what_an_edit_of_another_did_to_it(lamp: Path) -> None:
    """An outcome more in the tree that is run is one that nobody takes up here."""
    file = lamp / "lamp.yaml"
    returns = "    returns: {end_other: end_paid}\n"
    text = file.read_text(encoding="utf-8").replace(returns + "    else: electrician\n", returns)
    file.write_text(text, encoding="utf-8")
    async with editing(lamp, tree="other") as editor:
        editor.context.apply(AddNode("end_more", {"outcome": "Something else", "resolution": "informed"}))
        await editor.press("t", "slash")
        await editor.write("lamp")
        await editor.press("enter")
        assert "unhandled-return" in {found.rule for found in editor.workspace.diagnostics}


def _said(editor: Editor) -> str:
    """What stands below the panes, on one line."""
    return " ".join(editor.text.rsplit("╯", 1)[-1].split())


def _lists(editor: Editor) -> bool:
    """Whether a live list is open."""
    return bool(editor.form.stack.choices.display)


async def test_back_takes_over_the_name_that_was_typed(lamp: Path) -> None:
    """Alt+Left is a way out of a field like any other: nothing that was typed is lost."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("details")
        editor.form.edit_path(ID)
        await editor.press("x", "alt+left")
        assert "detailsx" in editor.document.tree.nodes
        assert editor.document.node == "check"


async def test_f8_on_a_missing_owner_edits_the_owner(lamp: Path) -> None:
    """The field to write is edited, not the review date that asks for it."""
    file = lamp / "lamp.yaml"
    text = file.read_text()
    file.write_text(text.replace("owner: lamp-lead", "review_by: 2099-03-01", 1), "utf-8")
    async with editing(lamp, tree="lamp") as editor:
        while "owner-missing" not in editor.hint:
            await editor.press("f8")
        assert editor.form.field is not None
        assert editor.form.field.path == ("owner",)


async def test_enter_on_a_link_edits_the_option_that_leads_there(lamp: Path) -> None:
    """In the row of a node, F2 does; the pane with the node is still one key away."""
    async with editing(lamp, tree="lamp") as editor:
        outline = editor.main.panes.outline
        await editor.go_to("check")
        link = next(at for at, row in enumerate(outline.rows) if row.label == "Did that before")
        outline.cursor = link
        await editor.press("enter")
        assert (editor.document.node, editor.path) == ("check", ("options", 2, "label"))
        await editor.press("escape")
        outline.cursor = link
        await editor.press("2")
        assert (editor.document.node, editor.path) == ("details", ("collect", 0))
        await editor.go_to("electrician")
        await editor.press("f2")
        assert (editor.document.node, editor.path) == ("check", ("options", 1, "label"))
        await editor.press("alt+left", "enter")
        assert (editor.document.node, editor.path) == ("electrician", ("say",))


@pytest.mark.parametrize("keys", ["ctrl+o", "alt+left", "ctrl+o alt+left"])
async def test_the_line_of_hints_follows_a_jump_out_of_the_form(lamp: Path, keys: str) -> None:
    """It tells the keys of the pane that has the focus then."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("check")
        await editor.go_to("electrician")
        await editor.edit("to")
        await editor.press(*keys.split())
        assert editor.app.focused is editor.main.panes.outline
        assert editor.main.panes.hint_bar.hints == TREE_HINTS
