"""The panes that follow the outline's cursor, each a little later: first the form, then the panes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

if TYPE_CHECKING:
    from decisiontree.tui.context import EditorContext

PREVIEW_DELAY = 0.05


class PanesBehind:
    """What of the screen does not show yet where the author is."""

    def __init__(self, context: EditorContext) -> None:
        self._context = context
        self._form_waits = False
        self._pause: Timer | None = None

    def show_form_next(self) -> None:
        """Draw the form once what has changed by now is on the screen; of several in a row, only the last one."""
        if not self._form_waits:
            self._form_waits = True
            self._context.screen.call_after_refresh(self.catch_up)

    def catch_up(self) -> None:
        """Draw the form now if it waits: whatever works with it needs the one of the node that is shown."""
        if self._form_waits:
            self._context.show_card()

    def form_shown(self) -> None:
        """The form is drawn: after a pause, the panes beside it follow."""
        self._form_waits = False
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._context.screen.set_timer(PREVIEW_DELAY, self._show_beside)

    def _show_beside(self) -> None:
        context = self._context
        if context.panes.preview.display:
            context.panes.show_preview(context.document)
        context.panes.show_source(context.document)
