"""Who has an editor open, as its lock tells; whether it still runs. Knows one lock at a time."""

from __future__ import annotations

import getpass
import json
import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from decisiontree.display import visible
from decisiontree.files import locks, open_plain, read_handle, stored_json, user_id
from decisiontree.workbench.journal import HELD_BYTES
from decisiontree.workbench.records import VERSION

_WORD_LENGTH = 255
_PROCESSES = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an editor open: process, computer, user, since when, which files, and where their names start from."""

    pid: int
    host: str
    user: str
    since: datetime
    files: frozenset[Path]
    folder: str

    def is_on(self, files: frozenset[Path]) -> bool:
        """Whether it had these files open, or others beside them."""
        folders = {file.parent for file in files}
        return any(file in files or file.parent in folders for file in self.files)


def this_editor(files: Iterable[Path], since: datetime) -> bytes:
    """What the lock of this editor holds, after the byte that is locked."""
    told = {
        "version": VERSION,
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "user": _user(),
        "since": since.isoformat(),
        "folder": str(Path.cwd()),
        "files": sorted(map(str, files)),
    }
    return b"\n" + json.dumps(told).encode()


def holder_of(content: bytes) -> Holder:
    """Who made a lock. Raises Spoilt, and Newer for one of a newer program."""
    record = stored_json.mapping(stored_json.parsed(content))
    stored_json.expect_version(record.get("version"), VERSION)
    return Holder(
        stored_json.number(record.get("pid"), _PROCESSES),
        visible(stored_json.text(record.get("host"), _WORD_LENGTH)),
        visible(stored_json.text(record.get("user"), _WORD_LENGTH)),
        _moment(record.get("since")),
        frozenset(Path(stored_json.name(file)) for file in stored_json.items(record.get("files"))),
        stored_json.name(record.get("folder")),
    )


class Held(NamedTuple):
    """A file of an editor and a hold on it that nobody else can have; `handle` is None while that editor runs.

    Some network shares know no locks; there everybody gets a hold, and it is not sure.
    """

    content: bytes
    handle: int | None
    is_sure: bool = True


def hold(file: Path) -> Held:
    """Take hold of a lock, or of a journal that has none. Raises OSError, also for what is no file of ours."""
    handle = open_plain(file, os.O_RDWR)
    try:
        content = read_handle(handle, HELD_BYTES)
    except OSError:
        os.close(handle)
        raise
    is_locked = locks.try_lock(handle)
    if is_locked is False:
        os.close(handle)
        return Held(content, None)
    return Held(content, handle, is_sure=is_locked is not None)


def may_run(holder: Holder) -> bool:
    """Whether the process may be alive: on another computer nobody knows, and on Windows to ask would end it."""
    if os.name != "posix" or holder.host != visible(socket.gethostname()):
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _moment(written: stored_json.Json) -> datetime:
    """A moment that every clock on earth can show. Raises Spoilt."""
    try:
        moment = datetime.fromisoformat(stored_json.text(written, _WORD_LENGTH))
        moment.astimezone()
    except (ValueError, OverflowError, OSError) as problem:
        raise stored_json.Spoilt("its time is not valid") from problem
    return moment if moment.tzinfo is not None else stored_json.refuse("a time with its zone", written)


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return str(user_id())
