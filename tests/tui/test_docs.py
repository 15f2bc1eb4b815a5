"""The reader of the docs: links are followed by keys, and a page that is not installed is no dead end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets.markdown import MarkdownFence
from tui_editor import Editor, editing

from decisiontree.tui.docs_app import DocsApp
from decisiontree.tui.key_names import bound_keys
from decisiontree.tui.screens.docs import DocsScreen
from decisiontree.tui.screens.editor import EditorScreen
from decisiontree.tui.screens.help import HelpScreen
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.widgets.bars import HintBar


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


async def test_where_back_and_forward_end_is_said() -> None:
    """A key that has nothing to do says why."""
    async with _reading("reference/rules/loop") as (screen, pilot):
        await _press(pilot, "b")
        assert screen.hint_bar.message == "this is the first page"
        await _press(pilot, "f")
        assert screen.hint_bar.message == "this is the last page that you opened"
        assert _title(screen) == "# loop"


@pytest.mark.parametrize("keys", [(), ("slash",), ("question_mark",)])
async def test_ctrl_c_leaves_the_reader(keys: tuple[str, ...]) -> None:
    """From a page, a list or the help; the reader has nothing to lose."""
    async with _reading("index") as (screen, pilot):
        await _press(pilot, *keys)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert not screen.app.is_running


async def test_ctrl_c_copies_selected_text() -> None:
    """And does not leave."""
    async with _reading("index") as (screen, pilot):
        screen.text_select_all()
        await pilot.pause()
        await _press(pilot, "ctrl+c")
        assert screen.app.is_running
        assert "decisiontree" in screen.app.clipboard


async def test_a_click_on_a_hint_of_the_reader_does_what_its_key_does() -> None:
    """The first is the list of pages."""
    async with _reading("index") as (_screen, pilot):
        await pilot.click(HintBar, offset=(1, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, PickScreen)


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


async def test_a_long_line_of_code_is_shown_whole_in_a_small_terminal() -> None:
    """It goes on in the next line; nothing is cut at 80 columns."""
    async with _reading("tutorials/first-tree-as-a-file") as (screen, pilot):
        longest = max(
            screen.viewer.query(MarkdownFence), key=lambda fence: max(map(len, fence.code.splitlines()))
        )
        longest.scroll_visible(top=True, animate=False)
        await pilot.pause()
        (label,) = longest.children
        width = label.size.width
        line = max(longest.code.splitlines(), key=len)
        assert len(line) > width, "no page shows what is tested here"
        shown = " ".join(label.render_line(y).text.strip() for y in range(label.size.height + 2))
        assert " ".join(line.split()) in " ".join(shown.split())


async def test_the_keys_of_the_reader_are_a_key_away() -> None:
    """`?` lists them, the line below says so, and the docs do not open over themselves."""
    async with _reading("index") as (screen, pilot):
        assert screen.hint_bar.render().plain.rstrip().endswith("? Help")
        await _press(pilot, "question_mark", "d")
        shown = str(pilot.app.screen.query_one("#help Static", Static).content)
        for keys, words in bound_keys(DocsScreen.BINDINGS):
            assert f"  {keys} " in shown
            assert words in shown
        assert "b Backspace Alt+← Back" in shown
        assert [type(each) for each in pilot.app.screen_stack[1:]] == [DocsScreen, HelpScreen]
        await _press(pilot, "escape")
        assert screen.is_active


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
