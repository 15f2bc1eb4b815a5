"""The findings of a change: looked for when the author pauses, in short slices, so that no key waits for them."""

from __future__ import annotations

from asyncio import sleep
from time import perf_counter
from typing import TYPE_CHECKING

from textual.timer import Timer

from decisiontree.tui.ordered_keys import is_quiet
from decisiontree.workbench import LibraryCheck, Workspace

if TYPE_CHECKING:
    from decisiontree.tui.context import EditorContext

PAUSE = 0.3
"""Seconds without a change after which findings are looked for."""
SLICE = 0.003
"""Seconds that are spent on it in one go."""
REST = 0.004
"""Seconds that belong to keys and frames after each slice."""

QUIET = 0.05
"""Seconds without a key before each slice; one that begins takes as long as its rule."""


class DueFindings:
    """Until the findings of a change are there, the panes show those of before."""

    def __init__(self, context: EditorContext) -> None:
        self.pause_seconds = PAUSE
        """Without a pause, each change is checked at once."""
        self._context = context
        self._timer: Timer | None = None

    def follow(self, workspace: Workspace) -> None:
        """Look for the findings of another state after a pause, if they are not there."""
        self._stop()
        if not self.pause_seconds:
            workspace.check.finish()
        elif not workspace.check.is_made:
            self._timer = self._context.screen.set_timer(self.pause_seconds, self._begin)

    def settle(self) -> None:
        """Look for the findings that are due now, for a command that goes by them."""
        check = self._context.workspace.check
        if not check.is_made:
            self._stop()
            check.finish()
            self._show()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _begin(self) -> None:
        self._context.screen.run_worker(self._look(self._context.workspace.check))

    async def _look(self, check: LibraryCheck) -> None:
        while self._is_shown(check) and (self._key_comes() or _goes_on(check)):
            await sleep(REST)
        if self._is_shown(check):
            self._show()

    def _key_comes(self) -> bool:
        """Whether keys are being pressed, of which each may take the time of a slice."""
        return not is_quiet(self._context.screen.app, QUIET)

    def _is_shown(self, check: LibraryCheck) -> bool:
        """Whether it is of the state that is shown; a later change makes it needless."""
        return self._context.workspace.check is check

    def _show(self) -> None:
        """Draw what findings are seen in."""
        context = self._context
        context.document.update(context.workspace)
        context.document.draw(context.panes.outline, rebuild=False)
        context.panes.show_findings(context.document)
        context.show_card(rewrite=False)


def _goes_on(check: LibraryCheck) -> bool:
    """Do a slice of the check; whether more of it is due."""
    until = perf_counter() + SLICE
    while not check.is_made and perf_counter() < until:
        check.step()
    return not check.is_made
