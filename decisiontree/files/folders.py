"""Where this system keeps what programs of the user's keep: platformdirs knows. Makes nothing."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from decisiontree.files.private import user_id

_NAME = "decisiontree"


def state_folder() -> Path:
    """Where editors keep what is unsaved; where nobody has a home, as in containers, among the temporary files."""
    folder = _folder("XDG_STATE_HOME", ".local/state", "user_state_path")
    if folder is not None:
        return folder
    # only who has no home pays for it
    from tempfile import gettempdir

    return Path(gettempdir(), f"{_NAME}-{user_id()}")


def cache_folder() -> Path | None:
    """Where what can be made again is kept; None where nobody has a home."""
    folder = _folder("XDG_CACHE_HOME", ".cache", "user_cache_path")
    return None if folder is None else folder / "check"


def config_folder() -> Path | None:
    """Where people write settings of their own; None where nobody has a home."""
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_path")


def _folder(variable: str, usual: str, asked: str) -> Path | None:
    """The folder that the environment names, on every system, else the system's own. A relative one would lie about anywhere.

    The standard that names the variable has its usual place below the home, for which nothing need be loaded.
    """
    folder = Path(os.environ.get(variable, ""))
    if folder.is_absolute():
        return folder / _NAME
    with suppress(RuntimeError, ValueError, OSError):  # nobody has a home here
        if sys.platform in ("win32", "darwin"):
            from platformdirs import PlatformDirs

            folder = getattr(PlatformDirs(_NAME, appauthor=False), asked)
        else:
            folder = Path.home() / usual / _NAME
    return folder if folder.is_absolute() else None
