"""The form and the document: what is typed, chosen, refused, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.model import SetField
from decisiontree.tui.node_card import ID


async def test_typing_in_a_field_changes_the_tree_at_once(lamp: Path) -> None:
    """Each key is in the document before the next one; nothing has to be confirmed."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("s")
        assert editor.raw("nodes", "check", "title") == "The sockets"
        await editor.write("!")
        assert editor.raw("nodes", "check", "title") == "The sockets!"


async def test_one_visit_of_a_field_is_one_step_to_undo(lamp: Path) -> None:
    """Undo takes back all that was typed in the field, says so, and redo brings it back."""
    async with editing(lamp, tree="lamp") as editor:
        before = editor.raw("nodes", "check", "ask")
        await editor.press("enter")
        await editor.write(" Really")
        await editor.press("tab")
        await editor.write("abc")
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "say") == "{greeting} Could you try another lamp?"
        assert editor.raw("nodes", "check", "ask") == f"{before} Really"
        assert "Undid: say of 'check'" in editor.text
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", "ask") == before
        assert not editor.workspace.dirty
        await editor.press("ctrl+y")
        assert editor.raw("nodes", "check", "ask") == f"{before} Really"


async def test_undo_puts_the_old_text_into_the_field_being_edited(lamp: Path) -> None:
    """What is seen in the editor is what the document holds."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write(" now")
        await editor.press("ctrl+z")
        assert editor.form.stack.written == "The socket"


async def test_only_the_edited_line_changes_in_the_file(lamp: Path) -> None:
    """Comments, quotes and blank lines are as they were."""
    before = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("s")
        await editor.press("ctrl+s")
        assert "saved" in editor.hint
    after = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    assert after == before.replace("title: The socket\n", "title: The sockets\n")


async def test_a_field_left_empty_is_taken_away(lamp: Path) -> None:
    """An optional text does not stay behind as an empty one."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.press("ctrl+u", "tab")
        assert editor.raw("nodes", "check", "title") is None


@pytest.mark.parametrize("field", ["title", "note"])
async def test_ctrl_u_clears_a_whole_field(lamp: Path, field: str) -> None:
    """Wherever the cursor is, in a line and in a text of several lines, and one undo brings all of it back."""
    words = "some words that take " * 9
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        editor.context.apply(SetField("check", (field,), words))
        editor.form.edit_path((field,))
        await editor.press("end", "left", "left", "ctrl+u")
        assert editor.form.stack.written == ""
        await editor.press("escape")
        assert editor.raw("nodes", "check", field) is None
        await editor.press("ctrl+z")
        assert editor.raw("nodes", "check", field) == words


async def test_the_key_that_removes_an_item_is_told_only_in_an_item(lamp: Path) -> None:
    """The hints of a label of an option have it, those of the node's own texts do not."""
    async with editing(lamp, tree="lamp", size=(120, 40)) as editor:
        editor.form.edit_path(("options", 0, "label"))
        await editor.pilot.pause()
        assert "^D Remove" in editor.text
        editor.form.edit_path(("title",))
        await editor.pilot.pause()
        assert "^D Remove" not in editor.text


async def test_a_new_text_in_an_empty_field_makes_the_field(lamp: Path) -> None:
    """The note of a node without one is written when something is typed."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        editor.form.edit_path(("note",))
        await editor.pilot.pause()
        await editor.write("call back")
        assert editor.raw("nodes", "electrician", "note") == "call back"


async def test_renaming_a_node_takes_every_link_along(lamp: Path) -> None:
    """The id is taken over when its field is left, not letter by letter."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        editor.form.edit_path(ID)
        await editor.pilot.pause()
        await editor.press("ctrl+u")
        await editor.write("visit")
        assert "electrician" in editor.document.tree.nodes
        await editor.press("enter")
        assert "electrician" not in editor.document.tree.nodes
        assert editor.raw("nodes", "check", "options", 1, "to") == "visit"
        assert editor.raw("nodes", "which", "else") == "visit"
        assert editor.document.node == "visit"


async def test_a_refused_edit_says_why_and_keeps_what_was_typed(lamp: Path) -> None:
    """An id that another node has is refused at the field."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("electrician")
        editor.form.edit_path(ID)
        await editor.pilot.pause()
        await editor.press("ctrl+u")
        await editor.write("details")
        await editor.press("ctrl+s")
        assert "electrician" in editor.document.tree.nodes
        assert "not applied" in editor.text
        assert editor.form.stack.written == "details"


async def test_a_link_is_chosen_by_a_few_letters(lamp: Path) -> None:
    """Typing filters, Enter takes the first hit."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "to"))
        await editor.pilot.pause()
        await editor.write("sending")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "to") == "electrician"


async def test_leaving_a_link_untouched_changes_nothing(lamp: Path) -> None:
    """Tab through a form of links is harmless, with the list open or not; Escape closes the list alone."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "to"))
        await editor.pilot.pause()
        await editor.press("f4", "tab", "tab", "f4", "down", "escape", "tab", "tab")
        assert not editor.workspace.dirty


async def test_a_list_that_was_only_looked_at_picks_nothing(lamp: Path) -> None:
    """Tab picks what letters or arrows have chosen, and nothing else."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("a")
        await editor.write("Smoke")
        await editor.press("tab", "f4", "tab")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "Smoke"}
        await editor.press("shift+tab", "f4", "down", "down", "down", "tab")
        assert editor.raw("nodes", "check", "options", 3) == {"label": "Smoke", "to": "check"}


async def test_a_node_is_created_only_by_its_own_row(lamp: Path) -> None:
    """The row names the words and the kind; the words are what the node asks; one undo takes node and link back."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 2, "to"))
        await editor.pilot.pause()
        await editor.write("new socket?")
        assert "+ create question 'new socket?'" in editor.text
        await editor.press("enter")
        assert editor.raw("nodes", "new_socket") == {"ask": "new socket?", "options": [{"label": ""}]}
        assert editor.raw("nodes", "check", "options", 2, "to") == "new_socket"
        await editor.press("ctrl+z")
        assert "new_socket" not in editor.document.tree.nodes
        assert editor.raw("nodes", "check", "options", 2, "to") == "details"


async def test_a_choice_shows_what_may_be_chosen(lamp: Path) -> None:
    """The resolutions of an outcome, filtered by letters."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("end_sent", ("resolution",))
        await editor.pilot.pause()
        await editor.press("f4")
        assert "abandoned" in editor.text
        await editor.write("info")
        await editor.press("enter")
        assert editor.raw("nodes", "end_sent", "resolution") == "informed"


async def test_the_kind_of_a_node_can_be_changed_and_keeps_its_way(lamp: Path) -> None:
    """A step that becomes a question keeps its words and leads where it led."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("electrician", ("#kind",))
        await editor.pilot.pause()
        await editor.write("question")
        await editor.press("enter")
        raw = editor.raw("nodes", "electrician")
        assert isinstance(raw, dict)
        assert raw["options"] == [{"label": "", "to": "end_sent"}]
        assert raw["say"] == "I am sending somebody."
        assert str(editor.form.border_subtitle).startswith("Asks something")


async def test_what_an_option_can_hold_more_is_offered_in_it(lamp: Path) -> None:
    """The row under the option being edited adds a condition."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "label"))
        await editor.pilot.pause()
        assert "+ id, only when" in editor.text
        editor.form.edit(
            next(i for i, f in enumerate(editor.form.stack.card.fields) if f.path == ("options", 0, "+"))
        )
        await editor.press("enter")
        await editor.write("only")
        await editor.press("enter")
        await editor.write("tier == gold")
        assert editor.raw("nodes", "check", "options", 0, "when") == "tier == gold"


async def test_a_bad_condition_is_said_at_its_field_while_typing(lamp: Path) -> None:
    """The finding stands below the field and in the findings; typing is never stopped."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("which", ("cases", 0, "when"))
        await editor.pilot.pause()
        await editor.write(" and nonsense")
        assert editor.raw("nodes", "which", "cases", 0, "when") == "tier == gold and nonsense"
        assert any(finding.place.node == "which" for finding in editor.workspace.diagnostics)
        assert "unknown-fact" in editor.text


async def test_the_head_of_the_tree_is_edited_like_a_node(lamp: Path) -> None:
    """Title, start and facts; the file's head changes."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("check")
        await editor.press("home", "enter")
        await editor.write("!")
        assert editor.raw("title") == "A lamp does not work!"
        editor.form.edit_path(("start",))
        await editor.pilot.pause()
        await editor.write("details")
        await editor.press("enter")
        assert editor.raw("start") == "details"
        editor.form.edit_path(("facts", "amount", "label"))
        await editor.pilot.pause()
        await editor.write("!")
        assert editor.raw("facts", "amount", "label") == "Amount owed!"


async def test_items_of_a_list_are_added_and_taken_away(lamp: Path) -> None:
    """A form collects one fact more, and less again."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go("details")
        editor.form.edit(
            next(i for i, f in enumerate(editor.form.stack.card.fields) if f.path == ("collect", "+"))
        )
        await editor.press("enter")
        await editor.write("tier")
        await editor.press("enter")
        assert editor.raw("nodes", "details", "collect") == ["amount", "tier"]
        await editor.press("up", "ctrl+d")
        assert editor.raw("nodes", "details", "collect") == ["amount"]


async def test_an_edit_of_a_large_tree_is_made_when_the_author_pauses_or_leaves(lamp: Path) -> None:
    """Where a change costs much, the text is taken over at the next step at the latest."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        editor.context.last_cost = 60.0
        await editor.write("xyz")
        assert editor.raw("nodes", "check", "title") == "The socket"
        await editor.press("ctrl+s")
        assert editor.raw("nodes", "check", "title") == "The socketxyz"
        assert not editor.workspace.dirty


async def test_a_text_gets_no_quotes_for_what_it_was_while_being_typed(lamp: Path) -> None:
    """A space at the end needs quotes until the next word is there; the file keeps its plain style."""
    before = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write(" or: not")
        await editor.press(
            "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace"
        )
        await editor.write("r plug")
        await editor.press("ctrl+s")
    after = (lamp / "lamp.yaml").read_text(encoding="utf-8")
    assert after == before.replace("title: The socket\n", "title: The socket r plug\n")


async def test_typing_a_text_back_to_what_it_was_leaves_nothing_to_save(lamp: Path) -> None:
    """Nor to undo."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("x")
        assert editor.workspace.dirty
        await editor.press("backspace")
        assert not editor.workspace.dirty
        assert not editor.workspace.history.done


async def test_a_node_that_cannot_be_read_is_mended_in_place(lamp: Path) -> None:
    """Its lines are a text; left again, the node has its form back."""
    file = lamp / "lamp.yaml"
    whole = file.read_text(encoding="utf-8")
    broken = whole.replace("    agreed: which", "    agreed: [which")
    file.write_text(broken, encoding="utf-8")
    async with editing(lamp, tree="lamp") as editor:
        await editor.go_to("read_back")
        assert "cannot be read" in editor.text
        await editor.press("enter")
        area = editor.form.stack.prose_editor
        area.load_text(area.text.replace("[which", "which"))
        await editor.press("space", "backspace", "escape")
        assert editor.raw("nodes", "read_back", "agreed") == "which"
        await editor.press("ctrl+s")
        assert file.read_text(encoding="utf-8") == whole


def _button(editor: Editor, *path: str | int) -> int:
    """The button that adds to a collection of the form shown."""
    fields = editor.form.stack.card.fields
    return next(index for index, field in enumerate(fields) if field.path == (*path, "+"))


async def test_a_fact_is_added_and_named(lamp: Path) -> None:
    """Its label is typed; it is in the file under a name made from that, after the others."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go(None)
        editor.form.edit(_button(editor, "facts"))
        await editor.write("Room")
        await editor.press("enter")
        facts = editor.raw("facts")
        assert isinstance(facts, dict)
        assert list(facts) == ["amount", "tier", "room"]
        assert editor.document.tree.facts["room"].type == "text"


async def test_a_value_of_a_choice_is_added_and_named(lamp: Path) -> None:
    """As a name and the words for it."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go(None)
        editor.form.edit(_button(editor, "facts", "tier", "values"))
        await editor.press("enter", "ctrl+u")
        await editor.write("silver")
        await editor.press("tab")
        editor.form.edit_path(("facts", "tier", "values", "silver", "silver"))
        editor.form.action_next_field(1)
        await editor.write("Silver")
        assert editor.raw("facts", "tier", "values") == {"plain": "Plain", "gold": "Gold", "silver": "Silver"}


async def test_a_way_back_of_another_tree_is_added(lamp: Path) -> None:
    """Its outcomes are offered by name."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("other", ("returns",))
        editor.form.edit(_button(editor, "returns"))
        await editor.press("enter")
        await editor.write("end_sent")
        await editor.press("enter")
        assert editor.raw("nodes", "other", "returns", "end_sent") == ""


async def test_an_option_sets_a_fact_to_a_value_it_can_have(lamp: Path) -> None:
    """The first of its choices, and the list of them is one key away."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "label"))
        await editor.pilot.pause()
        editor.form.edit(_button(editor, "options", 0))
        await editor.press("enter")
        await editor.write("sets tier")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "set") == {"tier": "plain"}
        await editor.write("gold")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "set") == {"tier": "gold"}


async def test_a_fact_whose_value_is_typed_is_set_to_what_is_typed(lamp: Path) -> None:
    """Nothing has to be deleted first; until then the finding at the field says what is expected."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.edit("check", ("options", 0, "label"))
        await editor.pilot.pause()
        editor.form.edit(_button(editor, "options", 0))
        await editor.press("enter")
        await editor.write("sets amount")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "set") == {"amount": ""}
        assert any("'set' has no value" in each.message for each in editor.workspace.diagnostics)
        await editor.write("12")
        assert editor.raw("nodes", "check", "options", 0, "set") == {"amount": "12"}


async def test_an_option_and_a_step_forget_facts(lamp: Path) -> None:
    """Picked by name, each fact once; the last one can be taken away again."""
    async with editing(lamp, tree="lamp") as editor:
        for fact in ("tier", "amount"):
            editor.context.edit("check", ("options", 0, "label"))
            await editor.pilot.pause()
            editor.form.edit(_button(editor, "options", 0))
            await editor.press("enter")
            await editor.write(f"forgets {fact}")
            await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "forget") == ["tier", "amount"]
        editor.context.edit("check", ("options", 0, "forget", 1))
        await editor.press("f4")
        await editor.write("nothing")
        await editor.press("enter")
        assert editor.raw("nodes", "check", "options", 0, "forget") == ["tier"]

        editor.context.go("electrician")
        editor.form.edit(_button(editor))
        await editor.press("enter")
        await editor.write("forgets")
        await editor.press("enter", "enter")
        await editor.write("amount")
        await editor.press("enter")
        assert editor.raw("nodes", "electrician", "forget") == ["amount"]


async def test_a_second_wording_makes_a_list_of_the_first(lamp: Path) -> None:
    """And the cursor is in the new one."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go("electrician")
        editor.form.edit(_button(editor))
        await editor.press("enter")
        await editor.write("another wording")
        await editor.press("enter")
        await editor.write("Somebody comes.")
        assert editor.raw("nodes", "electrician", "say") == ["I am sending somebody.", "Somebody comes."]


async def test_a_field_that_is_a_list_can_be_added(lamp: Path) -> None:
    """Tags, of a node that has none."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.go("electrician")
        editor.form.edit(_button(editor))
        await editor.press("enter")
        await editor.write("tags")
        await editor.press("enter", "enter")
        await editor.write("visit")
        assert editor.raw("nodes", "electrician", "tags") == ["visit"]


async def test_a_text_taller_than_the_pane_shows_its_cursor(lamp: Path) -> None:
    """It scrolls in its editor."""
    async with editing(lamp, tree="lamp", size=(80, 24)) as editor:
        editor.context.apply(
            SetField("electrician", ("note",), "\n".join(f"line {number}" for number in range(60)))
        )
        editor.context.edit("electrician", ("note",))
        await editor.write(" is the last")
        assert "line 59 is the last" in editor.text
        await editor.press(*["pageup"] * 12)
        assert "line 0" in editor.text


async def test_a_text_gets_a_condition_and_loses_it_again(lamp: Path) -> None:
    """A single text becomes a list of one with a condition; without it, the entry is a word again."""
    async with editing(lamp, tree="lamp") as editor:
        before = "Look it up."
        editor.context.apply(SetField("electrician", ("note",), before))
        editor.context.go("electrician")
        await editor.press("enter")
        fields = [each.path for each in editor.form.stack.card.fields]
        editor.form.edit(fields.index(("+",)))
        await editor.press("enter")
        await editor.write("condition for note")
        await editor.press("enter")
        await editor.write("role is known")
        assert editor.raw("nodes", "electrician", "note") == [{"text": before, "when": "role is known"}]
        assert "only when" in editor.text
        editor.form.edit_path(("note", 0, "when"))
        await editor.press("ctrl+u")
        await editor.press("tab")
        assert editor.raw("nodes", "electrician", "note") == [before]
