"""Folders and files of the user's own, for what is kept aside: used only where nobody else can read or write.

Knows owners and rights; knows nothing of what is kept. Systems without owners and rights keep what they have.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_NOT_FOLLOWED = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
"""What not every system knows: no link is followed, no pipe waited for, nothing handed on."""
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | _NOT_FOLLOWED
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_HAS_OWNERS = hasattr(os, "geteuid")


class NotPrivate(OSError):
    """A folder where others could read or write; its words name the folder and what helps."""


def make_private(folder: Path) -> None:
    """Make a folder, or see that the one that is there is the user's alone; where it only stands open, it is closed.

    Raises NotPrivate for a place that others can write to, before anything is made there, and OSError.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would hide the links on the way
    see_private(folder)
    for missing in reversed([each for each in (folder, *folder.parents) if not os.path.lexists(each)]):
        with suppress(FileExistsError):  # another of our programs, just now
            missing.mkdir(mode=_FOLDER_MODE)
    see_private(folder)


def see_private(folder: Path) -> None:
    """Raises NotPrivate where others can write in a folder, or on the way to it, and OSError; it need not be there yet."""
    if _HAS_OWNERS:
        _see_way(folder)
    try:
        held = folder.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(held.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if not _HAS_OWNERS:
        return
    if held.st_uid != os.geteuid():
        raise NotPrivate(f"the folder '{folder}' belongs to somebody else")
    if held.st_mode & 0o077:
        folder.chmod(_FOLDER_MODE)
        if folder.stat().st_mode & 0o077:
            raise NotPrivate(f"the folder '{folder}' is open to others, and its rights cannot be changed")


def read_private(path: Path, most: int) -> bytes:
    """The bytes of a file of the user's own. Raises OSError for anything else, and for one of more than `most` bytes."""
    handle = open_private(path, os.O_RDONLY)
    try:
        return read_handle(handle, most)
    finally:
        os.close(handle)


def open_private(path: Path, access: int) -> int:
    """A handle of a file that is there; a link is not followed, and a pipe not waited for. Raises OSError."""
    return os.open(path, access | _NOT_FOLLOWED)


def read_handle(handle: int, most: int) -> bytes:
    """The bytes of an open file of the user's own. Raises OSError for anything else, and for more than `most` bytes."""
    size = _expect_own_file(handle).st_size
    content = b""
    if size <= most:
        with os.fdopen(handle, "rb", closefd=False) as stream:
            content = stream.read(most + 1)
    if max(size, len(content)) > most:
        raise OSError(errno.EFBIG, "it is too large")
    return content


def new_private(path: Path) -> int:
    """A handle of a new file for its owner alone. Raises OSError, also where a link or a file of that name is there."""
    return os.open(path, _NEW, _FILE_MODE)


def own_private(path: Path) -> int:
    """A handle of a file of the user's own, made where nothing is there. Raises OSError for anything else that is."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NOT_FOLLOWED, _FILE_MODE)
    try:
        _expect_own_file(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


def _expect_own_file(handle: int) -> os.stat_result:
    held = os.fstat(handle)
    if not stat.S_ISREG(held.st_mode):
        raise OSError(errno.EINVAL, "it is no file")
    if _HAS_OWNERS and held.st_uid != os.geteuid():
        raise PermissionError(errno.EPERM, "it belongs to somebody else")
    return held


def _see_way(folder: Path) -> None:
    """Raises NotPrivate where somebody else could put another folder in the place of this one."""
    ours = (0, os.geteuid())
    for place in (folder, *folder.parents):
        with suppress(FileNotFoundError):
            held = place.lstat()
            if stat.S_ISLNK(held.st_mode) and held.st_uid not in ours:
                raise NotPrivate(f"'{place}' is a link of somebody else")
    for place in Path(os.path.realpath(folder)).parents:
        with suppress(FileNotFoundError):
            mode = place.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                raise NotPrivate(f"everybody may write in the folder '{place}'")
