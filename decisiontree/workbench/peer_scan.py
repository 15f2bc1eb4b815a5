"""One lock and its journal as another editor finds them: somebody works there, has left work behind, or it is spoilt.

Whatever lies there, nothing is raised: what cannot be used is put aside, and that is told.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from decisiontree import clock
from decisiontree.display import visible
from decisiontree.files import read_private, stored_json
from decisiontree.workbench.holders import Held, Holder, hold, holder_of, may_run
from decisiontree.workbench.journal import HELD_BYTES, holds_work
from decisiontree.workbench.leftovers import Here, Part, part_here
from decisiontree.workbench.quarantine import quarantine, quarantine_copy
from decisiontree.workbench.records import Work
from decisiontree.workbench.replay import Replayed, replayed

_PASSING = frozenset({errno.EIO, errno.ESTALE, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Faults that say nothing of the file: it is left for the next time."""


@dataclass(frozen=True, slots=True, eq=False)
class LeftWork:
    """Work that an editor which is no more has left unsaved; `at` is when it wrote last, `held` what keeps others off it.

    `elsewhere` is work in the same journal on the trees of other folders; `stays` where the journal cannot go.
    """

    holder: Holder | None
    at: datetime
    work: Work
    held: Path
    journal: Path
    elsewhere: Work | None
    stays: bool


class PeerScan:
    """What was met: an editor that runs, or work with a hold on it, and sentences that the author must hear."""

    def __init__(self, lock: Path, journal: Path, here: Here) -> None:
        self.other: Holder | None = None
        self.left: LeftWork | None = None
        self.handle: int | None = None
        self.notes: list[str] = []
        self._lock = lock
        self._journal = journal
        self._here = here
        self._meet()
        if self.left is None:
            self._let_go()

    def _meet(self) -> None:
        held = self._hold(self._lock, "a note of an editor that has ended")
        if held is None:
            self._meet_without_lock()
            return
        try:
            holder = holder_of(held.content)
        except stored_json.Newer:
            if held.handle is not None and _concerns(held.content, self._here) and holds_work(self._journal):
                self._tell_newer()
            return
        except stored_json.Spoilt as problem:
            if held.handle is None:
                return
            if held.content:
                self._quarantine(self._lock, "a note of an editor that has ended", str(problem))
            else:  # it ended before it wrote a letter
                self._sweep(self._lock)
            self._meet_without_lock()
            return
        if held.handle is None or (not held.is_sure and may_run(holder)):
            self.other = holder if holder.files & self._here.files and may_run(holder) else None
        elif holder.is_on(self._here.files):
            self._read(holder)
        elif not holds_work(self._journal):
            self._sweep(self._journal, self._lock)

    def _let_go(self) -> None:
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None

    def _meet_without_lock(self) -> None:
        self._let_go()
        held = self._hold(self._journal, "unsaved work")
        if held is not None and held.handle is not None:
            self._offer(held.content, None)

    def _hold(self, path: Path, what: str) -> Held | None:
        """A hold on a lock or journal; None where it is not there, or was no file that could be read."""
        try:
            held = hold(path)
        except FileNotFoundError:
            return None
        except OSError as problem:
            self._cannot_read(path, what, problem)
            return None
        self.handle = held.handle
        return held

    def _read(self, holder: Holder) -> None:
        try:
            content = read_private(self._journal, HELD_BYTES)
        except FileNotFoundError:
            self._sweep(self._journal, self._lock)
        except OSError as problem:
            self._cannot_read(self._journal, "unsaved work", problem)
        else:
            self._offer(content, holder)

    def _offer(self, content: bytes, holder: Holder | None) -> None:
        try:
            found = replayed(content)
            part = part_here(found, holder.folder if holder is not None else None, self._here)
        except stored_json.Newer:
            self._tell_newer()
            return
        except stored_json.Spoilt as problem:
            self._quarantine(self._journal, "unsaved work", str(problem))
            self._sweep(self._lock)
            return
        if part.work is not None:
            at = _last(self._journal) or (holder.since if holder is not None else clock.now())
            stays = not self._keep_what_does_not_come_back(content, found, part)
            held = self._journal if holder is None else self._lock
            self.left = LeftWork(holder, at, part.work, held, self._journal, part.elsewhere, stays)
        elif part.elsewhere is not None:
            if holder is not None:
                self._tell_waiting(part.elsewhere)
        elif found.is_whole and not part.foreign:
            self._sweep(self._journal, self._lock)
        else:
            reason = _named(part.foreign) if part.foreign else "a part of it is damaged"
            self._quarantine(self._journal, "unsaved work", reason)
            self._sweep(self._lock)

    def _keep_what_does_not_come_back(self, content: bytes, found: Replayed, part: Part) -> bool:
        """Keep a copy of a journal of which not everything is offered; whether the journal itself may go then."""
        if part.elsewhere is not None:
            self._tell_waiting(part.elsewhere)
        if found.is_whole and not part.foreign:
            return True
        reason = _named(part.foreign) if part.foreign else "a part of it is damaged"
        try:
            copy = quarantine_copy(self._journal, content)
        except OSError:
            self.notes.append(
                f"not all unsaved work can be restored ({reason}); it stays in '{_shown(self._journal)}'"
            )
            return False
        self.notes.append(
            f"not all unsaved work can be restored ({reason}); the whole of it is kept as '{_shown(copy)}'"
        )
        return True

    def _cannot_read(self, path: Path, what: str, problem: OSError) -> None:
        if problem.errno in _PASSING:
            self.notes.append(f"{what} cannot be read now ({_reason(problem)}): '{_shown(path)}'")
        else:
            self._quarantine(path, what, _reason(problem))

    def _quarantine(self, path: Path, what: str, reason: str) -> None:
        self._let_go()  # Windows renames and removes nothing that is open
        try:
            kept = quarantine(path)
        except OSError as problem:
            self.notes.append(
                f"{what} cannot be read ({reason}), nor be put aside ({_reason(problem)}): '{_shown(path)}'"
            )
        else:
            self.notes.append(f"{what} cannot be read ({reason}); it is kept as '{_shown(kept)}'")

    def _tell_newer(self) -> None:
        self.notes.append(
            f"unsaved work is from a newer decisiontree, which can restore it; it stays in '{_shown(self._journal)}'"
        )

    def _tell_waiting(self, elsewhere: Work) -> None:
        self.notes.append(
            f"unsaved work waits until the folders of its trees are open: {_named(elsewhere.unsaved)}"
        )

    def _sweep(self, *paths: Path) -> None:
        self._let_go()
        for path in paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _concerns(content: bytes, here: Here) -> bool:
    """Whether the lock of a newer program speaks of these files; where that cannot be told, it may."""
    try:
        files = {
            Path(stored_json.name(file))
            for file in stored_json.items(stored_json.mapping(stored_json.parsed(content)).get("files"))
        }
    except stored_json.Spoilt:
        return True
    return bool(files & here.files)


def _last(path: Path) -> datetime | None:
    """When a file was written last; None where no clock can show that time."""
    try:
        moment = datetime.fromtimestamp(path.lstat().st_mtime, UTC)
        moment.astimezone()
    except (OSError, ValueError, OverflowError):
        return None
    return moment


def _named(files: tuple[str, ...]) -> str:
    first, *more = files
    return f"'{visible(first)}'" + (f" and {len(more)} more" if more else "")


def _reason(problem: OSError) -> str:
    return (problem.strerror or type(problem).__name__).lower()


def _shown(path: Path) -> str:
    return visible(str(path))
