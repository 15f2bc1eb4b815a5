"""`check --watch`: checks again whenever a file changes, until Ctrl-C. Looks at the disk now and then; see decision 018."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from decisiontree import clock
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import clear_screen, report, say
from decisiontree.errors import DecisionTreeError
from decisiontree.files import SETTINGS_FILE, is_named_like_yaml, read_bytes

SEARCH_SHARE = 20
"""A search for libraries is repeated only after so many times as long as it took."""
PAUSE = 0.3
"""Seconds between two looks; a look at a thousand files takes a few thousandths."""
MTIME_GRANULARITY_SECONDS = 3.0
"""Some file systems count in steps of two seconds: what has just changed may change again and bear the same date."""


class FileState(NamedTuple):
    """What tells a change of a file: its date, size and number; its content too while the date alone may deceive.

    `since` is when it was first seen to be so, by a clock of our own: that of a file server may go otherwise.
    """

    changed: int
    size: int
    number: int
    since: float
    content: bytes | None = None


FileStates = Mapping[Path, FileState]


class Places:
    """The files and folders to look at; where it takes a search to find them, that is not made at every look."""

    def __init__(self, find: Callable[[], tuple[Path, ...]]) -> None:
        self._find = find
        self._found: tuple[Path, ...] = ()
        self._due = 0.0

    def __call__(self) -> tuple[Path, ...]:
        """The places, found again when that was long ago."""
        begun = time.monotonic()
        if begun >= self._due:
            self._found = self._find()
            ended = time.monotonic()
            self._due = ended + SEARCH_SHARE * (ended - begun)
        return self._found


def watch(check_once: Callable[[], object], places: Callable[[], Iterable[Path]]) -> ExitCode:
    """Check, and again after every change; ends with Ctrl-C, which is no failure.

    `places` are the files and folders to look at. What cannot be checked now is told, and may be checked later.
    """
    gc.enable()  # unlike a single check, this one goes on for days
    before: FileStates | None = None
    try:
        while True:
            # looked at before the check reads: what changes meanwhile is seen by the next look
            moment = time.monotonic()
            now = states(places(), before or {}, moment)
            if before is None or is_changed(before, now):
                _check(check_once, len(now))
                gc.collect()
            before = {
                path: state if _is_young(state, moment) else state._replace(content=None)
                for path, state in now.items()
            }
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        say()
        return ExitCode.CLEAN


def is_changed(before: FileStates, now: FileStates) -> bool:
    """Whether a file came, went, or became another."""
    return before.keys() != now.keys() or any(_differs(before[path], state) for path, state in now.items())


def states(places: Iterable[Path], before: FileStates, now: float) -> dict[Path, FileState]:
    """The tree files of these places and the settings around, as they are now. Beside a single file its folder counts."""
    folders = dict.fromkeys(place if place.is_dir() else place.parent for place in places)
    files = [*_settings_files(folders), *(path for folder in folders for path in _tree_files(folder))]
    found: dict[Path, FileState] = {}
    for path in files:
        with suppress(OSError):
            status = path.stat()
            state = FileState(status.st_mtime_ns, status.st_size, status.st_ino, now)
            earlier = before.get(path)
            if earlier is not None and earlier[:3] == state[:3]:
                state = state._replace(since=earlier.since)
            if _is_young(state, now) or (earlier is not None and earlier.content is not None):
                state = state._replace(content=blake2b(read_bytes(path)).digest())
            found[path] = state
    return found


def _check(check_once: Callable[[], object], files: int) -> None:
    clear_screen()
    try:
        check_once()
    except DecisionTreeError as error:
        say(f"decisiontree: {error}")
    report(f"\n{clock.now().astimezone():%H:%M:%S}  watching {files} files; Ctrl-C stops\n")


def _differs(before: FileState, now: FileState) -> bool:
    if before[:3] != now[:3]:
        return True
    return before.content is not None and before.content != now.content


def _is_young(state: FileState, now: float) -> bool:
    return now - state.since < MTIME_GRANULARITY_SECONDS


def _settings_files(folders: Iterable[Path]) -> Iterable[Path]:
    """Where settings stand, or may stand soon: at and above the current folder and those with trees."""
    each = (folder.absolute() for folder in (Path(), *folders))
    above = dict.fromkeys(place for folder in each for place in (folder, *folder.parents))
    return (folder / SETTINGS_FILE for folder in above)


def _tree_files(folder: Path) -> list[Path]:
    # scandir, because a Path for each of thousands of files that are none of ours would cost more than the look itself
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError:
        return []
    return [folder / name for name in filter(is_named_like_yaml, names)]
