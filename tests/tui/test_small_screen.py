"""The editor at 80 columns and less: the pane that is used gets the room, and nothing moves under the cursor."""

from __future__ import annotations

from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.model import SetField
from decisiontree.tui.headline import kind_of
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.widgets.bars import crumbs
from decisiontree.tui.widgets.choices import Choices

SMALL = (80, 24)


def _widths(editor: Editor) -> tuple[int, int, int]:
    """Of outline, form and preview; 0 for what is not shown."""
    panes = editor.main.panes
    return tuple(  # type: ignore[return-value]
        pane.size.width if pane.display and pane.size else 0
        for pane in (panes.outline, panes.form, panes.preview)
    )


async def test_the_form_has_most_of_the_width_while_it_is_edited(lamp: Path) -> None:
    """Enter goes to the main words, the outline becomes a rail and comes back with Escape."""
    async with editing(lamp, tree="lamp", size=SMALL) as editor:
        before = _widths(editor)
        assert before[0] > 36
        await editor.press("enter")
        assert editor.form.field is not None
        assert editor.form.field.path == ("ask",)
        assert _widths(editor)[0] <= 16
        assert _widths(editor)[1] > 58
        assert "│├▾ collect a" in editor.text
        await editor.press("escape")
        assert _widths(editor) == before


async def test_a_pane_has_the_whole_screen_and_gives_it_back(lamp: Path) -> None:
    """`z` in the panes, F9 also in a field; the pane that gets the focus is the one that is seen."""
    async with editing(lamp, tree="lamp", size=SMALL) as editor:
        await editor.press("z")
        assert _widths(editor) == (78, 0, 0)
        assert "3 Findings" not in editor.text
        await editor.press("enter")
        assert _widths(editor)[0] == 0
        assert _widths(editor)[1] > 70
        await editor.press("f9")
        assert "1 Outline" in editor.text
        await editor.press("f9", "escape")
        assert _widths(editor)[0] == 78
        await editor.press("escape")
        assert "2 Node" in editor.text


async def test_the_preview_takes_the_place_of_the_other_pane(lamp: Path) -> None:
    """Beside the outline without the form, beside the form without the outline; at 140 columns it can be hidden."""
    async with editing(lamp, tree="lamp", size=SMALL) as editor:
        await editor.press("v")
        assert "v Preview" in editor.text
        assert "“Hello there." in editor.text
        assert "2 Node" not in editor.text
        await editor.press("enter")
        assert "v Preview" in editor.text
        assert "1 Outline" not in editor.text
        assert "2 Node" in editor.text
        await editor.press("escape", "v")
        assert "v Preview" not in editor.text
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        assert "v Preview" in editor.text
        await editor.press("v")
        assert "v Preview" not in editor.text
        await editor.press("v")
        assert "v Preview" in editor.text


async def test_a_finding_is_shown_whole_and_the_rows_below_it_can_be_clicked(lamp: Path) -> None:
    """With its fixes, only while the list has the focus."""
    rules = frozenset({"dangling-link", "unreachable-node"})
    async with editing(lamp, tree="lamp", size=SMALL, rules=rules) as editor:
        editor.context.apply(SetField("check", ("options", 1, "to"), "electrican"))
        findings = editor.main.panes.findings
        assert "did you mean 'electrician'" not in editor.text
        await editor.press("3")
        assert "did you mean 'electrician'" in " ".join(editor.text.replace("│", " ").split())
        assert "1  go to 'electrician'" in editor.text
        second = 1 + len(findings.more)
        await editor.pilot.click(findings, offset=(4, 1 + second))
        await editor.pilot.pause()
        assert findings.cursor == 1
        assert editor.document.node == "old"
        assert not findings.more


async def test_findings_that_come_and_go_do_not_move_the_line_that_is_typed(lamp: Path) -> None:
    """Neither those of the form nor the pane of them, which takes its room when the field is left."""
    async with editing(lamp, tree="lamp", size=SMALL) as editor:
        editor.context.edit("check", ("options", 2, "label"))
        await editor.settle()
        stack = editor.form.stack
        place, height = stack.line_editor.region, editor.main.panes.findings.size.height
        await editor.press("ctrl+u")
        for letter in "So it works ":
            await editor.write(letter)
            assert stack.line_editor.region == place
            assert editor.main.panes.findings.size.height == height


async def test_the_answers_of_a_dialog_are_seen_on_a_very_small_screen(lamp: Path) -> None:
    """A long text scrolls above them, and says so."""
    async with editing(lamp, tree="lamp", size=(40, 10)) as editor:
        lines = [f"line {number}" for number in range(1, 21)]
        editor.app.push_screen(ConfirmScreen("Delete?", lines, [Reply("k", "keep"), Reply("d", "delete")]))
        await editor.pilot.pause()
        assert "k keep" in editor.text
        assert "d delete" in editor.text
        assert "PgDn reads on" in editor.text
        assert "line 20" not in editor.text
        await editor.press(*["pagedown"] * 5)
        assert "line 20" in editor.text
        assert "d delete" in editor.text


def test_the_way_keeps_its_end_and_cuts_each_step() -> None:
    """The last node as far as it fits, those before it as many as there is room for."""
    way = ("The socket", "What does the caller want to know", "Is it paid?")
    assert [crumbs(way, room) for room in (20, 40, 90)] == [
        "… › Is it paid?",
        "… › What does the cal… › Is it paid?",
        "The socket › What does the cal… › Is it paid?",
    ]


async def test_a_dialog_shows_all_words_of_the_row_under_the_cursor(lamp: Path) -> None:
    """Below its name, where its line cuts them off; the other rows keep their line, and a click finds them."""
    async with editing(lamp, tree="lamp", size=SMALL) as editor:
        await editor.go_to("check")
        await editor.press("m")
        choices = editor.app.screen.query_one(Choices)
        below = " ".join(text.strip() for line in choices.more for text, _ in line)
        assert below == choices.hits[0].words
        assert f"   {choices.more[-1][0][0].strip()} " in editor.text
        assert f"{choices.hits[1].name}  " in editor.text
        await editor.pilot.click(choices, offset=(4, 1 + len(choices.more)))
        await editor.pilot.pause()
        assert kind_of(editor.document.tree.nodes["check"]) == choices.hits[1].name
