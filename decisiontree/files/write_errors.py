"""Why a file could not be written, in words, and what helps. Knows the system's errors; writes nothing itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NO_RIGHT = (errno.EACCES, errno.EPERM)
_FAULTS = {
    (errno.ENOSPC, errno.EDQUOT): ("the disk is full", "free some space"),
    (errno.EFBIG,): ("files cannot be that large here", "free some space"),
    (errno.EROFS,): ("the disk is read-only", "make it writable"),
    _NO_RIGHT: (
        "another program has it open, or you do not have permission to write there",
        "close it in that program",
    )
    if os.name == "nt"
    else ("you do not have permission to write there", "ask for it"),
    (errno.EISDIR,): ("it is a folder", "move it away"),
    (errno.ELOOP,): ("it is a link that leads back to itself", "remove the link"),
    (errno.EIO, errno.ENXIO, errno.ESTALE, errno.EHOSTDOWN): (
        "the disk does not answer",
        "check that it is connected",
    ),
}


def why_unwritten(error: OSError, path: Path) -> str:
    """The reason, as somebody would say it who has never heard of error numbers."""
    if not path.parent.is_dir():
        return f"there is no folder '{path.parent}'"
    why, remedy = _fault(error)
    return f"{why}; {remedy}" if error.errno in _NO_RIGHT else why


def why_unsaved(error: OSError, path: Path) -> str:
    """The same of a file that was there, with what to do before it is saved again."""
    # pathlib raises for a folder that we may not look into
    if error.errno not in _NO_RIGHT and not os.path.isdir(path.parent):  # noqa: PTH112
        return f"the folder '{path.parent}' no longer exists; create it again, then save again"
    why, remedy = _fault(error)
    return f"{why}; {remedy}, then save again" if remedy else why


def _fault(error: OSError) -> tuple[str, str]:
    found = next((told for numbers, told in _FAULTS.items() if error.errno in numbers), None)
    return found or ((error.strerror or str(error)).lower(), "")
