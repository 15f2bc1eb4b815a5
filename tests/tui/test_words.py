"""Findings and refusals in the words of the form, and calm: what is still empty is to do, wording waits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import editing

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import check
from decisiontree.reader import load_library
from decisiontree.settings import Settings
from decisiontree.tui.field_help import rule_sections
from decisiontree.tui.finding_rows import FindingFilter, FindingList, Grouping
from decisiontree.tui.key_names import name_of
from decisiontree.tui.marks import Sign, count_of, mark_of
from decisiontree.tui.screens.help import HelpScreen
from decisiontree.tui.vocabulary import spoken, worded

HALF_BUILT = """\
format: 1
title: Half built
start: ask
facts:
  paid: {type: boolean, label: Paid, given: true}
  owed: {type: money, label: Owed}
nodes:
  ask:
    ask: Is it paid
    options:
      - {label: "Yes", to: ends}
      - {label: ""}
      - {label: "No", to: when}
      - {label: Later, to: gone}
  when: {cases: [{when: paid, to: ends}]}
  step: {say: ""}
  ends: {outcome: Done, resolution: resolved}
"""


@pytest.fixture
def half_built(tmp_path: Path) -> Path:
    """A tree in the making, in which a node is called as a key of the file is."""
    file = tmp_path / "half.yaml"
    file.write_text(HALF_BUILT, encoding="utf-8")
    return file


def _found(file: Path) -> tuple[Diagnostic, ...]:
    library = load_library([file])
    found = check(library, settings=Settings(root=file.parent))
    return tuple(worded(library, each) for each in found)


def test_findings_speak_as_the_form_does(half_built: Path) -> None:
    """Keys of the file become labels, examples of the file go, and what an author named stays."""
    told = {(each.rule, each.place.field): each.message for each in _found(half_built)}
    assert told["missing-key", "options.1.to"] == "an option needs 'goes to'; add it"
    assert "give it 'goes to'" in told["dead-end", "to"]
    assert told["missing-key", "facts.owed.currency"] == "fact 'owed' is money and needs 'currency'; add it"
    branch = next(words for words in told.values() if words.startswith("'when'"))
    assert "add a case or 'otherwise'" in branch


def test_refusals_speak_as_the_form_does(half_built: Path) -> None:
    """A type is called as the form calls it, and a node's id is no key."""
    library = load_library([half_built])
    words = spoken(library, "half", "ask", "'ask' needs 'to', for example `to: details`; type boolean")
    assert words == "'ask' needs 'goes to'; type yes / no"
    assert spoken(library, "half", None, "give it 'else'") == "give it 'otherwise'"


def test_what_is_not_written_yet_is_to_do(half_built: Path) -> None:
    """In the editor only: a link to a node that is not there is an error, an empty field is not."""
    found = _found(half_built)
    marks = {each.rule: mark_of(each) for each in found}
    assert {marks[rule] for rule in ("missing-key", "empty-text", "dead-end")} == {Sign.TODO}
    assert marks["dangling-link"] is Sign.ERROR
    assert all(each.severity == "error" for each in found if each.rule == "missing-key")
    assert count_of(found)[Sign.TODO] == sum(mark_of(each) is Sign.TODO for each in found)


def test_findings_are_filtered_and_grouped(half_built: Path) -> None:
    """By severity, rule, place and words; each group under its heading, and the rest is counted."""
    every = FindingList(lambda finding: finding).of(_found(half_built), str(half_built), is_checked=True)
    ranks = [mark_of(each).rank for each in every.findings]
    assert ranks == sorted(ranks)
    todo = FindingList(every.worded, every.findings, every.file, FindingFilter(mark=Sign.TODO))
    assert {mark_of(each) for each in todo.shown} == {Sign.TODO}
    assert f"{len(every.findings) - len(todo.shown)} hidden" in todo.title
    words = FindingList(every.worded, every.findings, every.file, FindingFilter(words="GOES to"))
    assert {each.rule for each in words.shown} >= {"missing-key", "dead-end"}
    by_node = FindingList(every.worded, every.findings, every.file, grouping=Grouping.NODE)
    headings = [row for row in by_node.rows if row.finding is None]
    assert sum(row.size for row in headings) == len(every.findings)
    assert by_node.under("step") == FindingFilter(place="step")
    moved = by_node.row_of(every.findings[-1], 0)
    assert by_node.rows[moved].finding == every.findings[-1]
    assert FindingFilter.of_key(todo.wanted.key) == todo.wanted


def test_a_rule_is_explained_with_examples() -> None:
    """Wrong and right, as they are in a file."""
    titles = [section.title for section in rule_sections("empty-text")]
    assert titles == ["The rule empty-text", "Wrong, in the file", "Right, in the file"]
    assert not list(rule_sections("no-such-rule"))


def test_keys_are_named_as_on_the_keyboard() -> None:
    """No names of Textual's."""
    named = [name_of(key) for key in ("alt+right", "asterisk", "home", "tab", "f12", "K", "ctrl+s")]
    assert named == ["Alt+→", "*", "Home", "Tab", "F12", "K", "Ctrl+S"]


async def test_typing_is_left_in_peace(lamp: Path) -> None:
    """Wording waits until the field is left; what was found before stays; then F1 shows the field."""
    rules = frozenset({"no-question-mark", "untrimmed-text", "empty-text"})
    async with editing(lamp, tree="lamp", rules=rules) as editor:
        await editor.go_to("check")
        editor.form.edit_path(("ask",))
        await editor.press("ctrl+u")
        assert [mark_of(each) for each in editor.document.findings] == [Sign.TODO]
        assert "◇ 1 to do" in editor.text
        await editor.write("Is the light on ")
        assert not editor.document.findings
        await editor.press("escape")
        assert {each.rule for each in editor.document.findings} == {"no-question-mark", "untrimmed-text"}
        editor.form.edit_path(("ask",))
        await editor.press("end", "x")
        assert [each.rule for each in editor.document.findings] == ["no-question-mark"]
        await editor.press("f1")
        assert "This field: question" in editor.text
        assert "▲" in editor.text


async def test_the_list_of_findings_is_filtered_by_keys(half_built: Path) -> None:
    """`/` asks what to list, the number hidden is shown, Backspace lists all, `o` groups, F1 explains the rule."""
    async with editing(half_built, tree="half", size=(80, 24)) as editor:
        every = len(editor.document.findings)
        await editor.press("3", "slash")
        await editor.write("to do")
        await editor.press("enter")
        listed = editor.main.panes.findings.listed
        assert {mark_of(each) for each in listed.shown} == {Sign.TODO}
        assert f"{every - len(listed.shown)} hidden" in editor.text
        await editor.press("o")
        assert "by node" in editor.text
        await editor.press("f1")
        assert isinstance(editor.app.screen, HelpScreen)
        assert "Right, in the file" in [section.title for section in editor.app.screen.sections]
        await editor.press("escape", "backspace")
        assert len(editor.main.panes.findings.listed.shown) == every


async def test_help_and_keys_are_everywhere(lamp: Path) -> None:
    """F1 in play and in a dialog, F12 for all keys, of which one is run; the essential keys at 40 columns."""
    async with editing(lamp, tree="lamp", size=(40, 20)) as editor:
        await editor.go_to("check")
        for words in ("Enter Edit", "^S Save", "^Q Quit", "? Help"):
            assert words in editor.text
        await editor.press("s", "f1")
        assert "Play as another role" in _keys(editor.app.screen)
        await editor.press("escape", "escape", "d", "f1")
        assert "Go back" in _keys(editor.app.screen)
        await editor.press("escape", "escape", "f12")
        await editor.write("findings")
        await editor.press("enter")
        assert editor.app.focused is editor.main.panes.findings
        await editor.press("ctrl+c")
        assert "Ctrl+Q quits" in editor.hint


def _keys(screen: object) -> str:
    assert isinstance(screen, HelpScreen)
    return " ".join(words for section in screen.sections for _, words in section.keys)
