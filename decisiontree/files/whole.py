"""A file's content replaced in one step: a reader sees the old or the new bytes, never a part. Knows bytes and rights."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def replace_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write beside and rename. A link is replaced, not followed. Raises OSError; what was there stays then.

    A file that is there keeps its rights; a new one gets `mode`, or what any new file gets.
    """
    before = path.lstat() if os.path.lexists(path) else None
    if before is not None and stat.S_ISLNK(before.st_mode):
        before = None
    if before is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))
    _replace(path, content, before, _fresh_mode() if mode is None else mode)


def _replace(target: Path, content: bytes, before: os.stat_result | None, fresh_mode: int) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if before is not None and os.name == "posix":
            _give_to(temporary, before)
        temporary.chmod(fresh_mode if before is None else stat.S_IMODE(before.st_mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _give_to(temporary: Path, before: os.stat_result) -> None:
    """The owner of the file before; only root may give a file away, but its group may be one of ours."""
    try:
        os.chown(temporary, before.st_uid, before.st_gid)
    except OSError:
        with suppress(OSError):
            os.chown(temporary, -1, before.st_gid)


def _fresh_mode() -> int:
    """What a new file would get: mkstemp alone would leave it readable for its owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Makes the rename outlive a power cut; some file systems cannot, and the content is safe all the same."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
