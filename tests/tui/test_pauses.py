"""What waits until a letter is painted, and what waits until the author pauses."""

from __future__ import annotations

import gc
from pathlib import Path

from textual import events
from tui_editor import editing

from decisiontree.tui.app import EditorApp
from decisiontree.tui.gc_freeze import DUE, collect_if_quiet
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import open_workspace


async def test_a_change_waits_until_its_letter_is_painted(lamp: Path) -> None:
    """What is written by then is one change; the title says after a pause that it is kept."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.edit("title")
        card, field = editor.form.stack.card, editor.form.field
        assert field is not None
        for text in ("The socket!", "The socket!?"):
            editor.context.writer.edited(NodePane.Edited(card, field, text, final=False))
        assert editor.raw("nodes", "check", "title") == "The socket"
        await editor.settle()
        assert editor.raw("nodes", "check", "title") == "The socket!?"
        while "● not saved · kept" not in editor.text:
            await editor.pilot.pause(0.01)


def test_garbage_is_collected_when_no_key_waits(lamp: Path) -> None:
    """While keys come, only young objects are walked."""
    app = EditorApp(open_workspace([lamp]), "lamp")
    app._held.append(events.Key("a", "a"))
    gc.collect()
    for _ in range(DUE):
        gc.collect(1)
    collect_if_quiet(app)
    assert gc.get_count()[2] == DUE
    app._held.clear()
    collect_if_quiet(app)
    assert gc.get_count()[2] == 0
