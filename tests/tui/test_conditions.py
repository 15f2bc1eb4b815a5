"""The condition builder on the screen: rows, steps, the text by hand, and the field that it was opened from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.screens.condition import ConditionScreen
from decisiontree.tui.screens.help import HelpScreen

TREE = """\
format: 1
title: Clinic
start: details
facts:
  age: {type: integer, label: Age, min: 0, max: 120}
  plan: {type: choice, label: Plan, values: {basic: Basic, silver: Silver, gold: Gold}}
  reported_before: {type: boolean, label: Reported before}
  bought: {type: date, label: Bought on}
nodes:
  details:
    collect: [age, plan, reported_before, bought]
    to: which
  which:
    cases:
      # adults only
      - {when: age >= 18, to: end_a}  # the law
      - {when: "", to: end_b}
    else: end_b
  end_a: {outcome: Served, resolution: resolved}
  end_b: {outcome: Not served, resolution: resolved}
"""


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch with a condition, and one that is still to be written."""
    monkeypatch.chdir(tmp_path)
    file = Path("clinic.yaml")
    file.write_text(TREE, encoding="utf-8")
    return file


def _when(editor: Editor, case: int = 0) -> object:
    return editor.raw("nodes", "which", "cases", case, "when")


def _is_listed(editor: Editor) -> bool:
    """Whether the live list of the form is open."""
    return editor.form.stack.choices.display


async def _build(editor: Editor, case: int = 0) -> ConditionScreen:
    """Open the builder for a case's condition."""
    await editor.go_to("which")
    editor.context.edit("which", ("cases", case, "when"))
    await editor.press("f4")
    screen = editor.app.screen
    assert isinstance(screen, ConditionScreen)
    return screen


async def test_a_condition_is_built_by_typing_a_few_letters(clinic: Path) -> None:
    """Fact, question, value; each row is in the tree once it is made, and comments beside it stay."""
    async with editing(clinic, tree="clinic") as editor:
        await _build(editor)
        await editor.press("a")
        await editor.write("pl")
        await editor.press("enter")
        await editor.write("one of")
        await editor.press("enter")
        for letters in ("gold", "silv"):
            await editor.write(letters)
            await editor.press("enter")
        assert _when(editor) == "age >= 18"
        await editor.press("enter")
        assert _when(editor) == "age >= 18 and plan in {silver, gold}"
        assert "# adults only" in editor.document.source.text
        assert "# the law" in editor.document.source.text
        await editor.press("o")
        await editor.write("rep")
        await editor.press("enter", "enter", "escape")
        assert _when(editor) == "age >= 18 and (plan in {silver, gold} or reported_before)"
        assert editor.form.stack.written == _when(editor)
        await editor.press("ctrl+z")
        assert _when(editor) == "age >= 18"


async def test_an_empty_condition_begins_with_the_list_of_facts(clinic: Path) -> None:
    """Enter in the empty field opens it; Escape leaves at once, and then nothing is written."""
    async with editing(clinic, tree="clinic") as editor:
        await editor.go_to("which")
        editor.context.edit("which", ("cases", 1, "when"))
        await editor.press("enter")
        assert "Which fact?" in editor.text
        assert "Reported before" in editor.text
        await editor.press("escape")
        assert not isinstance(editor.app.screen, ConditionScreen)
        assert not editor.workspace.dirty
        await editor.press("enter")
        await editor.write("bou")
        await editor.press("enter")
        await editor.write("last")
        await editor.press("enter")
        await editor.write("30")
        await editor.press("enter")
        assert _when(editor, 1) == "bought in [today - 30 days .. today]"


async def test_rows_are_changed_and_undone(clinic: Path) -> None:
    """Enter begins with what the row asks; n turns it, d deletes it, Ctrl+Z takes back one change after the other."""
    async with editing(clinic, tree="clinic") as editor:
        await _build(editor)
        await editor.press("n")
        assert _when(editor) == "age < 18"
        await editor.press("enter", "enter")
        await editor.write("21")
        await editor.press("enter")
        assert _when(editor) == "age < 21"
        await editor.press("d")
        assert _when(editor) == ""
        await editor.press("ctrl+z")
        assert _when(editor) == "age < 21"
        await editor.press("ctrl+z", "ctrl+z")
        assert _when(editor) == "age >= 18"
        await editor.press("ctrl+z")
        assert "nothing to undo here" in editor.text


async def test_the_text_is_written_by_hand_at_any_point(clinic: Path) -> None:
    """Rows follow the text; where it is not understood, the parser says so, its row is marked, and F7 writes what is meant."""
    async with editing(clinic, tree="clinic") as editor:
        screen = await _build(editor)
        await editor.press("tab")
        await editor.write(" and plan = gold and age in (3 .. 40]")
        await editor.pilot.pause(0.2)
        assert _when(editor) == "age >= 18 and plan = gold and age in (3 .. 40]"
        assert [row.phrase or row.label for row in screen.rows.rows[:3]] == [
            "is at least 18",
            "plan = gold",
            "age in (3 .. 40]",
        ]
        assert "● not understood at '=': write '==' instead of '='" in editor.text
        await editor.press("f7")
        assert _when(editor) == "age >= 18 and plan == gold and age in (3 .. 40]"
        assert "True for: Age 18, Plan Gold" in editor.text
        await editor.press("tab", "end", "up", "up", "enter")
        assert screen.focused is screen.text
        await editor.press("escape")
        assert _when(editor) == "age >= 18 and plan == gold and age in (3 .. 40]"


async def test_the_mouse_does_the_same(clinic: Path) -> None:
    """A click on the field that is edited opens the builder, one on a row's + adds one, one on a choice takes it."""
    async with editing(clinic, tree="clinic", size=(100, 40)) as editor:
        screen = await _build(editor)
        await editor.pilot.click(screen.rows, offset=(4, 1))
        await editor.pilot.pause()
        assert "Which fact?" in editor.text
        for at in (1, 0):
            await editor.pilot.click(screen.steps.choices, offset=(3, at))
            await editor.pilot.pause()
        await editor.write("gold")
        await editor.pilot.click(screen.steps.choices, offset=(3, 0))
        await editor.pilot.pause()
        assert _when(editor) == "age >= 18 and plan == gold"


async def test_help_shows_the_grammar_with_facts_of_the_tree(clinic: Path) -> None:
    """In the builder and in the field."""
    async with editing(clinic, tree="clinic", size=(100, 60)) as editor:
        await _build(editor)
        await editor.press("f1")
        assert isinstance(editor.app.screen, HelpScreen)
        assert "plan in {basic, silver}" in editor.text
        await editor.press("escape", "escape")
        await editor.press("f1")
        await editor.pilot.pause()
        assert isinstance(editor.app.screen, HelpScreen)
        assert "Plan is one of Basic or" in editor.text


async def test_the_hint_of_the_field_opens_the_builder_and_a_button_without_a_list_adds(clinic: Path) -> None:
    """F4 is told where it does something; on a button that has no list it does what Enter does."""
    async with editing(clinic, tree="clinic") as editor:
        await editor.go_to("which")
        editor.context.edit("which", ("cases", 0, "when"))
        await editor.pilot.pause()
        assert "F4 Build" in editor.text
        fields = editor.form.stack.card.fields
        editor.form.edit(next(at for at, each in enumerate(fields) if each.label == "+ add a case"))
        await editor.pilot.pause()
        assert "+ add a case ▾" not in editor.text
        await editor.press("f4")
        assert len(editor.raw("nodes", "which", "cases") or ()) == 3


async def test_a_condition_that_need_not_be_there_is_taken_away_when_it_is_emptied(tmp_path: Path) -> None:
    """Its last row is deleted, the builder is left, and the field is no longer in the file."""
    file = tmp_path / "t.yaml"
    file.write_text(TREE.replace("bought]", "{fact: bought, when: age >= 18}]"), encoding="utf-8")
    async with editing(file, tree="t") as editor:
        await editor.go_to("details")
        editor.context.edit("details", ("collect", 3, "when"))
        await editor.press("f4", "d", "escape")
        await editor.press("escape")
        assert "age >= 18" not in editor.document.source.text.partition("which:")[0]
        assert "when" not in editor.document.source.text.partition("which:")[0]


async def test_a_condition_is_completed_while_it_is_typed(clinic: Path) -> None:
    """Facts by their label, what can be asked in words, values; a complete word opens no list, and Tab takes nothing."""
    async with editing(clinic, tree="clinic") as editor:
        await editor.go_to("which")
        editor.context.edit("which", ("cases", 1, "when"))
        for letters in ("rep", "no", " and pl", "one of", "go", ", silv"):
            await editor.write(letters)
            assert _is_listed(editor), letters
            await editor.press("enter")
        assert _when(editor, 1) == "not reported_before and plan in {gold, silver}"
        assert not _is_listed(editor)
        await editor.press("end")
        await editor.write(" and ag")
        assert _is_listed(editor)
        await editor.press("tab")
        assert _when(editor, 1) == "not reported_before and plan in {gold, silver} and ag"


async def test_a_condition_typed_in_words_is_written_as_one(clinic: Path) -> None:
    """When the field is left; it is said what was written, and undo takes all of it back."""
    async with editing(clinic, tree="clinic") as editor:
        await editor.go_to("which")
        editor.context.edit("which", ("cases", 1, "when"))
        await editor.write("reported before is yes and age is at least 18")
        await editor.press("tab")
        assert _when(editor, 1) == "reported_before and age >= 18"
        assert editor.hint == "written as 'reported_before and age >= 18'; Ctrl+Z undoes it"
        await editor.press("ctrl+z")
        assert _when(editor, 1) == ""


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=str)
async def test_the_builder_looks_as_it_did(
    clinic: Path, size: tuple[int, int], golden: Callable[[Path, str], None]
) -> None:
    """Text, rows in words, a step, and values for which the condition is true and false."""
    async with editing(clinic, tree="clinic", size=size) as editor:
        screen = await _build(editor)
        await editor.press("o")
        await editor.write("plan")
        await editor.press("enter", "enter", "enter", "a")
        x, y, width, height = screen.box.region
        rows = [line[x : x + width].rstrip() for line in editor.text.splitlines()[y : y + height]]
        golden(
            Path(__file__).parent / "golden" / f"condition-{size[0]}x{size[1]}.txt", "\n".join(rows) + "\n"
        )


async def test_the_builder_shows_what_is_wrong_with_the_logic_of_the_row(tmp_path: Path) -> None:
    """Also what is placed at the option, such as a fact that nothing has asked for yet."""
    file = tmp_path / "t.yaml"
    options = "[{label: One, when: age >= 18, to: end_a}, {label: Two, to: end_b}]"
    question = f"nodes:\n  start: {{ask: Which?, options: {options}}}\n"
    file.write_text(
        TREE.replace("start: details", "start: start").replace("nodes:\n", question), encoding="utf-8"
    )
    async with editing(file, tree="t") as editor:
        editor.context.edit("start", ("options", 0, "when"))
        await editor.press("f4")
        assert "'start' needs 'age' before it has a value" in editor.text
