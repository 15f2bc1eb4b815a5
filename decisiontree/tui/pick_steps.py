"""Dialogs to pick from that lead to one another: Escape goes one step back, and what was typed waits there."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from decisiontree.tui.screens.pick import PickScreen
from decisiontree.tui.search import Hit


class PickSteps:
    """Knows the dialog that led to the one that is asked next."""

    def __init__(self, ask: Callable[[Screen[Hit | None], Callable[[Hit | None], None]], None]) -> None:
        self._ask = ask
        self._before: Callable[[], None] | None = None
        """Back to the dialog before."""
        self._words = ""
        """What was typed into a dialog that Escape led back from."""

    def begin(self) -> None:
        """What is asked next is a first step."""
        self._before = None

    def pick(self, dialog_of: Callable[[str], PickScreen], then: Callable[[Hit], None]) -> None:
        """Show a dialog with some words in its line; `then` follows what was picked."""
        words, before = self._words, self._before
        if before is not None:
            self._words = ""
        self._show(dialog_of(words if before is not None else ""), then, before)

    def _show(
        self, dialog: PickScreen, then: Callable[[Hit], None], before: Callable[[], None] | None
    ) -> None:
        self._before = None

        def picked(hit: Hit | None) -> None:
            if hit is not None:
                again = dialog.again(hit)
                self._before = lambda: self._show(again, then, before)
                then(hit)
                self._before = None
            elif before is not None:
                self._words = dialog.query_typed
                before()
            else:
                self._words = ""

        self._ask(dialog, picked)
