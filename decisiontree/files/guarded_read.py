"""The one guarded read of authors' files: a regular file, of bounded size, whose real place lies inside the library's root."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from decisiontree.files.library_root import LINKS_VARIABLE, lies_in, root_of
from decisiontree.files.open_flags import STREAM, open_plain

FILE_BYTES = 16 << 20
"""So large a file may be; a larger one is told and not read on."""

_MOST_FOLDERS = 1024


class OutsideLibrary(OSError):
    """A place to which only a link leads, out of the library's root or to what is hidden in it."""

    def __init__(self, path: str) -> None:
        super().__init__("leads out of the library (file-outside-library)")
        self.path = path


OUTSIDE = (
    f"leads out of the library, so nothing of it was read; copy it in, or name its folder in {LINKS_VARIABLE}"
)


class Withheld(bytes):
    """What stands for the bytes of a file that lies outside the library: none."""


WITHHELD = Withheld()


def taken(read: Callable[[Path], bytes], path: Path) -> bytes:
    """What a way of reading gives; for a file that lies outside the library what stands for it. Raises OSError."""
    try:
        return read(path)
    except OutsideLibrary:
        return WITHHELD


def read_bytes(path: Path, *, root: Path | None = None, most: int = FILE_BYTES) -> bytes:
    """The bytes of a file, one more than the limit at most: enough to see that it is too large.

    `root` is the folder that the file must really lie in, where that is not the root of the library around it.
    Raises OutsideLibrary, before a byte was read, and any other OSError: for a pipe, a socket, a device, a folder, too.
    """
    name = os.fspath(path)
    _expect_folder_inside(os.path.dirname(name), root)
    status = os.lstat(name)
    if stat.S_ISLNK(status.st_mode):
        name = _target(name, root)
        status = os.lstat(name)
    _expect_file(status)
    handle = open_plain(name)
    try:
        status = os.fstat(handle)
        _expect_file(status)
        return _bytes(handle, most + 1, status.st_size)
    finally:
        os.close(handle)


def read_named(path: Path) -> bytes:
    """The bytes of a file that a user named, within the same bounds; or of what a shell has opened for it, such as /dev/fd/63."""
    folder = os.path.realpath(path.parent)
    if not is_of_open_files(folder):
        return read_bytes(path)
    handle = os.open(path, os.O_RDONLY | STREAM)
    try:
        return _bytes(handle, FILE_BYTES + 1, FILE_BYTES)
    finally:
        os.close(handle)


def is_of_open_files(folder: str) -> bool:
    """Whether the names in a real folder are those of devices, and of what is open already."""
    return folder in ("/dev", "/dev/fd") or folder.startswith("/proc/")


def real_place(path: Path, *, root: Path | None = None) -> Path:
    """Where a file that is there, or may be made there, really lies. Raises OutsideLibrary."""
    name = os.fspath(path)
    _expect_folder_inside(os.path.dirname(name), root)
    return Path(_target(name, root)) if os.path.islink(name) else Path(os.path.realpath(name))


def leads_out(folder: Path, *, root: Path | None = None) -> bool:
    """Whether a folder that was named, and need not be there yet, really lies outside the root around it."""
    named = os.path.abspath(folder)
    try:
        _expect_inside(os.path.realpath(folder), named, _top(named, root))
    except OutsideLibrary:
        return True
    return False


def root_around(folder: Path) -> Path:
    """The root of the library around a folder."""
    return Path(root_of(os.path.abspath(folder)))


def _bytes(handle: int, most: int, size: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(handle, min(most, size + 1))):
        parts.append(part)
        most -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _expect_file(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError("is a folder" if stat.S_ISDIR(status.st_mode) else "is not a file")


def _target(link: str, root: Path | None) -> str:
    """The real place of a link. Whether there is anything outside is not even looked at."""
    place, named = os.path.realpath(link), os.path.abspath(link)
    _expect_inside(place, named, _top(os.path.dirname(named), root))
    return place


_inside: dict[tuple[str, Path | None], tuple[int, int]] = {}
"""Folders that were found inside their root, by name, with what the disk calls them: a link put there later is another."""


def _expect_folder_inside(folder: str, root: Path | None) -> None:
    named = os.path.abspath(folder)
    status = os.stat(folder or os.curdir)
    mark = (status.st_dev, status.st_ino)
    if _inside.get((named, root)) == mark:
        return
    _expect_inside(os.path.realpath(folder or os.curdir), named, _top(named, root))
    if len(_inside) >= _MOST_FOLDERS:
        _inside.clear()
    _inside[named, root] = mark


def _top(folder: str, root: Path | None) -> str:
    return root_of(folder) if root is None else os.path.abspath(root)


def _expect_inside(place: str, named: str, top: str) -> None:
    """Raises OutsideLibrary for a real place outside the root, or hidden in it; `named` is what led there."""
    real_top = os.path.realpath(top)
    if not lies_in(place, real_top):
        if not _may_be_linked(place, top):
            raise OutsideLibrary(named)
        return
    below, said = (os.path.relpath(*each).split(os.sep) for each in ((place, real_top), (named, top)))
    if any(_is_hidden(part) for part in below if part not in said):
        raise OutsideLibrary(named)


def _is_hidden(part: str) -> bool:
    """Whether it is kept from sight, as version control and programs keep theirs; what two dots begin is a volume's own."""
    return part.startswith(".") and not part.startswith("..") and part != os.curdir


def _may_be_linked(place: str, root: str) -> bool:
    """Whether the environment allows links into the folder of a place."""
    folders = os.environ.get(LINKS_VARIABLE, "").split(os.pathsep)
    return any(lies_in(place, os.path.realpath(os.path.join(root, each))) for each in folders if each)
