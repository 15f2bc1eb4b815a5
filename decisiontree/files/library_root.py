"""Where a library's root is: the folder that no file of it may lead out of, and the settings that count in it. Reads nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from decisiontree.files.private import user_id

SETTINGS_FILE = "decisiontree.toml"
LINKS_VARIABLE = "DECISIONTREE_LINKS"
"""Folders outside of a root that its links may lead into; an environment is set by who runs the program, not by a library."""

_REPOSITORY = ".git"
TREES_FOLDER = "trees"


class FoundSettings(NamedTuple):
    """The settings file that counts, and the nearest one that was passed over, as it belongs to someone else."""

    file: Path | None
    passed_over: Path | None = None


@lru_cache(maxsize=1024)
def root_of(folder: str) -> str:
    """The root of the library around a folder, both absolute and as they were named: the links on the way are kept.

    The repository, else the folder of the settings, else the folder that holds `trees`, else the folder itself.
    """
    here = _marked(folder)
    if here is None:
        return folder
    if os.path.realpath(here) != here:
        # a link of a library that leads to another one must not make that one's root count
        outer = _marked(os.path.dirname(here))
        if outer is not None:
            root = root_of(outer)
            if not lies_in(os.path.realpath(here), os.path.realpath(root)):
                return root
    return here


def lies_in(place: str, folder: str) -> bool:
    """Whether a real place is a folder or lies below it."""
    place, folder = os.path.normcase(place), os.path.normcase(folder)
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def find_settings_file(start: Path) -> FoundSettings:
    """The nearest decisiontree.toml at or above a folder, not above the repository's root.

    Without a repository the search ends at the home folder and at the edge of the disk, and a file that belongs neither to
    the user nor to root nor to the owner of the folder is passed over: on a shared disk anybody may lay one above. In a
    repository only where anybody may write beside it, as many may work in one.
    """
    passed_over: Path | None = None
    above, in_repository = _searched(os.path.abspath(start))
    for folder in above:
        file = Path(folder, SETTINGS_FILE)
        if not os.path.lexists(file):
            continue
        if _is_ours(file, start, in_repository=in_repository):
            return FoundSettings(file, passed_over)
        passed_over = passed_over or file
    return FoundSettings(None, passed_over)


def _marked(folder: str) -> str | None:
    """The nearest folder at or above that is the root of something."""
    above = [each for each in _upwards(folder) if not _is_too_wide(each)]
    repository = next((each for each in above if os.path.lexists(os.path.join(each, _REPOSITORY))), None)
    if repository is not None:
        return repository
    settings = find_settings_file(Path(folder)).file
    if settings is not None and str(settings.parent) in above:
        return str(settings.parent)
    holding = (os.path.dirname(each) for each in _upwards(folder) if os.path.basename(each) == TREES_FOLDER)
    return next((each for each in holding if each in above), None)


def _searched(start: str) -> tuple[list[str], bool]:
    """The folders in which settings for a folder may stand, nearest first, and whether they are those of a repository."""
    above = list(_upwards(start))
    for at, folder in enumerate(above):
        if os.path.lexists(os.path.join(folder, _REPOSITORY)):
            return above[: at + 1], True
    home, disk = _home(), _disk(start)
    for at, folder in enumerate(above):
        if _disk(folder) != disk:
            return above[:at], False
        if folder in home:
            return above[: at + 1], False
    return above, False


def _upwards(folder: str) -> Iterator[str]:
    yield folder
    while (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder


def _is_too_wide(folder: str) -> bool:
    """Whether a folder holds much that is of no library: the home folder with a repository of its own, the whole disk."""
    return folder in _home() or folder == os.path.dirname(folder)


def _home() -> tuple[str, str]:
    """The home folder, as it is named and as it really is."""
    home = os.path.expanduser("~")
    return home, os.path.realpath(home)


def _disk(folder: str) -> int | None:
    try:
        return os.stat(folder).st_dev
    except OSError:
        return None


def _is_ours(file: Path, start: Path, *, in_repository: bool) -> bool:
    try:
        if file.lstat().st_uid in (user_id(), 0, start.stat().st_uid):
            return True
        return in_repository and not file.parent.stat().st_mode & stat.S_IWOTH
    except OSError:
        return True  # reading it will say what is wrong
