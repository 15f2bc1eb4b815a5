"""Quarantine: what cannot be used is kept under another name, so that it is in nobody's way and nothing is lost."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from decisiontree.files import new_private

MARK = ".spoilt"
_NAME_BYTES = 200
_KEPT_OF_A_NAME = 40


def quarantine(path: Path) -> Path:
    """Give a file, or whatever is there, a name that nobody looks for; gives that. Raises OSError."""
    for number in count(1):
        target = _quarantined(path, "" if number == 1 else f"-{number}")
        if not os.path.lexists(target):
            path.rename(target)
            return target
    raise AssertionError


def quarantine_copy(path: Path, content: bytes) -> Path:
    """Keep a copy of a file under the name that it would get in quarantine, once. Raises OSError."""
    target = _quarantined(path, "")
    with suppress(FileExistsError), os.fdopen(new_private(target), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    return target


def _quarantined(path: Path, number: str) -> Path:
    is_short = len(os.fsencode(path.name)) <= _NAME_BYTES
    return path.with_name(f"{path.name if is_short else path.name[:_KEPT_OF_A_NAME]}{MARK}{number}")
