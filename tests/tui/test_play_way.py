"""A played call that begins with the answers that lead to a node, is changed, left, taken up again, and becomes a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree.tui.played_call import Beginning
from decisiontree.tui.screens import play_setup
from decisiontree.tui.screens.help import HelpScreen
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.walk import run_scenario
from decisiontree.workbench import save, scenarios_in


def _play(editor: Editor) -> PlayScreen:
    screen = next(each for each in editor.app.screen_stack if isinstance(each, PlayScreen))
    assert isinstance(screen, PlayScreen)
    return screen


def _way(editor: Editor) -> str:
    return str(_play(editor).way.content)


async def test_play_begins_with_the_answers_that_lead_to_the_node(lamp: Path) -> None:
    """They are shown, Back goes through them, and the author can begin at the start or with nothing known instead."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("give")
        await editor.press("f5")
        call = _play(editor).call
        assert (call.state.path, call.beginning) == ("give", Beginning.LEADING)
        assert "The socket\n  It works" in _way(editor)
        assert "Tier: Gold" in _way(editor)
        assert "unsaved changes" not in editor.text
        moves = len(call.state.moves)
        await editor.press("f3")
        assert len(call.state.moves) == moves - 1
        await editor.press("f5", "down", "enter")
        assert (call.state.path, call.beginning, call.state.moves) == ("check", Beginning.START, ())
        await editor.press("b", "down", "down", "enter")
        assert (call.state.path, call.beginning, call.state.moves) == ("give", Beginning.HERE, ())
        await editor.press("f2")
        await editor.press("escape")
        await editor.press("f1")
        assert isinstance(editor.app.screen, HelpScreen)
        assert "Save this call as a scenario" in editor.text


async def test_a_node_that_no_answers_lead_to_is_played_with_nothing_known(lamp: Path) -> None:
    """And the screen says so."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("old")
        await editor.press("f5")
        assert _play(editor).call.state.path == "old"
        assert "no answers lead to 'old'; the call begins here with nothing known" in editor.text


async def test_a_long_search_goes_on_while_the_author_plays(
    lamp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The call goes to the node when the way is found, unless the author has answered meanwhile."""
    monkeypatch.setattr(play_setup, "AT_ONCE", 0.0)
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("electrician")
        await editor.press("f5")
        await editor.app.workers.wait_for_complete()
        await editor.press()
        assert _play(editor).call.beginning is Beginning.LEADING
        assert _play(editor).call.state.moves


async def test_a_fact_on_the_way_is_changed_and_the_answers_are_given_again(lamp: Path) -> None:
    """What no longer fits is named; a value that the fact cannot have changes nothing."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("give")
        await editor.press("f5")
        call = _play(editor).call
        await editor.press("f")
        await editor.write("tier")
        await editor.press("enter")
        await editor.write("plain")
        await editor.press("enter")
        assert call.state.facts["tier"] == "plain"
        assert "the call now comes to 'electrician'" in editor.text
        await editor.press("f")
        await editor.write("amount")
        await editor.press("enter")
        await editor.write("9000")
        assert "an amount in GBP" in editor.text
        await editor.press("enter")
        assert "not changed: expected an amount in GBP" in editor.text
        await editor.press("f")
        await editor.write("role")
        await editor.press("enter")
        await editor.write("lead")
        await editor.press("enter")
        assert call.state.role == "lead"


async def test_a_call_is_saved_as_a_scenario_that_repeats_it(lamp: Path) -> None:
    """Into a file that it makes, as one step that undo takes back; one of the same name is replaced only on request."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("give")
        await editor.press("f5")
        await editor.press("ctrl+t")
        assert "the call has not ended" in editor.text
        await editor.press("1")
        await editor.press("ctrl+t")
        await editor.press("enter")
        (scenario,) = scenarios_in(editor.workspace, "lamp")
        assert (scenario.role, scenario.outcome, scenario.grants) == ("rep", "end_paid", {"refund": "0.00"})
        assert run_scenario(editor.workspace.library.model, "lamp", scenario).passed
        assert "is in lamp.scenarios.yaml" in editor.text
        await editor.press("ctrl+t")
        await editor.press("enter")
        assert "There is a scenario 'Paid back, as Rep' already" in editor.text
        await editor.press("k")
        await editor.press("escape")
        before = (lamp / "lamp.yaml").read_text(encoding="utf-8")
        save(editor.workspace)
        assert "- name: Paid back, as Rep\n" in (lamp / "lamp.scenarios.yaml").read_text(encoding="utf-8")
        assert (lamp / "lamp.yaml").read_text(encoding="utf-8") == before
        await editor.press("ctrl+z")
        assert scenarios_in(editor.workspace, "lamp") == ()


async def test_a_node_is_edited_and_the_call_goes_on_where_it_was(lamp: Path) -> None:
    """F5 on the node returns to the same step with the same answers, and the changed words are there."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await editor.go_to("electrician")
        await editor.press("f5")
        moves = _play(editor).call.state.moves
        assert moves
        await editor.press("e")
        assert editor.document.node == "electrician"
        await editor.press("2")
        editor.form.edit_path(("say",))
        await editor.press("ctrl+end")
        await editor.write(" Soon.")
        await editor.press("escape", "s")
        assert _play(editor).call.state.moves == moves
        assert "I am sending somebody. Soon." in editor.text
        assert "unsaved changes included" in editor.text
