"""What the keys do here: made from the bindings themselves, so it cannot lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.display import pad, wrap
from decisiontree.tui.content import content
from decisiontree.tui.ordered_keys import OrderedKeys

KEY_WIDTH, NARROW = 16, 8
"""Of the column of keys; wider where a key needs it, narrower where there is no room."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, some plain words, and keys with what they do."""

    title: str
    words: str = ""
    keys: tuple[tuple[str, str], ...] = ()


class HelpScreen(ModalScreen[None]):
    """A page of keys over the screen that it explains."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q,enter", "dismiss(None)", "Close", id="help.close"),
        Binding("d", "docs", "Read the docs", id="help.docs"),
    ]

    def __init__(self, sections: Sequence[Section], *, offers_docs: bool = True) -> None:
        super().__init__()
        self.sections = sections
        self._offers_docs = offers_docs

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static()

    def on_mount(self) -> None:
        scroll = self.query_one(VerticalScroll)
        scroll.border_title = content("Help")
        docs = "   d read the docs" * self._offers_docs
        scroll.border_subtitle = content(f"↑↓ scroll   F12 all keys{docs}   Esc close")
        self.set_focus(scroll)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        room = self.query_one(VerticalScroll).scrollable_content_region.width
        self.query_one(Static).update(_page((*_changed(self.app), *self.sections), room))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's own
        """The docs do not open over themselves."""
        return self._offers_docs or action != "docs"

    def action_docs(self) -> None:
        """All pages, over this one."""
        # only who reads them pays for Textual's Markdown
        from decisiontree.docs import FRONT
        from decisiontree.tui.screens.docs import DocsScreen

        self.app.push_screen(DocsScreen(FRONT))


def _changed(app: App[Any]) -> tuple[Section, ...]:
    """The keys of the settings, which the pages below do not all know."""
    if not isinstance(app, OrderedKeys) or not app.changed_keys:
        return ()
    return (Section("Your own keys", "From decisiontree.toml, in place of those below.", app.changed_keys),)


def _page(sections: Sequence[Section], room: int) -> Content:
    """The page as it fits into some columns: what a key does goes on below its first word, not below the key."""
    longest = max((cell_len(key) + 1 for section in sections for key, _ in section.keys), default=0)
    column = min(max(KEY_WIDTH, longest), max(NARROW, room // 3))
    parts: list[tuple[str, str]] = []
    for section in sections:
        parts.append((f"{section.title}\n", "bold $text-accent"))
        if section.words:
            parts.append((f"{section.words}\n", ""))
        for key, words in section.keys:
            lines = wrap(words, max(1, room - column - 2)) or [""]
            aside = column if cell_len(key) < column else cell_len(key) + 1
            parts += [(f"  {pad(key, aside)}", "bold"), (f"{lines[0]}\n", "")]
            parts += [(f"  {' ' * column}{line}\n", "") for line in lines[1:]]
        parts.append(("\n", ""))
    return Content.assemble(*parts)
