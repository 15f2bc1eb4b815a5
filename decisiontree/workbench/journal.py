"""The journal of one editor: an append-only file that holds its unsaved work. Knows one file; asks nobody anything.

A record is kept when its line is written and synced to the disk: then neither a killed program nor a power cut loses it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from decisiontree.errors import NotSaved
from decisiontree.workbench import records
from decisiontree.workbench.records import Work
from decisiontree.workbench.save import reason_of, write_whole

MODE = 0o600
ROOM = 4_000_000
"""Bytes of records after which the journal is written anew, from the work as it stands."""


class Journal:
    """Follows the work of one editor. Where it cannot be written, `problem` says why, and the next edit tries again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None
        self._handle: int | None = None
        self._work: Work | None = None
        self._known: frozenset[str] = frozenset()
        self._good = 0
        self._limit = ROOM
        self._written = self._synced = 0

    @property
    def is_kept(self) -> bool:
        """Whether all that is unsaved is safe on the disk."""
        return self.problem is None and self._written == self._synced

    def create(self) -> None:
        """Make the file, empty. Raises OSError."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, MODE)

    def follow(self, work: Work) -> None:
        """Write down what has changed; nothing is left where nothing is unsaved."""
        try:
            if not work.unsaved:
                self._clear()
            elif self._work is None or self._good > self._limit or not self._is_there():
                self._write_whole(work)
            elif work != self._work:
                self._append(work)
        except (OSError, NotSaved) as problem:
            self.problem = _told(problem, self.path)
        else:
            self.problem = None

    def sync(self) -> None:
        """Make what was written outlive a power cut. May take a moment; safe to call from another thread."""
        handle, written = self._handle, self._written
        if handle is None or written == self._synced:
            return
        try:
            os.fsync(handle)
        except OSError as problem:
            self.problem = _told(problem, self.path)
        else:
            self._synced = written  # what was written meanwhile is not part of this one

    def close(self) -> None:
        """Let go of the file; what it holds stays."""
        self.sync()
        if self._handle is not None:
            os.close(self._handle)
        self._handle = self._work = None

    def remove(self) -> None:
        """Take the file away: nothing is unsaved, or nobody wants it."""
        self.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _append(self, work: Work) -> None:
        before = self._work
        if before is None:
            return
        self._write_line(records.line(records.change(before, work, self._known)))
        self._known |= _touched(work)
        self._work = work

    def _write_whole(self, work: Work) -> None:
        """The journal from its beginning. One that holds work is replaced in one step, so that nothing is ever missing."""
        self._known = _touched(work)
        line = records.line(records.whole(work.of(self._known)))
        if self._work is None and self._is_there():
            self._write_line(line)
        else:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.path, line, mode=MODE)
            self._open()
            self._good = len(line)
            self._written += 1
            self._synced = self._written
        self._limit = self._good + ROOM
        self._work = work

    def _write_line(self, line: bytes) -> None:
        """One line at the end; a part of one, on a full disk say, is taken away again."""
        if self._handle is None:
            raise FileNotFoundError(self.path)
        os.ftruncate(self._handle, self._good)
        self._written += 1
        written = 0
        while written < len(line):
            written += os.pwrite(self._handle, line[written:], self._good + written)
        self._good += len(line)

    def _clear(self) -> None:
        if self._work is not None and self._handle is not None:
            os.ftruncate(self._handle, 0)
        self._good = 0
        self._work = None

    def _open(self) -> None:
        handle = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        if self._handle is not None:
            os.close(self._handle)
        self._handle = handle

    def _is_there(self) -> bool:
        """Whether the file that is open is still the one with that name: somebody may have tidied up."""
        if self._handle is None:
            return False
        try:
            there, held = self.path.stat(), os.fstat(self._handle)
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)


def _touched(work: Work) -> frozenset[str]:
    return records.files_of(work.history) | frozenset(work.unsaved)


def _told(problem: OSError | NotSaved, path: Path) -> str:
    reason = reason_of(problem, path) if isinstance(problem, OSError) else str(problem.__cause__ or problem)
    return f"unsaved work cannot be kept aside: {reason}"
