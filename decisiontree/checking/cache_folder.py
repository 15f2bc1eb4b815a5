"""Where what is kept between checks lies, and whether it may be believed: never in the library, never where others write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from decisiontree.files import SETTINGS_FILE, TREES_FOLDER, NotPrivate, cache_folder, lies_in, see_private

_CHECKED_OUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where build servers say what they checked out."""
_WAY_OUT = "set XDG_CACHE_HOME to a folder outside it, or use --no-cache"


class Cache(NamedTuple):
    """The folder, None for none; `notes` say why where a user could do something about it."""

    folder: Path | None
    notes: tuple[str, ...] = ()


NO_CACHE = Cache(None)


def cache_for(paths: Sequence[Path]) -> Cache:
    """The cache of a check of these paths. One inside the library could be brought by the very change that is checked."""
    folder = cache_folder()
    if folder is None:
        return NO_CACHE
    root = _root_around(folder, paths)
    if root is not None:
        return Cache(None, (f"results are not cached: '{folder}' is inside '{root}'; {_WAY_OUT}",))
    try:
        see_private(folder)
    except NotPrivate as problem:
        return Cache(None, (f"results are not cached: {problem}; {_WAY_OUT}",))
    except OSError:
        return NO_CACHE
    return Cache(folder)


def _root_around(folder: Path, paths: Sequence[Path]) -> str | None:
    """What a change may have brought along and a folder lies in, by its name or by its real place."""
    places = {os.path.abspath(folder), os.path.realpath(folder)}
    own_home = None if os.environ.get("CI") else _own_home()
    for root in _roots(paths):
        if root != own_home and any(lies_in(place, root) for place in places):
            return root
    return None


def _roots(paths: Sequence[Path]) -> Iterator[str]:
    """The folders that were checked out, or that hold the library, as they are named and as they really are."""
    here = os.getcwd()
    folders = {os.path.abspath(path if os.path.isdir(path) else path.parent) for path in paths}
    roots = {root for folder in (here, *folders) for root in _marked(folder)} | folders
    roots |= {os.path.abspath(os.environ[name]) for name in _CHECKED_OUT if os.environ.get(name)}
    if any(lies_in(folder, here) for folder in folders):
        roots.add(here)
    yield from sorted(roots | {os.path.realpath(root) for root in roots})


def _marked(folder: str) -> Iterator[str]:
    """The folders at or above that something marks as a library's, up to a repository that is no part of another."""
    while (parent := os.path.dirname(folder)) != folder:
        repository = os.path.join(folder, ".git")
        if os.path.basename(folder) == TREES_FOLDER:
            yield parent
        if os.path.lexists(repository) or os.path.lexists(os.path.join(folder, SETTINGS_FILE)):
            yield folder
        if os.path.isdir(repository):
            return
        folder = parent


def _own_home() -> str | None:
    """The home of the account, whatever the environment says: outside of build servers its owner alone fills it."""
    if sys.platform != "win32":
        from pwd import getpwuid

        with suppress(KeyError):
            return os.path.realpath(getpwuid(os.getuid()).pw_dir)
    return None
