"""The docs as an application of their own, for a shell where no editor runs."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from decisiontree.tui.memory import EditorMemory
from decisiontree.tui.ordered_keys import OrderedKeys
from decisiontree.tui.screens.docs import DocsScreen
from decisiontree.tui.themes import use_theme


class DocsApp(OrderedKeys):
    """One reader in the terminal."""

    TITLE = "decisiontree docs"
    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "Leave", id="docs.interrupt", show=False, priority=True),
    ]

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        use_theme(self, EditorMemory.of_library(Path.cwd()).user.theme)

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.push_screen(DocsScreen(self._page))

    def action_interrupt(self) -> None:
        """Ctrl+C leaves, as in other readers in a shell; where text is selected, it copies."""
        if self.screen.get_selected_text():
            raise SkipAction
        self.exit()
