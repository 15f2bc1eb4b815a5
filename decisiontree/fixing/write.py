"""Mended documents → files, each whole or not at all, and none that somebody else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from decisiontree.errors import ChangedOnDisk, NotSaved
from decisiontree.files import read_bytes, shown
from decisiontree.reader import Document
from decisiontree.workbench import write_whole


class Originals:
    """Reads files for a library and remembers what they held, so that nothing is overwritten that was not seen."""

    def __init__(self) -> None:
        self._seen: dict[str, bytes] = {}

    def read(self, path: Path) -> bytes:
        """The bytes of a file; raises OSError."""
        content = read_bytes(path)
        self._seen[shown(path)] = _digest(content)
        return content

    def refuse_changed(self, file: str) -> None:
        """Raises ChangedOnDisk when a file is no longer what was read, NotSaved when it cannot be looked at."""
        try:
            content = read_bytes(Path(file))
        except FileNotFoundError:
            raise ChangedOnDisk(f"'{file}' was deleted or moved meanwhile; nothing was fixed") from None
        except OSError as problem:
            reason = (problem.strerror or str(problem)).lower()
            raise NotSaved(f"'{file}' could not be read: {reason}; nothing was fixed") from problem
        if self._seen.get(file) != _digest(content):
            raise ChangedOnDisk(f"'{file}' was changed by someone else meanwhile; nothing was fixed")


def write(changed: Mapping[str, tuple[Document, Document]], originals: Originals) -> None:
    """Save every document that changed; all files are looked at before the first is written."""
    for file in changed:
        originals.refuse_changed(file)
    for file, (_before, after) in changed.items():
        write_whole(Path(file), after.encoded())


def _digest(content: bytes) -> bytes:
    return sha256(content).digest()
