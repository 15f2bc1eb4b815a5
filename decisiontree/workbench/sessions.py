"""The editors that are open, and those that ended without saving: a lock and a journal each, in the user's state folder.

A lock is held by the system for as long as its program runs, whatever ends it. Nothing is written beside the trees.
"""

from __future__ import annotations

import fcntl
import getpass
import json
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Self
from uuid import uuid4

from decisiontree import clock
from decisiontree.reader.library import shown
from decisiontree.workbench import records
from decisiontree.workbench.journal import MODE, Journal
from decisiontree.workbench.records import Work
from decisiontree.workbench.save import reason_of
from decisiontree.workbench.workspace import Workspace

VERSION = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an editor open: process, computer, user, since when, and which files."""

    pid: int
    host: str
    user: str
    since: datetime
    files: frozenset[Path]


class Left(NamedTuple):
    """Work that an editor which is no more has left unsaved; `at` is when it wrote last."""

    holder: Holder
    at: datetime
    work: Work
    place: Path


class Session:
    """This editor among the others; `strangers` are others of whom nothing is known.

    Without a state folder that can be written, it goes on and `journal.problem` says so.
    """

    def __init__(self, folder: Path) -> None:
        place = folder / f"{clock.now():%Y%m%d-%H%M%S}-{os.getpid()}-{uuid4().hex[:6]}"
        self.journal = Journal(place.with_suffix(".journal"))
        self.others: tuple[Holder, ...] = ()
        self.left: tuple[Left, ...] = ()
        self.strangers = False
        self._lock = place.with_suffix(".lock")
        self._handles: dict[Path, int] = {}

    @classmethod
    def begin(cls, workspace: Workspace) -> Self:
        """Tell the others that these files are open here, and see who has them open and what was left behind."""
        folder = state_folder()
        session = cls(folder)
        files = frozenset(Path(file).resolve() for file in workspace.saved)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(folder):
                session._look_around(folder, files, workspace)
                session._enter(files)
                session._sit_down(sorted({file.parent for file in files}))
        except OSError as problem:
            session.journal.problem = (
                f"unsaved work cannot be kept aside: {reason_of(problem, session.journal.path)}"
            )
        return session

    def settle(self, left: Left) -> None:
        """What was left behind is dealt with: brought back and in this editor's own journal, or not wanted."""
        for path in (left.place.with_suffix(".journal"), left.place.with_suffix(".lock")):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self.put_back(left)

    def put_back(self, left: Left) -> None:
        """Leave it for the next time."""
        handle = self._handles.pop(left.place.with_suffix(".lock"), None)
        if handle is not None:
            os.close(handle)
        self.left = tuple(each for each in self.left if each is not left)

    def end(self, *, keep: bool) -> None:
        """This editor closes; with `keep`, the next one offers what is in the journal."""
        if keep:
            self.journal.close()
        else:
            self.journal.remove()
            with suppress(OSError):
                self._lock.unlink(missing_ok=True)
        for handle in self._handles.values():
            os.close(handle)
        self._handles = {}

    def _enter(self, files: frozenset[Path]) -> None:
        handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, MODE)
        self._handles[self._lock] = handle
        with suppress(OSError):  # some network shares know no locks; then the process tells
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        told = {
            "version": VERSION,
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "user": _user(),
            "since": clock.now().isoformat(),
            "folder": str(Path.cwd()),
            "files": sorted(map(str, files)),
        }
        os.write(handle, json.dumps(told).encode())
        self.journal.create()

    def _sit_down(self, folders: Sequence[Path]) -> None:
        """Hold the folders of the trees as well: people with another home have their locks elsewhere, but these in common.

        Nothing is written there, so nobody can say who they are; where folders cannot be locked, they are not noticed.
        """
        for folder in folders:
            with suppress(OSError):
                handle = self._handles[folder] = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    self.strangers = not self.others
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def _look_around(self, folder: Path, files: frozenset[Path], workspace: Workspace) -> None:
        others, left = [], []
        for lock in sorted(folder.glob("*.lock")):
            holder, cwd = _holder(lock)
            handle = None if holder is None else _taken(lock, holder)
            if holder is None:
                continue
            if handle is None:
                others += [holder] if holder.files & files and _may_run(holder) else []
                continue
            try:
                work = _work(lock.with_suffix(".journal"), cwd, workspace)
            except (OSError, ValueError, KeyError, TypeError):
                os.close(handle)  # not to be read by this version, or not now: left as it is
                continue
            if work is None:
                _sweep(lock)
            elif _concerns(work, files):
                self._handles[lock] = handle
                left.append(Left(holder, _last(lock.with_suffix(".journal")), work, lock.with_suffix("")))
                continue
            os.close(handle)
        self.others, self.left = tuple(others), tuple(left)


def state_folder() -> Path:
    """Where editors keep what is unsaved: the user's own folder for the state of programs."""
    state = os.environ.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "decisiontree"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else enters or looks around meanwhile, so that of two editors started at once each sees the other."""
    handle = os.open(folder / "sessions", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, MODE)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _holder(lock: Path) -> tuple[Holder | None, Path]:
    """Who made a lock, and the folder its names start from; None for what another version may have written."""
    try:
        told = json.loads(lock.read_bytes())
        files = frozenset(map(Path, told["files"]))
        since = datetime.fromisoformat(told["since"])
        known = told["version"] == VERSION
        return Holder(int(told["pid"]), told["host"], told["user"], since, files) if known else None, Path(
            told["folder"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None, Path()


def _taken(lock: Path, holder: Holder) -> int | None:
    """A hold on the lock of an editor that is no more; None while it runs."""
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        pass
    except OSError:
        if not _may_run(holder):
            return handle
    else:
        return handle
    os.close(handle)
    return None


def _work(journal: Path, cwd: Path, workspace: Workspace) -> Work | None:
    """The unsaved work that a journal holds, its files by the names they have here."""
    work = records.replayed(records.records(journal.read_bytes())) if journal.exists() else None
    if work is None:
        return None
    here = {Path(file).resolve(): file for file in workspace.saved}
    names = {}
    for file in work.texts.keys() | work.saved.keys() | records.files_of(work.history):
        place = Path(os.path.normpath(cwd / file))
        names[file] = here.get(place.resolve()) or shown(place)
    work = work.renamed(names)
    on_disk = {file: workspace.saved.get(file) for file in work.texts}
    return work if any(work.texts[file] != on_disk[file] for file in work.unsaved) else None


def _concerns(work: Work, files: frozenset[Path]) -> bool:
    """Whether unsaved work is of these files, or of one that lay beside them."""
    folders = {file.parent for file in files}
    return any(
        Path(file).resolve() in files or Path(file).resolve().parent in folders for file in work.unsaved
    )


def _last(journal: Path) -> datetime:
    return datetime.fromtimestamp(journal.stat().st_mtime, UTC)


def _sweep(lock: Path) -> None:
    for path in (lock.with_suffix(".journal"), lock):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _may_run(holder: Holder) -> bool:
    """Whether the process may be alive: on another computer nobody knows."""
    if holder.host != socket.gethostname():
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())
