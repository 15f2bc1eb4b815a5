"""Keys that arrive before the screen that they are for has been drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from tui_editor import Editor, editing

from decisiontree.tui.screens.map import MapScreen
from decisiontree.tui.screens.play import PlayScreen

AnyScreen = TypeVar("AnyScreen", MapScreen, PlayScreen)


def _shown(editor: Editor, kind: type[AnyScreen]) -> AnyScreen:
    assert isinstance(editor.app.screen, kind)
    return editor.app.screen


async def test_keys_that_follow_at_once_are_for_the_screen_that_opens(lamp: Path) -> None:
    """The map moves its cursor; the form of a played call takes the digits as its first field."""
    async with editing(lamp, tree="lamp", size=(100, 30)) as editor:
        await editor.burst("M", "right", "down")
        assert _shown(editor, MapScreen).node == "electrician"
        await editor.burst("escape", "down", "s", "1", "2")
        assert [line.value for line in _shown(editor, PlayScreen).form.inputs] == ["12"]
        await editor.burst("escape", "enter", "X")
        assert editor.form.field is not None
        assert editor.form.stack.written.endswith("X")
