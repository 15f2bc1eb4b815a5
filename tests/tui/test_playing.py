"""The unsaved tree played as a rep would: the same sentences as on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import Editor, editing

from decisiontree import clock
from decisiontree.tui.screens.play import PlayScreen
from decisiontree.tui.widgets.bars import HintBar

USES = "    uses: {fact: refunds, limits: {rep: 1, lead: any}}\nfacts:\n  refunds: {type: integer, label: Refunds so far, min: 0, max: 9}\n"
INCIDENT = "incidents:\n  - {id: inc_1, trees: [lamp], starts: 2026-11-21T12:00Z, expires: 2026-11-21T13:00Z, banner: Power is out.}\n"


async def _decide(editor: Editor, *texts: str) -> str:
    """On to the decision with nothing known: what must be known first is typed in, a field at a time."""
    await _play_from(editor, "give")
    for text in texts:
        await editor.write(text)
        await editor.press("enter")
    return _seen(editor)


def _words(editor: Editor) -> str:
    """The page alone, on one line."""
    screen = editor.app.screen
    assert isinstance(screen, PlayScreen)
    return " ".join(str(screen.words.content).split())


async def _play_from(editor: Editor, node: str) -> None:
    """Play from a node with nothing known."""
    await editor.go_to(node)
    await editor.press("f5")
    await editor.press("f5", "down", "down", "enter")


def _seen(editor: Editor) -> str:
    """The screen without its lines and line breaks."""
    return " ".join(editor.text.replace("│", " ").split())


async def test_a_decision_within_the_limit_is_the_sentence_of_the_page(lamp: Path) -> None:
    """The sentence, the limit of the role by its name, the note to copy, and the amount as a person reads it."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        seen = await _decide(editor, "50.00")
    assert "You may give £50.00 now. No approval needed." in seen
    assert "Refund: as Rep you may give up to £50.00." in seen
    assert "to copy: Refund: £50.00, decided by Rep (limit: £50.00), no approval needed, tree lamp " in seen
    assert "Amount owed: £50.00" in seen


async def test_a_decision_above_the_limit_names_who_may(lamp: Path) -> None:
    """A penny more than the limit."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        seen = await _decide(editor, "50.01")
    assert "£50.01 is more than you may give on your own. Ask: Lead." in seen
    assert "No approval needed" not in seen


async def test_a_decision_says_how_often_it_may_still_be_given(lamp: Path) -> None:
    """Within the amount, and given once before."""
    shared = lamp / "library.yaml"
    text = shared.read_text(encoding="utf-8")
    shared.write_text(text.replace("snippets:\n", USES + "snippets:\n"), encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        seen = await _decide(editor, "50.00", "1")
        words = _words(editor)
    assert "It has already been given as many times as you may give it. Ask: Lead." in seen
    assert "Refunds so far: 1 of 1. Left: none." in seen
    assert "(Refunds so far: 1 of 1), Lead may decide it" in words


async def test_the_end_has_the_note_for_the_case(lamp: Path) -> None:
    """What was granted, by whom, within which limit."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _decide(editor, "40.00")
        await editor.press("1")
        seen = _seen(editor)
    assert "to copy: Refund: £40.00, decided by Rep (limit: £50.00)" in seen


async def test_another_role_answers_what_was_answered(lamp: Path) -> None:
    """The amount need not be typed again to see what somebody else may give; the way on is the new role's."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _decide(editor, "60.00")
        assert "Ask: Lead." in _seen(editor)
        await editor.press("t")
        assert "You may give £60.00 now. No approval needed." in _seen(editor)


async def test_lines_are_broken_anew_where_the_terminal_becomes_narrower(lamp: Path) -> None:
    """Not where they were broken before, and once more: no word is alone on its line."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _decide(editor, "60.00")
        screen = editor.app.screen
        assert isinstance(screen, PlayScreen)
        widths = []
        for columns in (140, 70):
            await editor.pilot.resize_terminal(columns, 40)
            await editor.press()
            widths.append(max(map(len, str(screen.words.content).splitlines())))
            assert widths[-1] <= screen.page.scrollable_content_region.width
    assert widths[1] < widths[0]


async def test_an_incident_comes_and_goes_by_the_time(lamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the walk is looked at, and for the next one; what is being typed stays."""
    monkeypatch.setenv(clock.TOLD, "2026-11-21T11:59Z")
    shared = lamp / "library.yaml"
    shared.write_text(shared.read_text(encoding="utf-8") + INCIDENT, encoding="utf-8")
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _play_from(editor, "give")
        await editor.write("50.0")
        assert "Power is out" not in _seen(editor)
        for moment, is_open in (("2026-11-21T12:00Z", True), ("2026-11-21T14:00+01:00", False)):
            monkeypatch.setenv(clock.TOLD, moment)
            await _look_at_the_clock(editor)
            assert ("▲ Power is out." in _seen(editor)) is is_open
            assert "50.0" in _seen(editor)
        await editor.press("f3", "r")
        assert "Power is out" not in _seen(editor)


async def test_a_click_on_a_hint_of_the_play_does_what_its_key_does(lamp: Path) -> None:
    """The line of hints is a row of buttons here too: Enter in a form, then Back, Restart and Esc of the page."""
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _play_from(editor, "details")
        await editor.write("50.00")
        await _click_hint(editor, "play.submit")
        assert "Is that right?" in _seen(editor)
        await editor.press("1")
        await _click_hint(editor, "play.back")
        assert "Is that right?" in _seen(editor)
        await _click_hint(editor, "play.restart")
        assert "step 1" in _seen(editor)
        await _click_hint(editor, "play.leave")
        assert not isinstance(editor.app.screen, PlayScreen)


async def test_a_library_without_roles_is_played_as_no_role(tmp_path: Path) -> None:
    """The bar names the role, where there is one."""
    (tmp_path / "bare.yaml").write_text(
        "decisiontree: 1\ntitle: Bare\nstart: end\nnodes:\n  end: {outcome: resolved, say: Bye.}\n",
        encoding="utf-8",
    )
    async with editing(tmp_path, tree="bare", size=(100, 30)) as editor:
        await editor.press("f5")
        assert "PLAY bare no role step 1" in _seen(editor)


async def _click_hint(editor: Editor, binding: str) -> None:
    """On the first letter of its key."""
    bar = editor.app.screen.query_one(HintBar)
    bindings = [hint.binding for hint in bar.hints]
    before = bar.hints[: bindings.index(binding)]
    await editor.pilot.click(bar, offset=(sum(len(hint.key) + len(hint.word) + 3 for hint in before) + 1, 0))
    await editor.pilot.pause()


async def _look_at_the_clock(editor: Editor) -> None:
    """What the screen does every second."""
    screen = editor.app.screen
    assert isinstance(screen, PlayScreen)
    await screen.keep_time()
    await editor.press()


async def test_a_field_appears_as_its_condition_becomes_true(lamp: Path) -> None:
    """What was typed into one that goes is there again when it comes back, and is not taken while it is not shown."""
    file = lamp / "lamp.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("collect: [amount]", "collect: [tier, {fact: amount, when: tier == gold}]"),
        encoding="utf-8",
    )
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _play_from(editor, "details")
        assert "Amount owed" not in _seen(editor)
        await editor.write("gold")
        await editor.press("enter")
        assert "Amount owed" in _seen(editor)
        await editor.write("12.00")
        await editor.press("shift+tab")
        await editor.press("backspace")
        assert "Amount owed" not in _seen(editor)
        await editor.write("d")
        assert "12.00" in _seen(editor)
        await editor.press("enter", "enter")
        assert "You paid £12.00." in _seen(editor)


async def test_a_form_without_a_field_to_fill_in_is_left_by_enter(lamp: Path) -> None:
    """None of its fields is shown."""
    file = lamp / "lamp.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("collect: [amount]", "collect: [{fact: amount, when: tier == gold}]"), encoding="utf-8"
    )
    async with editing(lamp, tree="lamp", size=(140, 40)) as editor:
        await _play_from(editor, "details")
        await editor.press("enter")
        assert "You paid" in _seen(editor)


async def test_an_answer_is_given_by_a_click_on_it(lamp: Path) -> None:
    """Anywhere on its line; a click beside the answers gives none."""
    async with editing(lamp, tree="lamp", size=(100, 40)) as editor:
        await editor.press("f5")
        screen = editor.app.screen
        assert isinstance(screen, PlayScreen)
        await editor.pilot.click(screen.words, offset=(6, 0))
        assert not screen.call.state.moves
        lines = str(screen.words.content).split("\n")
        at = next(at for at, line in enumerate(lines) if "It stays dark" in line)
        await editor.pilot.click(screen.words, offset=(6, at))
        assert screen.call.state.node == "electrician"
