"""Files that somebody else changes meanwhile: taken over where nothing is at stake, else told of in the title."""

from __future__ import annotations

from decisiontree.tui.disk import DiskWatch
from decisiontree.tui.screens.recovering import Recovering

LOOK_SECONDS = 1.0


class Watching(Recovering):
    """The last part of the main screen's work: an eye on the disk."""

    _not_read: frozenset[str] = frozenset()

    def watch_disk(self) -> None:
        """Look at the files every second from now on."""
        self._disk = DiskWatch()
        self.set_interval(LOOK_SECONDS, self.look_at_disk)

    def look_at_disk(self) -> None:
        """Read the files again when they changed and nothing here is unsaved or being written."""
        moved = self._disk.others(self.workspace.saved)
        at_rest = self.pane.field is None and self.app.screen is self and not self.workspace.dirty
        if moved and moved != self._not_read and at_rest:
            if self.reload():
                self.say(f"{', '.join(sorted(moved))} changed on disk; this is what is there now")
                moved = frozenset()
            else:
                self._not_read = moved  # said once, not every second
        if moved != self.moved_on_disk:
            self.moved_on_disk = moved
            self.show_title()
