"""Puts the rendered files into a folder. Owns the list of what it wrote; removes nothing that is not on it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from decisiontree.errors import NotSaved
from decisiontree.files.unwritten import why_unwritten

WRITTEN = ".decisiontree-export.json"
"""The list of files of the last export, kept beside them, so that a tree that is gone takes its page along."""


def write_files(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write every file whole or not at all, then remove those of the last export that are no more."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _written(folder)
        for path, content in files.items():
            _write(folder / path, content)
        for path in sorted(before - set(files)):
            (folder / path).unlink(missing_ok=True)
        listing = json.dumps({"version": 1, "files": sorted(files)}, indent=1)
        _write(folder / WRITTEN, f"{listing}\n".encode())
    except OSError as error:
        place = Path(error.filename or folder)
        raise NotSaved(f"'{place}' cannot be written: {why_unwritten(error, place)}") from None
    return tuple(folder / path for path in files)


def _write(file: Path, content: bytes) -> None:
    if file.is_dir():
        raise NotSaved(f"'{file}' cannot be written: a folder of that name is in the way")
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
        # mkstemp makes files that only their owner may read; a page is for everybody
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _written(folder: Path) -> set[str]:
    """The files of the last export; a list that is damaged or names files elsewhere counts for nothing."""
    try:
        listing = json.loads((folder / WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    paths = listing.get("files", []) if isinstance(listing, dict) else []
    return {path for path in paths if isinstance(path, str) and _stays_inside(path)}


def _stays_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path
