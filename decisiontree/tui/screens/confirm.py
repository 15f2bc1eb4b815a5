"""One question with a few answers, each a line with a letter. Escape is always the answer that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.tui.content import content
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import Choices

LOW_BELOW = 16
FRAME, LOW_FRAME = 7, 2
"""Lines that the dialog's frame takes with what is around it, and those on a low screen."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A possible answer: the letter that gives it, what it is called and what it does."""

    letter: str
    name: str
    words: str = ""


class ConfirmScreen(ModalScreen[Reply | None]):
    """Says what is about to happen; None is the answer of Escape."""

    CSS_PATH = "confirm.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW_BELOW, "-tall")]  # noqa: RUF012  as Screen declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Go back", id="confirm.cancel"),
        Binding("down,tab", "move(1)", "Next", id="confirm.next", show=False),
        Binding("up,shift+tab", "move(-1)", "Previous", id="confirm.previous", show=False),
        Binding("pagedown", "page(1)", "Read on", id="confirm.page_down", show=False),
        Binding("pageup", "page(-1)", "Read back", id="confirm.page_up", show=False),
        Binding("enter", "reply", "Choose", id="confirm.choose", priority=True),
    ]

    box = query_one(Vertical)
    text = query_one(VerticalScroll)
    choices = query_one(Choices)

    def __init__(self, title: str, lines: Sequence[str], replies: Sequence[Reply]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._replies = tuple(replies)

    def compose(self) -> ComposeResult:
        with Vertical(id="confirm"):
            with VerticalScroll(can_focus=False):
                yield Static(content("\n".join(self._lines)))
            yield Choices()

    def on_mount(self) -> None:
        self.box.border_title = content(self._title)
        self.choices.show(
            [Hit(reply.letter, f"{reply.letter}  {reply.name}", reply.words) for reply in self._replies]
        )

    def on_resize(self) -> None:
        """The answers are always seen; of a text that is too long for that, the rest is a page further."""
        frame = LOW_FRAME if self.size.height < LOW_BELOW else FRAME
        self.text.styles.max_height = max(1, self.size.height - frame - len(self._replies))
        self.call_after_refresh(self._show_rest)

    def _show_rest(self) -> None:
        self.box.border_subtitle = "PgDn reads on" if self.text.max_scroll_y else None

    def on_key(self, event: events.Key) -> None:
        for reply in self._replies:
            if event.character is not None and event.character.lower() == reply.letter:
                event.stop()
                self.dismiss(reply)
                return

    @on(Choices.Clicked)
    def action_reply(self) -> None:
        """Answer with the reply under the cursor, which a click puts there."""
        self.dismiss(self._replies[self.choices.cursor])

    def action_page(self, by: int) -> None:
        self.text.scroll_relative(y=by * max(1, self.text.size.height - 1), animate=False)

    def action_move(self, by: int) -> None:
        self.choices.action_move(by)
