"""Replace words in texts: what is looked for, what stands there instead, and every place before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from decisiontree.display import one_line, plural
from decisiontree.editing import TextReplacement
from decisiontree.model import ReplaceText
from decisiontree.tui.content import content
from decisiontree.tui.search import Hit, snippet
from decisiontree.tui.widgets.choices import Choices
from decisiontree.tui.widgets.one_line import OneLine

PAUSE = 0.1
"""Seconds after a key before the library is searched."""
SHOWN = 500
AROUND = 24

Find: TypeAlias = Callable[[ReplaceText], Sequence[TextReplacement] | str]
"""Every text that a change would write anew, or why it cannot be done."""


class ReplaceScreen(ModalScreen[ReplaceText | None]):
    """The answer is the change to make, None for Escape."""

    CSS_PATH = "replace.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", id="replace.close"),
        Binding("f2", "whole_words", "Whole words", id="replace.words"),
        Binding("f3", "match_case", "Same letters", id="replace.case"),
        Binding("f4", "which_files", "Which files", id="replace.files"),
        Binding("down", "move(1)", "Next place", id="replace.next", show=False),
        Binding("up", "move(-1)", "Previous place", id="replace.previous", show=False),
        Binding("pagedown", "page(1)", "Page down", id="replace.page_down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="replace.page_up", show=False),
    ]

    box = query_one("#replace", Vertical)
    choices = query_one(Choices)
    wanted = query_one("#find", Input)
    instead = query_one("#instead", Input)
    ways = query_one("#ways", Static)
    texts = query_one("#texts", Static)

    def __init__(self, find: Find, files: tuple[str, ...], words: str = "") -> None:
        """`files` are those of the tree that is open: what F4 keeps to."""
        super().__init__()
        self._find = find
        self._files = files
        self._change = ReplaceText(find=words, replacement="")
        self._found: Sequence[TextReplacement] | str = ()
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="replace"):
            yield OneLine(self._change.find, placeholder="words to look for", id="find")
            yield OneLine(placeholder="words to write instead", id="instead")
            yield Static(id="ways")
            yield Choices()
            yield Static(id="texts")

    def on_mount(self) -> None:
        self.box.border_subtitle = content("Tab other line   ↑↓ places   Enter replace all   Esc close")
        self.set_focus(self.wanted)
        self.wanted.action_select_all()
        self.look()

    @on(Input.Changed)
    def typed(self) -> None:
        """Look for the words when the author pauses."""
        self._change = replace(self._change, find=self.wanted.value, replacement=self.instead.value)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.look)

    @on(Input.Submitted)
    def entered(self) -> None:
        """From the first line to the second; from the second, do it."""
        if self.focused is self.wanted:
            self.set_focus(self.instead)
            return
        self.look()
        if self._found and not isinstance(self._found, str):
            self.dismiss(self._change)

    @on(Choices.Clicked)
    def clicked(self) -> None:
        """Show all of a place that was clicked."""
        self._show_text()

    def look(self) -> None:
        """Find every place and show them."""
        self._found = self._find(self._change) if self._change.find.strip() else ()
        found = () if isinstance(self._found, str) else self._found
        empty = "no text contains these words" if self._change.find.strip() else "type the words to replace"
        self.choices.show([_hit(str(at), place) for at, place in enumerate(found[:SHOWN])], empty=empty)
        self._show_ways(len(found))
        self._show_text()

    def _why_nothing(self) -> str:
        """Keys to try: each of the choices above that may be why no place was found."""
        change = self._change
        keys = (
            *["F2 also finds parts of words"] * change.whole_words,
            *["F3 ignores capitals"] * change.match_case,
            *["F4 looks in all files"] * (change.files is not None),
        )
        return "; ".join(keys) if change.find.strip() else ""

    def action_whole_words(self) -> None:
        self._change = replace(self._change, whole_words=not self._change.whole_words)
        self.look()

    def action_match_case(self) -> None:
        self._change = replace(self._change, match_case=not self._change.match_case)
        self.look()

    def action_which_files(self) -> None:
        self._change = replace(self._change, files=self._files if self._change.files is None else None)
        self.look()

    def action_move(self, by: int) -> None:
        self.choices.action_move(by)
        self._show_text()

    def action_page(self, by: int) -> None:
        self.choices.action_page(by)
        self._show_text()

    def _show_ways(self, places: int) -> None:
        change = self._change
        where = (
            "all files" if change.files is None else PurePath(self._files[0]).name if self._files else "none"
        )
        self.box.border_title = content(f"Replace words, {plural(places, 'place')}")
        ways = (
            f"F2 whole words: {_yes(change.whole_words)}   F3 capitals matter: {_yes(change.match_case)}"
            f"   F4 in: {where}"
        )
        self.ways.update(content(ways))

    def _show_text(self) -> None:
        """All of the place under the cursor, before and after; or why nothing can be done."""
        if isinstance(self._found, str):
            self.texts.update(content(self._found))
        elif self._found:
            place = self._found[self.choices.cursor]
            self.texts.update(content(f"- {one_line(place.before)}\n+ {one_line(place.after)}"))
        else:
            self.texts.update(content(self._why_nothing()))


def _hit(key: str, place: TextReplacement) -> Hit:
    """The file and line, and the words around what changes."""
    at = next(
        (i for i, pair in enumerate(zip(place.before, place.after, strict=False)) if len({*pair}) > 1), 0
    )
    return Hit(key, f"{PurePath(place.file).name}:{place.line}", snippet(place.after, at, AROUND))


def _yes(value: bool) -> str:
    return "yes" if value else "no"
