"""Unsaved work that outlives a closed window: kept aside as one types, offered when the file is opened again."""

from __future__ import annotations

from textual.timer import Timer

from decisiontree.tui.screens.confirm import ConfirmScreen, Reply
from decisiontree.tui.screens.keeping import Keeping
from decisiontree.workbench import Kept, forget, keep, kept, recover

KEEP_SECONDS = 1.0
"""Nothing that was on the screen longer than this is lost."""


class Recovering(Keeping):
    """The last part of the main screen's work; what it needs of the disk, the workbench does."""

    _keeping: Timer | None = None

    def watch_workspace(self) -> None:
        """Keep the unsaved texts, a moment after they changed."""
        if self.is_mounted and self._keeping is None:
            self._keeping = self.set_timer(KEEP_SECONDS, self.keep_now)

    def keep_now(self) -> None:
        """Keep the unsaved texts."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = None
        keep(self.workspace)

    def offer_recovery(self) -> None:
        """Ask about texts that an earlier session left behind."""
        lost = kept(self.workspace)
        if not lost:
            return
        lines = ["An earlier session ended before these changes were saved:", ""]
        lines += [f"  {each.file}, {_clock(each)}{_moved_on(each)}" for each in lost]
        replies = (
            Reply("recover", "r", "Recover", "bring the changes back; Ctrl+Z takes them away again"),
            Reply("discard", "d", "Discard", "drop them for ever"),
            Reply("later", "l", "Later", "open the file as it is, and ask again next time"),
        )

        def answered(reply: str | None) -> None:
            if reply == "recover":
                self.show_workspace(recover(self.workspace, lost))
                self.say("recovered; Ctrl+S saves")
            elif reply == "discard":
                forget(self.workspace)

        self.app.push_screen(ConfirmScreen("Unsaved changes were found", lines, replies), answered)


def _clock(lost: Kept) -> str:
    return f"{lost.since.astimezone():%d %b, %H:%M}"


def _moved_on(lost: Kept) -> str:
    return "" if lost.same_base else "  (the file has changed since)"
