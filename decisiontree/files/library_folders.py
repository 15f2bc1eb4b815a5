"""Which folders at or below one hold trees or settings, by the names of files and the first bytes of a few. Reads no settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from decisiontree.files.file_kinds import LIBRARY_FILE, is_named_like_yaml, says_format
from decisiontree.files.guarded_read import leads_out
from decisiontree.files.library_root import SETTINGS_FILE, TREES_FOLDER

_SKIPPED = frozenset({"__pypackages__", "_build", "build", "dist", "node_modules", "site-packages", "venv"})
"""Copies and what others wrote: the same folders that other checkers leave out."""


class FoundFolder(NamedTuple):
    """A folder with trees, or settings. `is_marked`: by its name or a library.yaml; `is_within`: a folder above is one of a library."""

    folder: Path
    has_trees: bool
    has_settings: bool
    is_marked: bool
    is_within: bool


def search(top: Path) -> Iterator[FoundFolder]:
    """Every folder with trees or settings at or below one, by their names. No link is followed, nothing hidden entered."""
    waiting = [(top, False)]
    while waiting:
        folder, is_within = waiting.pop()
        names, folders = _entries(folder)
        is_marked = folder.name == TREES_FOLDER or (
            LIBRARY_FILE in names and says_format(folder / LIBRARY_FILE)
        )
        holds = holds_trees(folder, names)
        has_settings = SETTINGS_FILE in names
        if holds or has_settings:
            yield FoundFolder(folder, holds, has_settings, is_marked, is_within)
        is_library = holds or (TREES_FOLDER in folders and holds_trees(folder / TREES_FOLDER))
        waiting += [
            (folder / name, is_within or is_library)
            for name in sorted(folders, reverse=True)
            if not (name.startswith(".") or name in _SKIPPED)
        ]


def holds_trees(folder: Path, names: list[str] | None = None) -> bool:
    """Whether a file directly in a folder is one of ours; in a folder called `trees` any YAML may be meant so."""
    names = _entries(folder)[0] if names is None else names
    yaml = list(filter(is_named_like_yaml, names))
    if folder.name == TREES_FOLDER:
        return bool(yaml)
    return any(says_format(folder / name) for name in sorted(yaml, key=lambda name: name != LIBRARY_FILE))


def tree_files(folder: Path) -> list[Path]:
    """The files directly in a folder that say that they are ours, whatever their suffix."""
    names = sorted(filter(is_named_like_yaml, _entries(folder)[0]))
    return [folder / name for name in names if says_format(folder / name)]


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in a folder; none where it may not be entered."""
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif not entry.is_symlink() or not entry.is_dir():
                    files.append(entry.name)
    except OSError:
        return [], []
    return ([] if leads_out(folder) else files), folders
