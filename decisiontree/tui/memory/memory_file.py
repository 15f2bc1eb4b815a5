"""The files of the editor's memory, in the user's state folder: one for each library, one for all of them.

Memory is a convenience. Where it cannot be read or written, the editor works without it and says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic

from decisiontree.files import make_private, read_private, replace_whole, state_folder
from decisiontree.files import stored_json as stored
from decisiontree.tui.memory.remembered import (
    LibraryMemory,
    Memory,
    UserMemory,
    library_memory,
    merged,
    user_memory,
    written,
)

MOST_BYTES = 1 << 22
MOST_LIBRARIES = 300
"""The memory of the library that was left longest ago goes first."""
_MODE = 0o600
_USER = "user.json"


class MemoryFile(Generic[Memory]):
    """A memory as it is now, and the file that it is kept in; without a file it ends with the program."""

    def __init__(self, file: Path | None, empty: Memory, read: Callable[[bytes], Memory]) -> None:
        self._file = file
        self._empty = empty
        self._read = read
        self._is_newer = False
        self._base = self._on_disk()
        self.now = self._base

    def keep(self) -> None:
        """Write what has changed; what another editor has written meanwhile stays."""
        if self._file is None or self.now == self._base:
            return
        latest = merged(self._base, self.now, self._on_disk())
        content = written(latest)
        if self._is_newer or len(content) > MOST_BYTES:
            return
        with suppress(OSError):
            make_private(self._file.parent)
            replace_whole(self._file, content, mode=_MODE)
            self._base = self.now = latest

    def _on_disk(self) -> Memory:
        """What the file says; nothing where there is none, or none of ours."""
        if self._file is None:
            return self._empty
        try:
            return self._read(read_private(self._file, MOST_BYTES))
        except stored.Newer:
            self._is_newer = True
        except (OSError, stored.Spoilt):
            pass
        return self._empty


class EditorMemory:
    """What the editor remembers of the library that is open, and of its user."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        library = None if folder is None else folder / f"{_key(root)}.json"
        self._folder = folder
        self._library = MemoryFile(library, LibraryMemory(), library_memory)
        self._user = MemoryFile(None if folder is None else folder / _USER, UserMemory(), user_memory)

    @classmethod
    def of_library(cls, root: Path) -> EditorMemory:
        """What is remembered of the library in a folder."""
        return cls(state_folder() / "memory", root)

    @property
    def library(self) -> LibraryMemory:
        """The library that is open; a new value is written with `keep`."""
        return self._library.now

    @library.setter
    def library(self, memory: LibraryMemory) -> None:
        self._library.now = memory

    @property
    def user(self) -> UserMemory:
        """What counts for all libraries."""
        return self._user.now

    @user.setter
    def user(self, memory: UserMemory) -> None:
        self._user.now = memory

    def keep(self) -> None:
        """Write what has changed."""
        self._library.keep()
        self._user.keep()
        self._forget_oldest()

    def _forget_oldest(self) -> None:
        if self._folder is None:
            return
        with suppress(OSError):
            files = [file for file in self._folder.glob("*.json") if file.name != _USER]
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[: max(0, len(files) - MOST_LIBRARIES)]:
                file.unlink()


def _key(root: Path) -> str:
    """A name for a folder that says nothing of it."""
    return hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
