"""Puts the rendered files into a folder: all or none, and replaces or removes nothing that is not ours.

Ours is what still holds the bytes that an export wrote (written_list). No link below the folder is followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from decisiontree.errors import NotSaved
from decisiontree.export.origin import ExportOrigin
from decisiontree.export.removal import remove_stale
from decisiontree.export.written_list import (
    PAGE_BYTES,
    WRITTEN,
    Entry,
    WrittenList,
    hash_at,
    hash_of,
    is_behind_link,
    listing_of,
    read_list,
    read_plain,
    source_of,
)
from decisiontree.files import expect_inside, put_in_place, why_unwritten, write_beside

_OF_HTML = b"decisiontreePlayer"
"""Stands in every page of `html`: a page that a list without hashes names is known to be ours by it."""


@dataclass(frozen=True, slots=True)
class ExportWritten:
    """What an export did: files in place, files removed, files left alone and why, pages of others replaced.

    `trouble` is why the list of the last export could not be used.
    """

    files: tuple[str, ...]
    removed: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    taken_over: tuple[str, ...] = ()
    trouble: str | None = None


def write_files(
    files: Mapping[str, bytes], folder: Path, origin: ExportOrigin | None = None, *, overwrite: bool = False
) -> ExportWritten:
    """Write every file or none, then remove those that are no more. Raises NotSaved.

    A file in the way that no export wrote, or that was changed since, is replaced only with `overwrite`.
    """
    try:
        expect_inside(folder)
        folder.mkdir(parents=True, exist_ok=True)
        out = folder.resolve(strict=True)
        return _Export(folder, out, read_list(out), origin or ExportOrigin()).run(files, overwrite=overwrite)
    except FileExistsError:
        raise NotSaved(
            f"'{folder}' cannot be written to: it is a file, or a link to a folder that does not exist"
        ) from None
    except OSError as error:
        place = Path(error.filename or folder)
        raise NotSaved(f"'{place}' cannot be written: {why_unwritten(error, place)}") from None


@dataclass(frozen=True, slots=True)
class _Export:
    """One export into one folder: as the user calls it, and where it really is."""

    shown: Path
    out: Path
    listed: WrittenList
    origin: ExportOrigin

    def run(self, files: Mapping[str, bytes], *, overwrite: bool) -> ExportWritten:
        """Look at everything, write everything beside, put every page on the list, rename; then remove."""
        for path in (WRITTEN, *files):
            self._refuse_place(path)
        new = {path: self._entry(path, content) for path, content in files.items()}
        before = {path: hash_at(self.out / path) for path in files}
        changed = {path: content for path, content in files.items() if before[path] not in new[path].hashes}
        ours = {path for path in changed if self._is_ours(path, before[path])}
        if not overwrite:
            self._refuse_others([path for path in changed if before[path] is not None and path not in ours])
        # a page that is not renamed yet when something fails must be known by its old bytes, too
        during = {
            path: replace(entry, hashes=(*entry.hashes, before[path] or "")) if path in ours else entry
            for path, entry in new.items()
        }
        self._put(changed, {**self.listed.entries, **during})
        removal = remove_stale(self.out, self.listed, self.origin, files)
        standing = {
            path: entry for path, entry in self.listed.entries.items() if path not in removal.forgotten
        }
        self._put({}, {**standing, **new})
        return ExportWritten(
            files=tuple(files),
            removed=removal.removed,
            left=(*((path, "no page can have that name") for path in self.listed.misnamed), *removal.left),
            taken_over=tuple(sorted(path for path in ours if self._was_of_others(path))),
            trouble=self.listed.trouble,
        )

    def _refuse_place(self, path: str) -> None:
        """Pages are written to real folders in the folder, never in place of one, and never over what they are made of."""
        place = self.out / path
        if is_behind_link(self.out, path):
            raise NotSaved(f"'{self.shown / path}' cannot be written: there is a link on the way to it")
        if place.is_dir() and not place.is_symlink():
            raise NotSaved(f"'{self.shown / path}' cannot be written: a folder of that name is in the way")
        if place in self.origin.inputs:
            raise NotSaved(f"'{self.shown / path}' cannot be written: it is a file of the library itself")

    def _refuse_others(self, paths: list[str]) -> None:
        if not paths:
            return
        more = f", and {len(paths) - 1} more like it" if len(paths) > 1 else ""
        raise NotSaved(
            f"'{self.shown / paths[0]}' is in the way{more}: {self._why_not_ours(paths[0])}; nothing was written; "
            "move it away, name another folder with --out, or replace it with --overwrite"
        )

    def _why_not_ours(self, path: str) -> str:
        if hash_at(self.out / path) == "":
            return "it is not a file that an export writes"
        if self.listed.trouble is not None:
            return f"the list of what the last export wrote, {WRITTEN}, cannot be used"
        if not self.listed.is_there:
            return f"the list of what the last export wrote, {WRITTEN}, is missing"
        if path in self.listed.entries and not self.listed.entries[path].is_old:
            return "it was changed since the last export"
        return "the last export did not write it"

    def _is_ours(self, path: str, found: str | None) -> bool:
        if found in self.listed.hashes:
            return True
        named = self.listed.entries.get(path)
        if not found or named is None or not named.is_old:
            return False
        return _OF_HTML in (read_plain(self.out / path, PAGE_BYTES) or b"")

    def _entry(self, path: str, content: bytes) -> Entry:
        tree = self.origin.tree_of(path)
        folder = self.origin.root if tree is None else self.origin.folders.get(tree, self.origin.root)
        return Entry(
            hashes=(hash_of(content),),
            exporter=self.origin.exporter,
            source=source_of(folder, self.out),
            is_broken=tree in self.origin.broken,
        )

    def _was_of_others(self, path: str) -> bool:
        entry = self.listed.entries.get(path)
        if entry is None or entry.is_old:
            return False
        library = {source_of(folder, self.out) for folder in self.origin.library}
        return entry.exporter != self.origin.exporter or entry.source not in library

    def _put(self, files: Mapping[str, bytes], entries: Mapping[str, Entry]) -> None:
        """Write beside, then the list, then rename; what fails before leaves everything as it was."""
        listing = listing_of(entries)
        if read_plain(self.out / WRITTEN, len(listing)) != listing:
            files = {WRITTEN: listing, **files}
        beside: dict[str, Path] = {}
        try:
            for path, content in files.items():
                (self.out / path).parent.mkdir(parents=True, exist_ok=True)
                self._refuse_place(path)
                beside[path] = write_beside(self.out / path, content, synced=False)
                # it begins as a file that only its owner may read; a page is for everybody
                beside[path].chmod(0o644)
            for path in files:
                self._refuse_place(path)
                put_in_place(beside.pop(path), self.out / path)
        finally:
            for temporary in beside.values():
                with suppress(OSError):
                    temporary.unlink()
