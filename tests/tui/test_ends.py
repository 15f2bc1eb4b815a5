"""However the editor ends, and however slow it is, what was typed is in the journal."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from pathlib import Path

import pytest
from textual import events
from textual._context import active_app
from textual.timer import Timer
from tui_editor import Editor, editing

from decisiontree.files.folders import state_folder
from decisiontree.tui.app import GONE, EditorApp
from decisiontree.workbench.replay import replayed

SIGTERM = 143


async def test_a_dead_key_thread_ends_the_editor_and_keeps_what_waits_for_a_pause(lamp: Path) -> None:
    """Textual panics when the terminal is gone; in a large tree the last words are not yet in the workspace."""
    await _end_in_a_pause(lamp, EditorApp.panic, GONE)


async def test_a_signal_keeps_what_waits_for_a_pause(lamp: Path) -> None:
    """A request to stop does not wait until the author pauses."""
    await _end_in_a_pause(lamp, lambda app: app._stop(SIGTERM), SIGTERM)


async def test_another_thread_can_end_the_editor(lamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its context knows no App; a timer that the last change starts and that fires before all is closed needs one."""
    apps: list[object] = []
    start = Timer._start

    def started(timer: Timer) -> None:
        apps.append(active_app.get(None))
        start(timer)

    def end(app: EditorApp) -> None:
        monkeypatch.setattr(Timer, "_start", started)
        Context().run(app._stop, GONE)

    await _end_in_a_pause(lamp, end, GONE)
    assert apps
    assert None not in apps


async def test_a_fault_of_ours_keeps_what_waits_for_a_pause(lamp: Path) -> None:
    """The fault is somewhere else: what was typed can still be kept."""

    async def fail() -> None:
        async with editing(lamp, tree="lamp") as editor:
            await _type_without_a_pause(editor)
            await _meet(editor, KeyError("elsewhere"))

    with pytest.raises(KeyError):
        await fail()
    assert _kept() == "The socket!"


async def test_a_fault_in_what_keeps_the_work_still_ends_the_editor(
    lamp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first fault is the one that is reported; the work up to the last change is in the journal."""

    async def fail() -> None:
        async with editing(lamp, tree="lamp") as editor:
            await editor.edit("title")
            await editor.write("!")
            monkeypatch.setattr(editor.context.writer, "take_over", _fail)
            await _meet(editor, KeyError("first"))

    with pytest.raises(KeyError, match="first"):
        await fail()
    assert _kept() == "The socket!"


async def test_keys_that_arrived_before_the_end_have_their_effect(lamp: Path) -> None:
    """They are in the editor's queue when the line drops."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        for key in "abcdefgh":
            editor.app.post_message(events.Key(key, key))
        editor.app._stop(GONE)
        while editor.app.return_value is None:
            await editor.pilot.pause()
        assert editor.app.return_value == GONE
    assert _kept() == "The socketabcdefgh"


async def test_work_that_was_given_up_is_not_kept_by_a_line_that_drops(lamp: Path) -> None:
    """Quit with 'Discard', and the window closes at once."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        await editor.write("!")
        await editor.press("ctrl+q", "d")
        editor.app._stop(GONE)
        await editor.pilot.pause()
    assert list(state_folder().glob("*.journal")) == []


async def _end_in_a_pause(lamp: Path, end: Callable[[EditorApp], None], code: int) -> None:
    async with editing(lamp, tree="lamp") as editor:
        await _type_without_a_pause(editor)
        end(editor.app)
        while editor.app.return_value is None:
            await editor.pilot.pause()
        assert editor.app.return_value == code
    assert _kept() == "The socket!"


def _fail() -> None:
    raise KeyError("second")


async def _meet(editor: Editor, fault: Exception) -> None:
    editor.app._handle_exception(fault)
    await editor.pilot.pause()


async def _type_without_a_pause(editor: Editor) -> None:
    """As in a tree so large that its changes wait until the author pauses."""
    await editor.edit("title")
    editor.context.writer.quick_seconds, editor.context.last_cost = 0.0, 60.0
    await editor.write("!")


def _kept() -> str:
    """The title of the node that was edited, in the only journal."""
    (journal,) = state_folder().glob("*.journal")
    work = replayed(journal.read_bytes()).work
    assert work is not None
    (text,) = (str(text) for text in work.texts.values())
    (title,) = (line.partition("title: ")[2] for line in text.splitlines() if "title: The socket" in line)
    return title
