"""Findings kept from one run to the next: one file for each folder and set of terms, in the user's cache folder.

Best effort: what cannot be read or written is as if it were not there. Holds JSON only, runs nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

from decisiontree.files import (
    make_private,
    new_private,
    put_in_place,
    read_private,
    stored_json,
    write_beside,
)

Entry: TypeAlias = dict[str, Any]

MAX_UNUSED_ENTRIES = 2000
"""Entries that a run did not ask for and that are kept all the same: of other branches, and of files not named."""
MAX_CACHE_BYTES = 64 << 20
"""All files together; the ones that were not used for longest go first."""
MAX_AGE_DAYS = 60
_SUFFIX, _TEMP_SUFFIX = ".json", ".tmp"
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Findings that `decisiontree check` keeps; it may be deleted.\n"


class Store:
    """Entries by a key of what they were made from. Read once, written once."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._entries: dict[str, Entry] = _read(file) if file is not None else {}
        self._used: dict[str, Entry] = {}
        self._is_changed = False

    def find(self, key: str) -> Entry | None:
        """What was kept under a key."""
        entry = self._entries.get(key)
        if entry is not None:
            self._used[key] = entry
        return entry

    def keep(self, key: str, entry: Entry) -> None:
        """Keep an entry in the place of what was there."""
        self._used[key] = self._entries[key] = entry
        self._is_changed = True

    def save(self) -> None:
        """Write what there is to keep, where something is new; the file becomes the youngest either way."""
        if self._file is None:
            return
        with suppress(OSError):
            if not self._is_changed:
                os.utime(self._file)
                return
            others = [(key, entry) for key, entry in self._entries.items() if key not in self._used]
            try:
                _write(self._file, {**dict(others[-MAX_UNUSED_ENTRIES:]), **self._used})
            except RecursionError:  # what nobody asked for is spoilt
                _write(self._file, self._used)
            _prune(self._file.parent, self._file.lstat().st_mtime)


def store_in(folder: Path | None, terms: str) -> Store:
    """What is kept for the current folder under these terms: settings, program, and what all trees share."""
    if folder is None:
        return Store(None)
    name = blake2b(f"{Path.cwd()}\0{terms}".encode(errors="surrogateescape"), digest_size=16).hexdigest()
    return Store(folder / f"{name}{_SUFFIX}")


def _read(file: Path) -> dict[str, Entry]:
    """The entries of a file; none where it is damaged in any way, which its first line tells."""
    try:
        checksum, _, body = read_private(file, MAX_CACHE_BYTES).partition(b"\n")
        if checksum != _checksum(body):
            return {}
        entries = stored_json.mapping(stored_json.parsed(body))
    except (OSError, stored_json.Spoilt):
        return {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, dict)}


def _write(file: Path, entries: Mapping[str, Entry]) -> None:
    """In one step, for the user alone: another run sees the old or the new file, never a part."""
    make_private(file.parent)
    with suppress(FileExistsError), os.fdopen(new_private(file.parent / "CACHEDIR.TAG"), "wb") as tag:
        tag.write(_TAG)  # backups leave such a folder out
    body = json.dumps(entries, separators=(",", ":")).encode()
    put_in_place(write_beside(file, _checksum(body) + b"\n" + body, synced=False), file)


def _prune(folder: Path, now: float) -> None:
    """Old files go, and the oldest ones while there is too much; so does what a killed run left half written.

    `now` is the time of the file written last: files are compared with each other, not with a clock. One that a wrong
    clock has put far into the future counts as old.
    """
    left = MAX_CACHE_BYTES
    files = [(path, path.lstat()) for path in folder.iterdir() if path.suffix in (_SUFFIX, _TEMP_SUFFIX)]
    aged = sorted((abs(now - status.st_mtime), path, status.st_size) for path, status in files)
    for age, path, size in aged:
        left -= size
        if left < 0 or age > MAX_AGE_DAYS * 86_400 or (path.suffix == _TEMP_SUFFIX and age > 3600):
            with suppress(OSError):
                path.unlink()


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=16).hexdigest().encode()
