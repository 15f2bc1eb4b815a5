"""Folders and files of the user's own, for what is kept aside: used only where nobody else can read or write.

Knows owners and rights; knows nothing of what is kept. Systems without owners and rights keep what they have.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from decisiontree.files.open_flags import open_plain

_FOLDER_MODE = 0o700
_FOR_OTHERS = 0o077


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
    _see_way(folder)
    try:
        held = folder.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(held.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if held.st_uid != user_id():
        raise NotPrivate(f"the folder '{folder}' belongs to someone else")
    if _is_open_to(held, _FOR_OTHERS):
        folder.chmod(_FOLDER_MODE)
        if _is_open_to(folder.stat(), _FOR_OTHERS):
            raise NotPrivate(
                f"the folder '{folder}' is open to others, and its permissions cannot be changed"
            )


def user_id() -> int:
    """Our number among the users of the system; on Windows the 0 that it tells for the owner of any file."""
    number = 0
    if sys.platform != "win32":
        number = os.geteuid()
    return number


def read_private(path: Path, most: int) -> bytes:
    """The bytes of a file of the user's own. Raises OSError for anything else, and for one of more than `most` bytes."""
    handle = open_plain(path)
    try:
        return read_handle(handle, most)
    finally:
        os.close(handle)


def read_handle(handle: int, most: int) -> bytes:
    """The bytes of an open file of the user's own. Raises OSError for anything else, and for more than `most` bytes.

    Of a file that somebody else has locked, Windows gives all but the first byte.
    """
    size = _expect_own_file(handle).st_size
    content = b""
    if size <= most:
        with os.fdopen(handle, "rb", closefd=False) as stream:
            try:
                content = stream.read(most + 1)
            except PermissionError:
                stream.seek(1)
                content = stream.read(most + 1)
    if max(size, len(content)) > most:
        raise OSError(errno.EFBIG, "it is too large")
    return content


def new_private(path: Path) -> int:
    """A handle of a new file for its owner alone. Raises OSError, also where a link or a file of that name is there."""
    return open_plain(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)


def own_private(path: Path) -> int:
    """A handle of a file of the user's own, made where nothing is there. Raises OSError for anything else that is."""
    handle = open_plain(path, os.O_RDWR | os.O_CREAT)
    try:
        _expect_own_file(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


def _expect_own_file(handle: int) -> os.stat_result:
    held = os.fstat(handle)
    if not stat.S_ISREG(held.st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    if held.st_uid != user_id():
        raise PermissionError(errno.EPERM, "it belongs to someone else")
    return held


def _see_way(folder: Path) -> None:
    """Raises NotPrivate where somebody else could put another folder in the place of this one."""
    ours = (0, user_id())
    for place in (folder, *folder.parents):
        with suppress(FileNotFoundError):
            held = place.lstat()
            if stat.S_ISLNK(held.st_mode) and held.st_uid not in ours:
                raise NotPrivate(f"'{place}' is a link of another user")
    for place in Path(os.path.realpath(folder)).parents:
        with suppress(FileNotFoundError):
            held = place.stat()
            if _is_open_to(held, stat.S_IWOTH) and not held.st_mode & stat.S_ISVTX:
                raise NotPrivate(f"anyone may write in the folder '{place}'")


def _is_open_to(held: os.stat_result, others: int) -> bool:
    """Whether these rights of others are given; Windows has none of the kind and makes up what it tells."""
    return os.name == "posix" and bool(held.st_mode & others)
