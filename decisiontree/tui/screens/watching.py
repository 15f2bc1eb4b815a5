"""Files that somebody else changes meanwhile: taken in where nothing clashes, else told of in the title."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from decisiontree.tui.disk import DiskWatch
from decisiontree.tui.screens.recovering import Recovering
from decisiontree.workbench import Taken, left_alone

LOOK_SECONDS = 1.0
FEW = 3
"""More files are counted, not named."""


class Watching(Recovering):
    """The last part of the main screen's work: an eye on the disk."""

    _told_odd: frozenset[str] = frozenset()

    def watch_disk(self) -> None:
        """Look at the files every second from now on."""
        self._disk = DiskWatch()
        odd = left_alone(self.workspace.library.outside)
        self._told_odd = frozenset(odd)
        if odd:
            self.say(_told(Taken(self.workspace), odd))
        self.set_interval(LOOK_SECONDS, self.look_at_disk)

    def look_at_disk(self) -> None:
        """Take in what changed, as long as nobody is writing in a field."""
        moved = self._disk.others(self.workspace.saved)
        new = self._disk.appeared(self.workspace)
        at_rest = self.pane.field is None and self.app.screen is self
        news = self._disk.news(moved)
        if at_rest and (new or news):
            taken = self.take_in({*moved, *new})
            odd = left_alone({*moved, *new} - (self._told_odd - news))
            self._told_odd |= odd.keys()
            if told := _told(taken, odd):
                self.say(told)
            # what could not be taken in is said once, not every second
            moved -= {*taken.reloaded, *taken.merged}
            self._disk.leave(moved)
        if moved != self.moved_on_disk:
            self.moved_on_disk = moved
            self.show_title()


def _told(taken: Taken, odd: Mapping[str, str]) -> str:
    parts = [f"{file} {why}; it is left alone" for file, why in islice(odd.items(), FEW)]
    if len(odd) > FEW:
        parts.append(f"{len(odd) - FEW} more files are left alone")
    if taken.reloaded:
        parts.append(f"{_named(taken.reloaded)} changed on disk; this is what is there now")
    if taken.merged:
        parts.append(f"{_named(taken.merged)} changed on disk; your changes are in it")
    if taken.conflicts:
        parts.append(
            f"{_named((*taken.conflicts,))} changed on disk where you changed it; Ctrl+S asks which to keep"
        )
    if taken.vanished:
        parts.append(f"{_named(taken.vanished)} is not on disk any more; it stays open here")
    return "; ".join(parts)


def _named(files: tuple[str, ...]) -> str:
    return ", ".join(files) if len(files) <= FEW else f"{len(files)} files"
