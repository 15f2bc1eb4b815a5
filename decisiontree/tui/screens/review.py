"""Changes shown line by line, with a few answers below. Escape is always the answer that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from decisiontree.display import clean
from decisiontree.tui.content import content
from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.widgets.choices import Choices

ChangedLines: TypeAlias = Sequence[tuple[str, Sequence[str]]]
"""Files and the lines that a change takes away and puts in."""
MOST_LINES = 2_000
"""More are counted, not shown."""
_STYLES = {"+": "$text-success", "-": "$text-error", "@": "bold $text-accent"}


class ReviewScreen(ConfirmScreen):
    """Shows what would change in which file; the arrows scroll, Tab goes from answer to answer."""

    CSS_PATH = "review.tcss"

    scroll = query_one("#review-lines", VerticalScroll)

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        replies: Sequence[Reply],
        files: ChangedLines,
    ) -> None:
        super().__init__(title, lines, replies)
        self._files = files

    def compose(self) -> ComposeResult:
        with Vertical(id="review"):
            yield Static(content("\n".join(self._lines)), id="review-words")
            with VerticalScroll(id="review-lines"):
                yield Static(_page(self._files))
            yield Choices()

    def on_mount(self) -> None:
        self.box.border_subtitle = content("↑↓ PgUp PgDn scroll   Tab answer")
        self.set_focus(self.scroll)


def _page(files: ChangedLines) -> Content:
    parts: list[tuple[str, str]] = []
    for file, lines in files:
        parts.append((f"{clean(file)}\n", "bold"))
        parts += [(f"{clean(line)}\n", _STYLES.get(line[:1], "")) for line in lines[:MOST_LINES]]
        if len(lines) > MOST_LINES:
            parts.append((f"… and {len(lines) - MOST_LINES:,} lines more\n", "bold $text-accent"))
    return Content.assemble(*parts)
