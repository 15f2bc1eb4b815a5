"""The list of what exports wrote into a folder, kept beside the pages. Anybody may have written it: it is never trusted.

A file is ours when it still holds bytes of a hash on the list. What the list says beyond that only narrows what may go.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from decisiontree.export.locate import Exporter
from decisiontree.files import FILE_BYTES, is_device, open_plain, seen_from

WRITTEN = ".decisiontree-export.json"
LIST_OF_LIBRARIES = ": libraries"
"""Stands behind the name of the exporter that made a list of several libraries, which is of no trees."""
_VERSION = 2
PAGE_BYTES = 256 << 20
"""No page is larger: so much of a file is read to know it."""
# What `to` of a manifest can become: no dot file, no way up, no drive, no stream.
_PATH = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)+\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that an export wrote: the bytes it may hold, by hash, the exporter, and of which folder's trees it is.

    A list of version 1 knows no hash, no exporter and no source. While files are being replaced there are two hashes.
    """

    hashes: tuple[str, ...] = ()
    exporter: str = ""
    source: str = ""
    is_broken: bool = False

    @property
    def is_old(self) -> bool:
        """Whether a list of version 1 named it."""
        return not self.hashes


@dataclass(frozen=True, slots=True)
class WrittenList:
    """The entries by path; `misnamed` are paths that no page can have, `trouble` says why there is no list."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    misnamed: tuple[str, ...] = ()
    trouble: str | None = None
    is_there: bool = True

    @property
    def hashes(self) -> frozenset[str]:
        """All bytes that are ours, whatever name they go by on this disk."""
        return frozenset(each for entry in self.entries.values() for each in entry.hashes)


@dataclass(frozen=True, slots=True)
class EarlierPage:
    """A tree that has a page already: the folder its file lies in, and whether it was exported with errors."""

    tree_id: str
    folder: Path
    is_broken: bool


def read_list(folder: Path) -> WrittenList:
    """The list in a folder; one that is damaged, too long, a link or a pipe is as if there were none, and says so."""
    file = folder / WRITTEN
    if not os.path.lexists(file):
        return WrittenList(is_there=False)
    content = read_plain(file, FILE_BYTES)
    if content is None:
        return WrittenList(trouble="it is not a file that can be read")
    try:
        listing = json.loads(content)
    except (ValueError, RecursionError):
        return WrittenList(trouble="it is damaged")
    if not isinstance(listing, dict) or listing.get("version") not in (1, _VERSION):
        return WrittenList(trouble="it is from another version")
    files = listing.get("files")
    if listing["version"] == 1 and isinstance(files, list):
        files = {path: {} for path in files if isinstance(path, str)}
    if not isinstance(files, dict):
        return WrittenList(trouble="it is damaged")
    named = {path: _entry(stored) for path, stored in files.items() if _can_be_named(path)}
    return WrittenList(MappingProxyType(named), tuple(path for path in files if path not in named))


def standing_pages(out: Path, exporter: Exporter, folders: Iterable[Path]) -> tuple[EarlierPage, ...]:
    """The trees of some folders, by real path, that this exporter has made pages of, and that still stand."""
    real = out.resolve()
    sources = {source_of(folder, real): folder for folder in folders}
    found: dict[str, EarlierPage] = {}
    for path, entry in read_list(real).entries.items() if sources else ():
        tree_id = next((tree for page in exporter.pages if (tree := page.tree_of(path)) is not None), None)
        if tree_id is None or entry.exporter != exporter.manifest.name or entry.source not in sources:
            continue
        if not is_behind_link(real, path) and identity_of(real / path) is not None:
            found[tree_id] = EarlierPage(tree_id, sources[entry.source], entry.is_broken)
    return tuple(found.values())


def lists_libraries(out: Path) -> bool:
    """Whether the folder has a list of several libraries, whose pages are in folders below."""
    return any(
        entry.exporter.endswith(LIST_OF_LIBRARIES) for entry in read_list(out.resolve()).entries.values()
    )


def listing_of(entries: Mapping[str, Entry]) -> bytes:
    """The text of a list; the same entries give the same bytes."""
    files = {path: _stored(entries[path]) for path in sorted(entries)}
    return (json.dumps({"version": _VERSION, "files": files}, indent=1) + "\n").encode()


def hash_of(content: bytes) -> str:
    """The hash that the list knows a file by."""
    return hashlib.sha256(content).hexdigest()


def source_of(folder: Path, out: Path) -> str:
    """What the list calls a folder of trees: by its way from the pages, hashed, as pages are published."""
    return hash_of(seen_from(out, folder).encode(errors="surrogateescape"))[:16]


def read_plain(file: Path, limit: int) -> bytes | None:
    """The bytes of a file that is no link, pipe, device or folder and not larger than the limit; None for any other."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        with os.fdopen(open_plain(file), "rb") as stream:
            state = os.fstat(stream.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_size > limit:
                return None
            content = stream.read(limit + 1)
    except OSError:
        return None
    return content if len(content) <= limit else None


def hash_at(place: Path) -> str | None:
    """The hash of what a plain file holds; nothing for what is no such file, None where there is nothing."""
    try:
        place.lstat()
    except FileNotFoundError:
        return None
    content = read_plain(place, PAGE_BYTES)
    return "" if content is None else hash_of(content)


def identity_of(place: Path) -> tuple[int, int] | None:
    """What tells one file of a disk from another, whatever it is called; None where there is nothing."""
    try:
        state = place.lstat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def is_behind_link(out: Path, path: str) -> bool:
    """Whether a folder between the real folder of the pages and a file is a link."""
    if "/" not in path:
        return False
    parent = (out / path).parent
    return os.path.normcase(parent.resolve()) != os.path.normcase(parent)


def _can_be_named(path: str) -> bool:
    return _PATH.match(path) is not None and not any(is_device(part) for part in path.split("/"))


def _entry(stored: object) -> Entry:
    """What a list says of a file; what has another shape says nothing."""
    table = stored if isinstance(stored, dict) else {}
    hashes = table.get("sha256")
    return Entry(
        tuple(each for each in hashes if isinstance(each, str) and _HASH.match(each))
        if isinstance(hashes, list)
        else (),
        _text(table.get("exporter")),
        _text(table.get("source")),
        table.get("broken") is True,
    )


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def _stored(entry: Entry) -> dict[str, object]:
    stored: dict[str, object] = {
        "sha256": list(entry.hashes),
        "exporter": entry.exporter,
        "source": entry.source,
    }
    return stored | {"broken": True} if entry.is_broken else stored
