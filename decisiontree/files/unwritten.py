"""Why a file could not be written, in words. Knows the system's errors; writes nothing itself."""

from __future__ import annotations

import errno
from pathlib import Path


def why_unwritten(error: OSError, path: Path) -> str:
    """The reason, as somebody would say it who has never heard of error numbers."""
    if not path.parent.is_dir():
        return f"there is no folder '{path.parent}'"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full"
        case errno.EROFS:
            return "the disk is read-only"
        case errno.EACCES | errno.EPERM:
            return "you may not write there; ask for the right to"
        case errno.EISDIR:
            return "it is a folder"
        case errno.ELOOP:
            return "it is a link that leads back to itself"
        case _:
            return (error.strerror or str(error)).lower()
