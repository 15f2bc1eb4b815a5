"""Takes away the pages that are no more. A file on the list goes only where everything says that an export wrote it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from decisiontree.export.origin import ExportOrigin
from decisiontree.export.written_list import (
    Entry,
    WrittenList,
    hash_at,
    identity_of,
    is_behind_link,
    source_of,
)
from decisiontree.files import why_unwritten


@dataclass(frozen=True, slots=True)
class Removal:
    """Files that went, files left alone and why, and those that the list need not know any longer."""

    removed: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    forgotten: frozenset[str]


def remove_stale(out: Path, listed: WrittenList, origin: ExportOrigin, files: Collection[str]) -> Removal:
    """Remove what this exporter once made of the folders that are exported whole, and made no more this time."""
    removed: list[str] = []
    left: list[tuple[str, str]] = []
    forgotten: list[str] = []
    written = {identity_of(out / path) for path in files}
    for path in _stale(out, listed, origin, files):
        why = _why_never_ours(out, path, origin)
        # where a disk does not tell capitals, the page may have been written anew under another spelling
        if why or identity_of(out / path) in {None, *written}:
            forgotten.append(path)
        else:
            why = _why_not_ours(out / path, listed.entries[path]) or _unlink(out / path)
            if not why:
                removed.append(path)
        if why:
            left.append((path, why))
    return Removal(tuple(removed), tuple(left), frozenset((*removed, *forgotten)))


def _stale(out: Path, listed: WrittenList, origin: ExportOrigin, files: Collection[str]) -> Iterator[str]:
    whole = {source_of(folder, out) for folder in origin.whole}
    for path, entry in listed.entries.items():
        if (
            path not in files
            and _is_answered_for(entry, origin, whole)
            and origin.tree_of(path) not in origin.kept
        ):
            yield path


def _is_answered_for(entry: Entry, origin: ExportOrigin, whole: Collection[str]) -> bool:
    """Whether an entry is of this exporter and these folders; one of an old list may be of any."""
    if entry.is_old:
        return bool(whole)
    return entry.exporter == origin.exporter and entry.source in whole


def _why_never_ours(out: Path, path: str, origin: ExportOrigin) -> str | None:
    if is_behind_link(out, path):
        return "it is behind a link"
    if not origin.may_be_page(path):
        return f"no page of the exporter '{origin.exporter}' has that name"
    if out / path in origin.inputs:
        return "it is a file of the library itself"
    return "it is not a file that an export writes" if hash_at(out / path) == "" else None


def _why_not_ours(place: Path, entry: Entry) -> str | None:
    if entry.is_old:
        return "the file list is from an earlier version and does not say what was written; delete the file if you do not want it"
    if hash_at(place) not in entry.hashes:
        return "it was changed since it was written; delete it if you do not want it"
    return None


def _unlink(place: Path) -> str | None:
    try:
        place.unlink()
    except OSError as error:
        return f"it cannot be removed: {why_unwritten(error, place)}"
    return None
