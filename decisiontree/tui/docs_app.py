"""The docs as an application of their own, for a shell where no editor runs."""

from __future__ import annotations

from decisiontree.tui.ordered_keys import OrderedKeys
from decisiontree.tui.screens.docs import DocsScreen


class DocsApp(OrderedKeys):
    """One reader in the terminal."""

    TITLE = "decisiontree docs"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.push_screen(DocsScreen(self._page))
