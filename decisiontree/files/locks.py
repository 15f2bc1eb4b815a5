"""Locks on open files, which the system holds for as long as a program runs, whatever ends it. Owns filelock."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from filelock import lock_descriptor


def try_lock(handle: int) -> bool | None:
    """Whether an open file is locked for us now, until it is closed: False where somebody else has locked it.

    None where nobody can, as on some network shares. While it is locked, Windows lets nobody else read its first byte.
    """
    try:
        return lock_descriptor(handle, blocking=False)
    except OSError:
        return None


def hold_folder(folder: Path) -> tuple[int, bool]:
    """Hold a folder together with others: the handle to close in the end, and whether somebody held it before.

    Raises OSError where folders cannot be opened, as on Windows.
    """
    handle = os.open(folder, os.O_RDONLY)
    was_held = try_lock(handle) is False
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return handle, was_held
