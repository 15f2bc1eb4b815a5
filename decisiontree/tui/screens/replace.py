"""Replace words in texts: what is looked for, what is written instead, and every place, to be taken or skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import ClassVar, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from decisiontree.display import one_line, plural
from decisiontree.editing import TextReplacement
from decisiontree.model import ReplaceText, TextPlace
from decisiontree.tui.content import content
from decisiontree.tui.replacing.place_list import PlaceList
from decisiontree.tui.replacing.place_words import PlaceWords
from decisiontree.tui.widgets.one_line import OneLine

PAUSE = 0.1
"""Seconds after a key before the library is searched."""

Find: TypeAlias = Callable[[ReplaceText], Sequence[TextReplacement] | str]
"""Every place that a change finds, or why it cannot be done."""
Do: TypeAlias = Callable[[ReplaceText, Sequence[TextReplacement]], str | None]
"""Makes the change in the places that are taken; the answer is why it cannot be done."""


class ReplaceScreen(ModalScreen[None]):
    """Closes once the words are replaced; Escape in the list goes back to the lines, in the lines it closes."""

    CSS_PATH = "replace.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", "Close", id="replace.close"),
        Binding("f2", "whole_words", "Whole words", id="replace.words"),
        Binding("f3", "match_case", "Same letters", id="replace.case"),
        Binding("f4", "which_files", "Which files", id="replace.files"),
        Binding("down", "to_places(0)", "To the places", id="replace.next", show=False),
        Binding("pagedown", "to_places(1)", "Page down", id="replace.page_down", show=False),
    ]

    box = query_one("#replace", Vertical)
    places = query_one(PlaceList)
    wanted = query_one("#find", Input)
    instead = query_one("#instead", Input)
    ways = query_one("#ways", Static)
    texts = query_one("#texts", Static)

    def __init__(
        self,
        find: Find,
        do: Do,
        words_of: Callable[[TextPlace], PlaceWords],
        *,
        files: tuple[str, ...],
        words: str = "",
    ) -> None:
        """`files` are those of the tree that is open: what F4 keeps to."""
        super().__init__()
        self._find, self._do, self._words_of = find, do, words_of
        self._files = files
        self._change = ReplaceText(find=words, replacement="")
        self._refused = ""
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="replace"):
            yield OneLine(self._change.find, placeholder="words to look for", id="find")
            yield OneLine(placeholder="words to write instead", id="instead")
            yield Static(id="ways")
            yield PlaceList(self._words_of)
            yield Static(id="texts")

    def on_mount(self) -> None:
        self.set_focus(self.wanted)
        self.wanted.action_select_all()
        self.look()

    @on(Input.Changed)
    def typed(self) -> None:
        """Look for the words when the author pauses; other words have other places."""
        if self.wanted.value != self._change.find:
            self.places.skipped = frozenset()
        self._change = replace(self._change, find=self.wanted.value, replacement=self.instead.value)
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.look)

    @on(Input.Submitted)
    def entered(self) -> None:
        """From the first line to the second; from the second, do it."""
        if self.focused is self.wanted:
            self.set_focus(self.instead)
        else:
            self.look()
            self.done()

    @on(PlaceList.Done)
    def done(self) -> None:
        """Replace what is taken; where that cannot be, say why and stay."""
        taken = [each for each in self.places.places if each.place not in self.places.skipped]
        if not taken:
            return
        self._refused = self._do(replace(self._change, skipped=self.places.skipped), taken) or ""
        if self._refused:
            self.show_place()
        else:
            self.dismiss(None)

    @on(events.DescendantFocus)
    @on(PlaceList.Changed)
    def show_place(self) -> None:
        """What can be pressed, how much is taken, and all of the place under the cursor, before and after."""
        found, place = self.places.places, self.places.place
        taken = len(found) - len(self.places.skipped)
        count = f"{taken} of " * (taken < len(found)) + plural(len(found), "place")
        self.box.border_title = content(f"Replace words, {count}")
        if self.focused is self.places:
            keys = f"Space skip or take   a all or none   Enter replace {taken}   Esc back"
        else:
            keys = "Tab other line   ↓ skip places   Enter replace all taken   Esc close"
        self.box.border_subtitle = content(keys)
        if self._refused:
            self.texts.update(content(self._refused))
        elif place is not None:
            self.texts.update(content("\n".join(self._lines_of(place))))
        else:
            self.texts.update(content(self._why_nothing()))

    @on(PlaceList.Left)
    def leave_places(self) -> None:
        """Back to the line that was last written."""
        self.set_focus(self.instead)

    def look(self) -> None:
        """Find every place and show them."""
        if self._pause is not None:
            self._pause.stop()
        found = self._find(self._change) if self._change.find.strip() else ()
        self._refused = found if isinstance(found, str) else ""
        empty = "no text contains these words" if self._change.find.strip() else "type the words to replace"
        self.places.show(() if isinstance(found, str) else found, empty)
        change, one = self._change, PurePath(self._files[0]).name if self._files else "none"
        self.ways.update(
            content(
                f"F2 whole words: {_yes(change.whole_words)}   F3 capitals matter: {_yes(change.match_case)}"
                f"   F4 in: {'all files' if change.files is None else one}"
            )
        )
        self.show_place()

    def action_step_back(self) -> None:
        if self.focused is self.places:
            self.leave_places()
        else:
            self.dismiss(None)

    def action_whole_words(self) -> None:
        self._change = replace(self._change, whole_words=not self._change.whole_words)
        self.look()

    def action_match_case(self) -> None:
        self._change = replace(self._change, match_case=not self._change.match_case)
        self.look()

    def action_which_files(self) -> None:
        self._change = replace(self._change, files=self._files if self._change.files is None else None)
        self.look()

    def action_to_places(self, pages: int) -> None:
        if self.places.places:
            self.set_focus(self.places)
            self.places.action_page(pages)

    def _lines_of(self, place: TextReplacement) -> Sequence[str]:
        words = self._words_of(place.place)
        where = f"{PurePath(place.place.file).name}:{place.line}   {one_line(words.part)}: {words.field}"
        return (where, f"- {one_line(place.before)}", f"+ {one_line(place.after)}")

    def _why_nothing(self) -> str:
        """Keys to try: each of the choices above that may be why no place was found."""
        change = self._change
        keys = (
            *["F2 also finds parts of words"] * change.whole_words,
            *["F3 ignores capitals"] * change.match_case,
            *["F4 looks in all files"] * (change.files is not None),
        )
        return "; ".join(keys) if change.find.strip() else ""


def _yes(value: bool) -> str:
    return "yes" if value else "no"
