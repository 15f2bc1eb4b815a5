"""Findings come when the author pauses; a command that goes by them does not wait for that."""

from __future__ import annotations

from pathlib import Path

from tui_editor import Editor, editing

from decisiontree.model import SetField

NEVER = 3600.0


def _rules(editor: Editor) -> set[str]:
    return {found.rule for found in editor.document.findings}


def _is_checked(editor: Editor) -> bool:
    return editor.workspace.check.is_made


async def test_what_is_typed_is_checked_when_the_author_pauses(lamp: Path) -> None:
    """Each key is in the document at once, and nothing is checked; after the pause the panes show what was found."""
    async with editing(lamp, tree="lamp") as editor:
        due = editor.context.due_findings
        due.pause_seconds = NEVER
        await editor.edit("say")
        await editor.write(" nobody")
        editor.form.stack.prose_editor.insert(" {nobody}")
        await editor.pilot.pause()
        assert "{nobody}" in str(editor.raw("nodes", "check", "say"))
        assert not _is_checked(editor)
        assert "unknown-placeholder" not in _rules(editor)
        due.pause_seconds = 0.001
        await editor.write("!")
        while not _is_checked(editor) or "unknown-placeholder" not in _rules(editor):
            await editor.pilot.pause(0.01)
        shown = editor.document.source.file
        whole = editor.workspace.recheck().diagnostics
        assert editor.document.own_findings == [found for found in whole if found.place.file == shown]


async def test_commands_go_by_the_findings_of_now(lamp: Path) -> None:
    """The next finding is found before anyone has paused."""
    async with editing(lamp, tree="lamp") as editor:
        editor.context.due_findings.pause_seconds = NEVER
        editor.context.apply(SetField("details", ("to",), "nowhere"))
        assert "dangling-link" not in _rules(editor)
        await editor.press("f8")
        assert editor.document.node == "details"
        assert "dangling-link" in editor.hint


async def test_a_fix_in_the_list_fits_the_text_of_now(lamp: Path) -> None:
    """What was typed above has moved the lines; a finding that is gone by now changes nothing."""
    async with editing(lamp, tree="lamp", rules=frozenset({"untrimmed-text"})) as editor:
        editor.context.apply(SetField("details", ("note",), "Ask twice. "))
        await editor.press("3")
        assert _rules(editor) == {"untrimmed-text"}
        editor.context.due_findings.pause_seconds = NEVER
        editor.context.apply(SetField("check", ("title",), "Another title that is longer than the first"))
        await editor.press("1")
        assert editor.raw("nodes", "details", "note") == "Ask twice."
        assert editor.raw("nodes", "check", "title") == "Another title that is longer than the first"
        await editor.press("1")
        assert "no longer there" in editor.hint
