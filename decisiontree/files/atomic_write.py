"""The atomic write: a reader sees the old or the new bytes of a file, never a part, and so does who comes after a power cut.

The bytes go into a file beside, which is synced and renamed; then the folder is synced (write, fsync, rename, fsync). The
only module that writes files of a library, reports, pages and what is kept.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from decisiontree.files.guarded_read import OutsideLibrary, is_of_open_files, leads_out, root_around
from decisiontree.files.library_root import lies_in
from decisiontree.files.open_flags import STREAM, open_plain
from decisiontree.files.reserved_names import is_device

_ATTRIBUTES = ("user.", "system.posix_acl_access", "security.selinux")
_REPLACED = frozenset({stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR})
_FOLDER_FAULTS = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})
"""What a folder or a mounted file answers where nothing may be put beside it or in its place."""
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2) if os.name == "nt" else ()
"""Windows renames nothing over a file that is open; what looks for viruses or makes copies has it open for a moment only."""


def replace_whole(path: Path, content: bytes, *, mode: int | None = None) -> None:
    """Write beside and rename. A link is replaced, not followed. Raises OSError; what was there stays then.

    Without a `mode`, a file that is there keeps its rights, and a new one gets what any new file gets.
    """
    before = path.lstat() if os.path.lexists(path) else None
    if before is not None and stat.S_ISLNK(before.st_mode):
        before = None
    if before is not None and not (stat.S_ISREG(before.st_mode) or stat.S_ISDIR(before.st_mode)):
        raise OSError("is not a file")
    if before is not None and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(path))
    temporary = write_beside(path, content)
    try:
        if before is not None:
            _give_to(temporary, before)
        temporary.chmod(_mode_after(before) if mode is None else mode)
        if before is not None:
            _copy_attributes(path, temporary)
        put_in_place(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def make_new(path: Path, content: bytes) -> None:
    """A file where there is none, not even a link to nothing; no part of one stays. Raises FileExistsError, OSError."""
    path.open("xb").close()
    try:
        replace_whole(path, content)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def write_named(path: Path, content: bytes) -> None:
    """Write a file that a user named: whole and in its real folder, but into a pipe or a device. Raises OSError.

    Where a file may be written and its folder may not, it is written in place: it alone is what was asked for.
    """
    if _takes_a_stream(path):
        _write_into(path, content)
        return
    expect_inside(path.parent)
    try:
        replace_whole(path, content)
    except OSError as problem:
        if problem.errno not in _FOLDER_FAULTS or path.is_symlink() or not os.access(path, os.W_OK):
            raise
        _write_into(path, content, truncate=True)


def expect_inside(folder: Path) -> None:
    """A folder that a user named, to be written to. Raises OutsideLibrary where a link of the library it is named in leads to it.

    That is the library around the folder, from wherever it was named, and the one here, if the folder lies below.
    """
    here = root_around(Path())
    is_here = lies_in(os.path.abspath(folder), os.path.abspath(here))  # noqa: PTH100  as it was named, links and all
    if leads_out(folder) or (is_here and leads_out(folder, root=here)):
        raise OutsideLibrary(str(folder))


def _takes_a_stream(path: Path) -> bool:
    """Whether it is a pipe or a device; one of the names for what is open already, such as /dev/stdout, is a link to it."""
    if os.name == "nt" and is_device(path.name):
        return True
    if is_of_open_files(os.path.realpath(path.parent)):
        return True
    return os.path.lexists(path) and stat.S_IFMT(path.lstat().st_mode) not in _REPLACED


def _write_into(path: Path, content: bytes, *, truncate: bool = False) -> None:
    flags = os.O_WRONLY | STREAM | (os.O_TRUNC if truncate else os.O_APPEND)
    with os.fdopen(os.open(path, flags), "wb") as stream:
        stream.write(content)


def write_beside(target: Path, content: bytes, *, synced: bool = True) -> Path:
    """A new file beside the target, to be put in its place; nothing is left of it where it cannot be written whole.

    Only its owner may read it yet. Without `synced`, its bytes may be lost in a power cut.
    """
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    handle = open_plain(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            if synced:
                stream.flush()
                os.fsync(stream.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def put_in_place(temporary: Path, target: Path) -> None:
    """Rename a file that was written beside to its target; nothing is left of it where that fails. Raises OSError."""
    for pause in (*_PAUSES, None):
        try:
            temporary.replace(target)
        except OSError as problem:
            if pause is None or not isinstance(problem, PermissionError):
                with suppress(OSError):
                    temporary.unlink()
                raise
            time.sleep(pause)
        else:
            return


def _give_to(temporary: Path, before: os.stat_result) -> None:
    """The owner of the file before; only root may give a file away, but its group may be one of ours."""
    if sys.platform != "win32":
        try:
            os.chown(temporary, before.st_uid, before.st_gid)
        except OSError:
            with suppress(OSError):
                os.chown(temporary, -1, before.st_gid)


def _copy_attributes(before: Path, temporary: Path) -> None:
    """What users, access lists and labels say of the file; what vouches for its old content does not go along."""
    if sys.platform == "linux":  # elsewhere Python knows of none
        with suppress(OSError):
            for name in os.listxattr(before, follow_symlinks=False):
                if name.startswith(_ATTRIBUTES):
                    with suppress(OSError):
                        os.setxattr(temporary, name, os.getxattr(before, name, follow_symlinks=False))


def _mode_after(before: os.stat_result | None) -> int:
    """The rights of the file before, or what a new file gets: the one beside is readable for its owner only."""
    if before is not None:
        # as the system does for a file that is written: what it holds now was made by somebody else
        return stat.S_IMODE(before.st_mode) & ~(stat.S_ISUID | stat.S_ISGID)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Makes the rename outlive a power cut; Windows and some disks cannot, and the content is safe all the same."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
