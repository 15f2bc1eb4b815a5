"""Changes shown line by line, with a few answers below. Escape is always the answer that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from decisiontree.display import clean
from decisiontree.tui.content import content
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.search import Hit
from decisiontree.tui.widgets.choices import Choices

MOST_LINES = 2_000
"""More are counted, not shown."""
_STYLES = {"+": "$text-success", "-": "$text-error", "@": "bold $text-accent"}


class ReviewScreen(ModalScreen[str | None]):
    """Shows what would change in which file; the answer is a reply's key, None for Escape."""

    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Go back", id="review.cancel"),
        Binding("tab", "move(1)", "Next answer", id="review.next", show=False),
        Binding("shift+tab", "move(-1)", "Previous answer", id="review.previous", show=False),
        Binding("enter", "reply", "Choose", id="review.choose", priority=True),
    ]

    box = query_one("#review", Vertical)
    lines = query_one("#review-lines", VerticalScroll)
    choices = query_one(Choices)

    def __init__(
        self,
        title: str,
        words: Sequence[str],
        files: Sequence[tuple[str, Sequence[str]]],
        replies: Sequence[Reply],
    ) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._files = files
        self._replies = tuple(replies)

    def compose(self) -> ComposeResult:
        with Vertical(id="review"):
            yield Static(content("\n".join(self._words)), id="review-words")
            with VerticalScroll(id="review-lines"):
                yield Static(_page(self._files))
            yield Choices()

    def on_mount(self) -> None:
        self.box.border_title = content(self._title)
        self.box.border_subtitle = content("↑↓ PgUp PgDn scroll   Tab answer")
        self.choices.show(
            [Hit(reply.key, f"{reply.letter}  {reply.name}", reply.words) for reply in self._replies]
        )
        self.set_focus(self.lines)

    def on_key(self, event: events.Key) -> None:
        for reply in self._replies:
            if event.character is not None and event.character.lower() == reply.letter.lower():
                event.stop()
                self.dismiss(reply.key)
                return

    @on(Choices.Clicked)
    def click(self, event: Choices.Clicked) -> None:
        """Answer with the reply that was clicked."""
        self.dismiss(event.hit.key)

    def action_move(self, by: int) -> None:
        self.choices.action_move(by)

    def action_reply(self) -> None:
        if self.choices.hit is not None:
            self.dismiss(self.choices.hit.key)


def _page(files: Sequence[tuple[str, Sequence[str]]]) -> Content:
    parts: list[tuple[str, str]] = []
    for file, lines in files:
        parts.append((f"{clean(file)}\n", "bold"))
        parts += [(f"{clean(line)}\n", _STYLES.get(line[:1], "")) for line in lines[:MOST_LINES]]
        if len(lines) > MOST_LINES:
            parts.append((f"… and {len(lines) - MOST_LINES:,} lines more\n", "bold $text-accent"))
    return Content.assemble(*parts)
