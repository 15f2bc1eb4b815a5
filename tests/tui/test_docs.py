"""The reader of the docs: links are followed by keys, and a page that is not installed is no dead end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from tui_editor import Editor, editing

from decisiontree.tui.docs_app import DocsApp
from decisiontree.tui.screens.docs import DocsScreen
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.screens.help import HelpScreen


@asynccontextmanager
async def _reading(page: str) -> AsyncIterator[tuple[DocsScreen, Pilot[int]]]:
    app = DocsApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DocsScreen)
        yield app.screen, pilot


async def _press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _title(screen: DocsScreen) -> str:
    return screen.viewer.document.source.partition("\n")[0]


async def test_a_link_is_followed_and_taken_back_by_keys() -> None:
    """`l` lists the links of the page; `b` and `f` go back and forward."""
    async with _reading("reference/rules/loop") as (screen, pilot):
        await _press(pilot, "l", *"graph", "enter")
        assert _title(screen) == "# Rules"
        assert screen.viewer.scroll_y > 0, "the link names a heading"
        await _press(pilot, "b")
        assert _title(screen) == "# loop"
        await _press(pilot, "f")
        assert _title(screen) == "# Rules"


async def test_any_page_is_found_by_a_few_letters() -> None:
    """By its title, its name or a heading on it."""
    async with _reading("index") as (screen, pilot):
        await _press(pilot, "slash", *"dead-end", "enter")
        assert _title(screen) == "# dead-end"


async def test_a_link_to_a_page_that_is_not_installed_says_where_it_is() -> None:
    """Pages for developers are in the repository; addresses are for a browser."""
    async with _reading("index") as (screen, pilot):
        before = screen.viewer.document.source
        await screen.viewer.go("gone.md")
        assert "'gone.md' is in the program's repository" in screen.hint_bar.message
        await screen.viewer.go("https://example.org/page")
        assert "https://example.org/page" in screen.hint_bar.message
        assert screen.viewer.document.source == before
        await _press(pilot, "t")
        assert screen.hint_bar.message == ""


async def test_help_in_the_editor_opens_the_docs_and_they_close_again(lamp: Path) -> None:
    """`d` on the page of keys; Escape leads back there."""
    async with editing(lamp, tree="lamp") as editor:
        await editor.press("f1")
        assert "d read the docs" in editor.text
        await editor.press("d")
        assert _screens(editor) == [EditorScreen, HelpScreen, DocsScreen]
        await editor.press("escape")
        assert _screens(editor) == [EditorScreen, HelpScreen]
        await editor.press("escape")
        assert _screens(editor) == [EditorScreen]


def _screens(editor: Editor) -> list[type]:
    return [type(screen) for screen in editor.app.screen_stack[1:]]
