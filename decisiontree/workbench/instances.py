"""The editors that are open, and those that ended without saving: a lock and a journal each, in the user's state folder.

A lock is held by the system for as long as its program runs, whatever ends it. Nothing is written beside the trees.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self
from uuid import uuid4

from decisiontree import clock
from decisiontree.files import locks, make_private, new_private, own_private, replace_whole, state_folder
from decisiontree.workbench import records
from decisiontree.workbench.holders import Holder, this_editor
from decisiontree.workbench.journal import MODE, Journal, not_kept
from decisiontree.workbench.leftovers import Here
from decisiontree.workbench.peer_scan import LeftWork, PeerScan
from decisiontree.workbench.quarantine import quarantine
from decisiontree.workbench.workspace import Workspace

_LOCK, _JOURNAL = ".lock", ".journal"
_BEGUN = re.compile(r"\.(.+)\.journal\.[^.]+\.tmp")
"""A journal that was being written anew when its editor was killed; the old one was still whole then."""
_TRIES, _PAUSE = 40, 0.05
"""Another editor that begins is waited for this often and this long; then it hangs, and one goes on without it."""


class EditorInstance:
    """This editor among the others; `strangers` are others of whom nothing is known, `notes` what the author must hear.

    Without a state folder that is private and can be written, it goes on and `journal.problem` says so.
    """

    def __init__(self, folder: Path) -> None:
        place = folder / f"{clock.now():%Y%m%d-%H%M%S}-{os.getpid()}-{uuid4().hex[:6]}"
        self.journal = Journal(place.with_suffix(_JOURNAL))
        self.others: tuple[Holder, ...] = ()
        self.left: tuple[LeftWork, ...] = ()
        self.notes: tuple[str, ...] = ()
        self.strangers = False
        self._lock = place.with_suffix(_LOCK)
        self._handles: dict[Path, int] = {}

    @classmethod
    def begin(cls, workspace: Workspace) -> Self:
        """Tell the others that these files are open here, and see who has them open and what was left behind."""
        here = Here(workspace.saved, workspace.library.root)
        folder = state_folder()
        instance = cls(folder)
        try:
            make_private(folder)
            with _alone(folder):
                instance._scan_peers(folder, here)
                instance._register(here.files)
        except OSError as problem:
            instance.journal.problem = not_kept(problem, instance.journal.path)
        instance._lock_folders(sorted({file.parent for file in here.files}))
        return instance

    def settle(self, left: LeftWork) -> None:
        """What was left behind is dealt with: brought back and in this editor's own journal, or not wanted.

        It is let go of first, as Windows neither replaces nor removes what is open; meanwhile nobody looks around.
        """
        with suppress(OSError), _alone(left.journal.parent):
            self._let_go(left)
            if left.stays:
                pass
            elif left.elsewhere is not None:
                replace_whole(left.journal, records.line(records.whole(left.elsewhere)), mode=MODE)
            else:
                left.journal.unlink(missing_ok=True)
                left.held.unlink(missing_ok=True)
        self.put_back(left)

    def put_back(self, left: LeftWork) -> None:
        """Leave it for the next time."""
        self._let_go(left)
        self.left = tuple(each for each in self.left if each is not left)

    def end(self, *, keep: bool) -> None:
        """This editor closes; with `keep`, the next one offers what is in the journal."""
        if keep:
            self.journal.close()
        else:
            self.journal.remove()
        for handle in self._handles.values():
            os.close(handle)
        self._handles = {}
        if not keep:
            with suppress(OSError):
                self._lock.unlink(missing_ok=True)

    def _let_go(self, left: LeftWork) -> None:
        handle = self._handles.pop(left.held, None)
        if handle is not None:
            os.close(handle)

    def _register(self, files: frozenset[Path]) -> None:
        handle = self._handles[self._lock] = new_private(self._lock)
        locks.try_lock(handle)  # where nothing can be locked, the process tells
        os.write(handle, this_editor(files, clock.now()))
        self.journal.create()

    def _lock_folders(self, folders: Sequence[Path]) -> None:
        """Hold the folders of the trees as well: people with another home have their locks elsewhere, but these in common.

        Nothing is written there, so nobody can say who they are; where folders cannot be locked, they are not noticed.
        """
        for folder in folders:
            with suppress(OSError):
                self._handles[folder], was_held = locks.hold_folder(folder)
                self.strangers |= was_held and not self.others

    def _scan_peers(self, folder: Path, here: Here) -> None:
        names = os.listdir(folder)  # noqa: PTH208  names are all that is asked for
        bases = {name.removesuffix(end) for name in names for end in (_LOCK, _JOURNAL) if name.endswith(end)}
        for base in sorted(bases):
            lock, journal = folder / f"{base}{_LOCK}", folder / f"{base}{_JOURNAL}"
            met = PeerScan(lock, journal, here)
            self.notes += tuple(met.notes)
            self.others += () if met.other is None else (met.other,)
            if met.left is not None and met.handle is not None:
                self.left += (met.left,)
                self._handles[met.left.held] = met.handle
        for name in names:
            if (begun := _BEGUN.fullmatch(name)) and not (folder / f"{begun[1]}{_LOCK}").exists():
                with suppress(OSError):
                    (folder / name).unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else enters or looks around meanwhile, so that of two editors started at once each sees the other."""
    place = folder / "sessions"
    try:
        held = own_private(place)
    except OSError:
        if not os.path.lexists(place):
            raise
        quarantine(place)
        held = own_private(place)
    try:
        for _ in range(_TRIES):
            if locks.try_lock(held) is not False:
                break
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(held)
