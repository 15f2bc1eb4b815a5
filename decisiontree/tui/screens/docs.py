"""A reader for the docs that come with the program: one page at a time, links between them, any page by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import MarkdownViewer

from decisiontree.docs import page_file, page_headings, page_links
from decisiontree.tui.key_names import bound_keys
from decisiontree.tui.screens.help import HelpScreen, Section
from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.widgets.bars import Hint, HintBar

HINTS = (
    Hint("/", "Go to a page", "docs.find"),
    Hint("l", "Links on this page", "docs.links"),
    Hint("t", "Contents", "docs.contents"),
    Hint("b", "Back", "docs.back"),
    Hint("q", "Close", "docs.close"),
    Hint("?", "Help", "docs.help"),
)
HELP_WORDS = "For a second window, write a page to a file: decisiontree docs PAGE > page.md"
SCROLLING = ("↑↓ PgUp PgDn", "Scroll")
"""Textual's own keys."""


class DocsViewer(MarkdownViewer):
    """Textual's viewer, which follows a link only where its page is installed."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(show_table_of_contents=False, open_links=False)
        self._say = say

    async def go(self, location: str | PurePath) -> None:
        """Show a page, or a heading on it; explain why not where that is not possible."""
        path, anchor = self.document.sanitize_location(str(location))
        if "://" in str(location):
            self._say(f"open it in a browser: {location}")
        elif str(path) != "." and not (self.navigator.location.parent / path).is_file():
            self._say(f"'{path}' is in the program's repository, not among the installed pages")
        else:
            await super().go(location)
            if not anchor:
                self.scroll_home(animate=False)


class DocsScreen(Screen[None]):
    """A page, with a line of hints below."""

    CSS_PATH = "docs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "leave", "Close", id="docs.close"),
        Binding("slash,g,ctrl+g", "find", "Go to a page", id="docs.find"),
        Binding("l", "links", "Follow a link of this page", id="docs.links"),
        Binding("t", "contents", "Show or hide the contents", id="docs.contents"),
        Binding("b,backspace,alt+left", "back", "Back", id="docs.back"),
        Binding("f,alt+right", "forward", "Forward", id="docs.forward"),
        Binding("question_mark,f1", "help", "Help", id="docs.help"),
        Binding("space", "page_down", "Page down", id="docs.page_down", show=False),
    ]

    viewer = query_one(DocsViewer)
    hint_bar = query_one(HintBar)

    def __init__(self, page: str) -> None:
        super().__init__()
        self._first = page

    def compose(self) -> ComposeResult:
        yield DocsViewer(self.say)
        yield HintBar()

    async def on_mount(self) -> None:
        self.hint_bar.hints = HINTS
        await self.viewer.go(page_file(self._first))
        self.set_focus(self.viewer.document)

    def say(self, words: str) -> None:
        """Show a sentence until the next key."""
        self.hint_bar.message = words

    def on_key(self) -> None:
        self.say("")

    def action_leave(self) -> None:
        """Back to the editor's help, or to the shell."""
        self.app.pop_screen()
        if len(self.app.screen_stack) == 1:
            self.app.exit()

    def action_help(self) -> None:
        """The keys of this reader."""
        section = Section("The docs", HELP_WORDS, (SCROLLING, *bound_keys(self.BINDINGS)))
        self.app.push_screen(HelpScreen([section], offers_docs=False))

    def action_find(self) -> None:
        """Choose a page or a heading by a few letters."""
        hits = [
            Hit(f"{page_file(each.page)}#{each.anchor}", each.title, note=each.page)
            for each in page_headings()
        ]
        self._pick("Go to a page", hits)

    def action_links(self) -> None:
        """Choose one of the links on this page."""
        links = page_links(self.viewer.document.source)
        hits = [Hit(each.target, each.words, note=each.target) for each in links]
        if hits:
            self._pick("Links on this page", hits)
        else:
            self.say("no links on this page")

    def action_contents(self) -> None:
        """The headings of the page in a list on the left."""
        self.viewer.show_table_of_contents = not self.viewer.show_table_of_contents
        shown = self.viewer.show_table_of_contents
        self.set_focus(self.viewer.table_of_contents.query_one("Tree") if shown else self.viewer.document)

    async def action_back(self) -> None:
        """The page before this one."""
        if self.viewer.navigator.index:
            await self.viewer.back()
        else:
            self.say("this is the first page")

    async def action_forward(self) -> None:
        """The page that Back left."""
        navigator = self.viewer.navigator
        if navigator.index + 1 < len(navigator.stack):
            await self.viewer.forward()
        else:
            self.say("this is the last page that you opened")

    def action_page_down(self) -> None:
        self.viewer.scroll_page_down(animate=False)

    def _pick(self, title: str, hits: Sequence[Hit]) -> None:
        def chosen(hit: Hit | None) -> None:
            if hit is not None:
                self.run_worker(self.viewer.go(hit.key))

        self.app.push_screen(PickScreen(title, Index(hits).best), chosen)
