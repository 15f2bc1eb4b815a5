"""How files are opened, on every system: their bytes as they are, no link followed, no pipe waited for."""

from __future__ import annotations

import os
from pathlib import Path


def _flags(*names: str) -> int:
    """Not every system knows each of them."""
    return sum(getattr(os, name, 0) for name in names)


STREAM = _flags("O_BINARY", "O_NOCTTY")
"""For what a user named, a pipe or a terminal too: no byte is changed on its way."""
PLAIN = STREAM | _flags("O_NOFOLLOW", "O_NONBLOCK")
"""For regular files: a link put there meanwhile is not followed, and a pipe put there does not wait for somebody to write."""


def open_plain(path: str | Path, access: int = os.O_RDONLY, mode: int = 0o600) -> int:
    """A handle of a file that is no link; a new one gets the mode. Raises OSError."""
    return os.open(path, access | PLAIN, mode)
