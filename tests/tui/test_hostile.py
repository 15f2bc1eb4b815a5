"""Texts that look like markup, actions or control characters are shown as they are, everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui_editor import editing


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_texts_are_never_markup(hostile: Path, size: tuple[int, int]) -> None:
    """Neither dropped nor obeyed: `[/` crashes nothing, `[@click=…]` is no button."""
    async with editing(hostile, tree="hostile", size=size) as editor:
        await editor.pilot.pause(0.1)
        assert "[customer name]" in editor.text
        assert "[/" in editor.text
        await editor.press("home", "enter")
        assert "[@click=app.quit]quit" in editor.text


async def test_dialogs_show_them_plainly(hostile: Path) -> None:
    """Palette, find, referrers, delete, play and help."""
    async with editing(hostile, tree="hostile") as editor:
        await editor.press("ctrl+p")
        await editor.write("one")
        assert "[/" in editor.text
        await editor.press("escape", "slash")
        await editor.write("click")
        assert "[@click=app.quit]press" in editor.text
        await editor.press("escape")
        await editor.go_to("end")
        await editor.press("r")
        assert "[/]" in editor.text
        await editor.press("escape", "d")
        assert "[red]done[/" in editor.text
        await editor.press("escape")
        await editor.go_to("one")
        await editor.press("s")
        assert "[bold red]loud[/bold red]" in editor.text
        await editor.press("1")
        assert "[red]done[/" in editor.text
        await editor.press("escape")
        assert editor.app.is_running


async def test_editing_them_keeps_every_character(hostile: Path) -> None:
    """What is typed after the brackets is all that changes."""
    async with editing(hostile, tree="hostile") as editor:
        await editor.go_to("one")
        await editor.edit("title")
        await editor.write("x]")
        assert editor.raw("nodes", "one", "title") == "[/x]"
        await editor.press("ctrl+z")
        assert "Undid" in editor.text


async def test_control_and_bidi_characters_do_not_reach_the_terminal(hostile: Path) -> None:
    """They are dots on the screen."""
    async with editing(hostile, tree="hostile") as editor:
        await editor.go_to("one")
        assert "\u202e" not in editor.text
        assert "\u0007" not in editor.text
