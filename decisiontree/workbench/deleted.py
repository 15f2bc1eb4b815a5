"""Files that saving took away, kept in the user's state folder: each save that deletes leaves one record there.

What cannot be kept stops the save, so a deleted tree can be brought back later, also by the next editor.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from decisiontree import clock
from decisiontree.files import FILE_BYTES, make_private, new_private, read_private, state_folder, stored_json

_VERSION = 1
_KEPT = 200
"""Older records go when there are more."""
_RECORD_BYTES = 8 * FILE_BYTES


@dataclass(frozen=True, slots=True)
class DeletedFiles:
    """Files that one save took away: their texts by their full paths, and when that was."""

    at: datetime
    texts: Mapping[Path, str]


def keep(texts: Mapping[str, str]) -> None:
    """Keep the texts of files that are about to be removed. Raises OSError."""
    folder = _folder()
    make_private(folder)
    moment = clock.now()
    record = {
        "version": _VERSION,
        "at": moment.isoformat(),
        "files": {str(Path(os.path.abspath(file))): text for file, text in texts.items()},  # noqa: PTH100  a link is what was removed
    }
    handle = new_private(folder / f"{moment:%Y%m%d-%H%M%S-%f}-{uuid4().hex[:6]}.json")
    with os.fdopen(handle, "wb") as stream:
        stream.write(json.dumps(record).encode())
        stream.flush()
        os.fsync(stream.fileno())
    for old in sorted(folder.glob("*.json"))[:-_KEPT]:
        with suppress(OSError):
            old.unlink()


def deleted_from(folders: Iterable[Path]) -> tuple[DeletedFiles, ...]:
    """What was deleted from these folders, the last first; records that cannot be read are passed over."""
    wanted = {os.path.realpath(folder) for folder in folders}
    found: list[DeletedFiles] = []
    for file in sorted(_folder().glob("*.json"), reverse=True):
        with suppress(OSError, stored_json.Spoilt, stored_json.Newer, ValueError):
            record = _record_of(file)
            texts = {
                path: text for path, text in record.texts.items() if os.path.realpath(path.parent) in wanted
            }
            if texts:
                found.append(DeletedFiles(record.at, texts))
    return tuple(found)


def _folder() -> Path:
    return state_folder() / "deleted"


def _record_of(file: Path) -> DeletedFiles:
    """Raises OSError, Spoilt, Newer, ValueError."""
    record = stored_json.mapping(stored_json.parsed(read_private(file, _RECORD_BYTES)))
    stored_json.expect_version(record.get("version"), _VERSION)
    files = stored_json.mapping(record.get("files"))
    texts = {Path(stored_json.name(path)): stored_json.text(text) for path, text in files.items()}
    return DeletedFiles(datetime.fromisoformat(stored_json.text(record.get("at"), 64)), texts)
