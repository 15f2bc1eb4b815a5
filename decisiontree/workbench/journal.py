"""The journal of one editor: an append-only file that holds its unsaved work. Knows one file; asks nobody anything.

A record is kept when its line is written and synced to the disk: then neither a killed program nor a power cut loses it.

Algorithm: redo log; Gray, Reuter: Transaction Processing: Concepts and Techniques, 1992.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from decisiontree.files import NotPrivate, make_private, new_private, own_private, replace_whole, why_unsaved
from decisiontree.workbench import records
from decisiontree.workbench.records import Work

MODE = 0o600
HELD_BYTES = 128 << 20
"""So large may a journal become: a larger one would not be read again."""
ROOM = 4_000_000
"""Bytes of records after which the journal is written anew, from the work as it stands."""
_WAY_OUT = "set XDG_STATE_HOME to another folder"


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
        self._names_from: str | None = None
        with suppress(OSError):  # somebody may have taken the folder away
            self._names_from = os.getcwd()  # noqa: PTH109  a text

    @property
    def is_kept(self) -> bool:
        """Whether all that is unsaved is safe on the disk."""
        return self.problem is None and self._written == self._synced

    @property
    def holds_work(self) -> bool:
        """Whether there is a file with something in it."""
        return holds_work(self.path)

    def create(self) -> None:
        """Make the file, empty, in a folder that is private. Raises OSError."""
        self._handle = new_private(self.path)

    def follow(self, work: Work) -> None:
        """Write down what has changed; nothing is left where nothing is unsaved."""
        try:
            if not work.unsaved:
                self._clear()
            elif self._work is None or self._good > self._limit or not self._is_there():
                self._write_whole(work)
            elif work != self._work:
                self._append(work)
        except OSError as problem:
            self.problem = not_kept(problem, self.path)
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
            self.problem = not_kept(problem, self.path)
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
        line = records.line(records.whole(work.of(self._known), self._names_from))
        if len(line) > HELD_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        if self._work is None and self._is_there():
            self._write_line(line)
        else:
            make_private(self.path.parent)
            self._replace(line)
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
        os.lseek(self._handle, self._good, os.SEEK_SET)
        rest = line
        while rest:
            rest = rest[os.write(self._handle, rest) :]
        self._good += len(line)

    def _clear(self) -> None:
        if self._work is not None and self._handle is not None:
            os.ftruncate(self._handle, 0)
        self._good = 0
        self._work = None

    def _replace(self, line: bytes) -> None:
        """Let go meanwhile: Windows renames nothing over a file that is open."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        try:
            replace_whole(self.path, line, mode=MODE)
        finally:
            self._handle = own_private(self.path)

    def _is_there(self) -> bool:
        """Whether the file that is open is still the one with that name: somebody may have tidied up."""
        if self._handle is None:
            return False
        try:
            there, held = self.path.lstat(), os.fstat(self._handle)
        except OSError:
            return False
        return os.path.samestat(there, held)


def _touched(work: Work) -> frozenset[str]:
    return records.files_of(work.history) | frozenset(work.unsaved)


def holds_work(journal: Path) -> bool:
    """Whether there is a journal with something in it."""
    try:
        return journal.lstat().st_size > 0
    except OSError:
        return False


def not_kept(problem: OSError, path: Path) -> str:
    """That unsaved work cannot be kept aside, why, and what helps."""
    if isinstance(problem, NotPrivate):
        reason = f"{problem}; {_WAY_OUT}"
    elif not os.path.isdir(path.parent):  # noqa: PTH112  made where it can be; pathlib raises for what it may not see
        reason = f"{_in_the_way_of(path.parent)}; {_WAY_OUT}"
    elif problem.errno in (errno.EACCES, errno.EPERM):
        reason = f"you do not have permission to write in '{path.parent}'; {_WAY_OUT}"
    else:
        reason = why_unsaved(problem, path)
    return f"unsaved work cannot be backed up: {reason}"


def _in_the_way_of(folder: Path) -> str:
    """Why a folder cannot be made."""
    there = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    return f"no folder can be created in '{there}'" if there.is_dir() else f"'{there}' is not a folder"
