"""The page that a rep will meet, drawn as plain lines beside the form. Shows; edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from decisiontree.tui.preview import Line
from decisiontree.tui.shown import clean

_STYLES = {"title": "bold", "say": "$text-accent", "must": "$text-warning", "note": "$text-muted", "key": ""}


class PreviewPane(VerticalScroll, can_focus=False):
    """The live preview."""

    BORDER_TITLE: ClassVar[str] = "4 Preview"

    def compose(self) -> ComposeResult:
        yield Static("")

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines from the top."""
        parts = [(clean(line.text) + "\n", _STYLES.get(line.style, "")) for line in lines]
        self.query_one(Static).update(Content.assemble(*parts))
