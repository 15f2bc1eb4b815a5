"""The scenarios of a tree in the editor: a form with the answers that the tree offers, run at every change."""

from __future__ import annotations

from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.model import SetField
from decisiontree.tui.card import CardField
from decisiontree.tui.outline_cells import UNWALKED
from decisiontree.tui.scenarios import ScenariosDocument, reason_words
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.workbench import scenarios_in

SCENARIOS = """\
# calls of the lamp desk
format: 1
scenarios:
  # corrected once
  - name: Corrected once
    role: rep
    facts: {amount: [40.00, 30.00]}  # first too much
    answers: {check: it_works, read_back: [corrected, agreed]}
    given: {tier: gold}
    expect: {outcome: end_paid, grants: {refund: 30.00}}

  - name: Another lamp stays dark
    answers: {check: it_stays_dark}
    expect: {outcome: end_sent}
"""


def _scenarios(editor: Editor) -> ScenariosDocument:
    document = editor.document
    assert isinstance(document, ScenariosDocument)
    return document


async def _choose(editor: Editor, path: tuple[str | int, ...], letters: str) -> None:
    """Choose for a field of the first scenario by a few letters."""
    editor.form.edit_path(("scenarios", 0, *path))
    await editor.pilot.pause()
    field = editor.form.field
    assert field is not None
    assert field.path == ("scenarios", 0, *path)
    await editor.press("f4")
    await editor.write(letters)
    await editor.press("enter")


async def test_a_scenario_is_made_step_by_step_from_what_the_tree_offers(lamp: Path) -> None:
    """The first one makes the file; each answer brings the next question; the file reads as a person writes it."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P")
        document = _scenarios(editor)
        assert "✗ at 'The socket': the scenario" in editor.text
        await editor.write("Paid back")
        await _choose(editor, ("answers", "check", 0), "works")
        editor.form.edit_path(("scenarios", 0, "facts", "amount", 0))
        await editor.write("40.00")
        await _choose(editor, ("answers", "read_back", 0), "greed")
        await _choose(editor, ("facts", "tier", 0), "gold")
        await _choose(editor, ("expect", "outcome"), "end_paid")
        assert "✓ ends as expected" in editor.text
        assert [result.passed for result in document.results] == [True]
        text = editor.workspace.library.scenarios["lamp"].document.text
        assert text.endswith(
            "  - name: Paid back\n"
            "    facts: {amount: 40.00, tier: gold}\n"
            "    answers: {check: it_works, read_back: agreed}\n"
            "    expect: {outcome: end_paid}\n"
        )
        await editor.press("escape", "P")
        assert editor.document.tree_id == "lamp"
        for _ in range(7):
            await editor.press("ctrl+z")
        assert scenarios_in(editor.workspace, "lamp") == ()


async def test_one_visit_is_changed_and_the_lines_around_it_stay(lamp: Path) -> None:
    """A list gets another value, comments and columns stay; a wrong answer is named where the call goes astray."""
    file = lamp / "lamp.scenarios.yaml"
    file.write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P")
        document = _scenarios(editor)
        assert [result.passed for result in document.results] == [True, True]
        editor.form.edit_path(("scenarios", 0, "facts", "amount", 1))
        await editor.press("ctrl+u")
        await editor.write("35.00")
        assert "✗" in editor.text
        assert "'refund' of 35.00 was granted, but 30.00 was expected" in (document.results[0].reason or "")
        assert "'Refund' of 35.00 was granted" in reason_words(document.library, "lamp", document.results[0])
        await editor.press("escape")
        await _choose(editor, ("answers", "check", 0), "dark")
        assert document.results[0].path == "end_sent"
        text = editor.workspace.library.scenarios["lamp"].document.text
        assert text == SCENARIOS.replace("30.00]}", "35.00]}").replace("it_works", "it_stays_dark")
        assert "not used by the call" in editor.text


async def test_scenarios_are_copied_moved_and_deleted(lamp: Path) -> None:
    """Each is one step to undo, and the cursor follows."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P")
        document = _scenarios(editor)
        await editor.press("c")
        assert [result.scenario.name for result in document.results][:2] == [
            "Corrected once",
            "Corrected once, copy",
        ]
        await editor.press("escape", "J")
        assert document.at == 2
        await editor.press("d", "d")
        assert [result.scenario.name for result in document.results] == [
            "Corrected once",
            "Another lamp stays dark",
        ]
        await editor.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.workspace.library.scenarios["lamp"].document.text == SCENARIOS


async def test_the_last_scenario_is_deleted_and_the_next_one_added_to_the_empty_list(lamp: Path) -> None:
    """Without scenarios, the form is that of the file; undo brings the scenario back."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P", "d", "d", "d", "d")
        assert scenarios_in(editor.workspace, "lamp") == ()
        assert _scenarios(editor).at is None
        await editor.press("a", "escape")
        assert [each.name for each in scenarios_in(editor.workspace, "lamp")] == ["New scenario"]
        await editor.press("d", "d", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert editor.document.source.text == SCENARIOS
        assert editor.app.fault is None


async def test_a_scenario_is_played_at_its_end(lamp: Path) -> None:
    """With its facts and its role; Back leads through its answers."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P", "s")
        screen = editor.app.screen
        assert isinstance(screen, PlayScreen)
        assert screen.call.state.path == "end_paid"
        assert "✓ ends as expected" in editor.text
        await editor.press("f3")
        assert screen.call.state.path == "give"


async def test_nodes_that_no_scenario_reaches_are_marked_on_request(lamp: Path) -> None:
    """Also those that are passed count as reached; the same key ends it."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("w")
        assert editor.main.panes.outline.unwalked == frozenset(("other", "end_danger", "old"))
        assert "2 scenarios reach 8 of 11 nodes; ○ marks the others" in editor.hint
        assert editor.text.count(UNWALKED) >= 3
        await editor.press("w")
        assert editor.main.panes.outline.unwalked is None


async def test_a_known_fact_is_added_when_it_has_a_value_and_taken_away_with_its_mapping(lamp: Path) -> None:
    """Escape before a value is chosen leaves nothing behind; a grant that is wanted is written as the file has it."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P", "down")
        document = _scenarios(editor)
        assert document.at == 1
        editor.form.edit(editor.form.stack.card.fields.index(_button(editor, "+ a known fact")))
        await editor.press("enter", "enter")
        field = editor.form.field
        assert field is not None
        assert field.path == ("scenarios", 1, "given", "amount")
        await editor.press("escape")
        assert editor.workspace.library.scenarios["lamp"].document.text == SCENARIOS
        editor.form.edit(editor.form.stack.card.fields.index(_button(editor, "+ a known fact")))
        await editor.press("enter", "enter")
        await editor.write("12.00")
        assert editor.raw("scenarios", 1, "given") == {"amount": "12.00"}
        await editor.press("ctrl+d")
        assert editor.raw("scenarios", 1, "given") is None


def _button(editor: Editor, label: str) -> CardField:
    return next(field for field in editor.form.stack.card.fields if field.label == label)


async def test_a_change_that_is_refused_in_the_scenarios_is_reported(lamp: Path) -> None:
    """As in a tree: the reason is shown, and nothing is changed."""
    (lamp / "lamp.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.press("P")
        refused = editor.context.apply(SetField(None, ("scenarios", 0, "name", "x"), "Ninth"))
        assert refused
        assert editor.workspace.dirty == ()
