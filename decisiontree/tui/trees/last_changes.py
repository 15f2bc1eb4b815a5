"""When each file of a library changed last: its last commit where git has its text, else the file's own time.

git is started once for each folder, aside from the keys, and ended after a few seconds: a long history must not keep
the processor busy. It reads commits only; nothing that a repository's settings name is run.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from pathlib import Path

GIT_SECONDS = 5.0
_LOG = (
    *("git", "--no-pager", "-c", "log.showSignature=false", "-c", "core.quotePath=false"),
    *("-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("log", "--no-ext-diff", "--no-textconv", "--no-renames", "--no-mailmap", "--no-show-signature"),
    *("--format=@%ct", "--raw", "--no-abbrev", "--relative", "--", "."),
)
_COMMIT = re.compile(r"@(\d{1,12})")
_FILE = re.compile(r":\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)")
_LINE_BYTES = 1 << 16


def times_of_files(files: Iterable[str]) -> Mapping[str, datetime]:
    """When each file that is there was written."""
    times: dict[str, datetime] = {}
    for file in files:
        with suppress(OSError, ValueError, OverflowError):
            times[file] = datetime.fromtimestamp(os.stat(file).st_mtime, UTC)  # noqa: PTH116  a link's target counts
    return times


async def times_of_commits(saved: Mapping[str, str], seconds: float = GIT_SECONDS) -> Mapping[str, datetime]:
    """When the text that a file holds on disk was committed; files that git does not know so are left out."""
    folders: dict[str, dict[str, str]] = {}
    for file in saved:
        place = Path(os.path.abspath(file))  # noqa: PTH100  git names a link by its own place
        folders.setdefault(str(place.parent), {})[place.name] = file
    found: dict[str, datetime] = {}
    for folder, names in folders.items():

        def note(name: str, blob: str, time: int, names: dict[str, str] = names) -> bool:
            """Note the newest commit of a file; whether more files are looked for."""
            file = names.pop(name, None)
            if file is not None and blob == _blob(saved[file], len(blob)):
                with suppress(ValueError, OverflowError, OSError):
                    found[file] = datetime.fromtimestamp(time, UTC)
            return bool(names)

        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(seconds):
                await _read_log(folder, note)
    return found


async def _read_log(folder: str, note: Callable[[str, str, int], bool]) -> None:
    """Pass on each file of each commit, the newest first, until no more are wanted. Raises OSError."""
    time = 0
    async with aclosing(_log(folder)) as lines:  # git ends with the last line that is wanted
        async for line in lines:
            if commit := _COMMIT.fullmatch(line):
                time = int(commit[1])
            elif (file := _FILE.fullmatch(line)) and not note(file[2], file[1], time):
                return


async def _log(folder: str) -> AsyncGenerator[str]:
    process = await asyncio.create_subprocess_exec(
        *_LOG,
        cwd=folder,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_BYTES,
    )
    assert process.stdout is not None  # noqa: S101  it was asked for
    try:
        with suppress(ValueError):  # a line longer than any name
            while line := await process.stdout.readline():
                yield line.decode("utf-8", "replace").rstrip("\n")
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _blob(text: str, digits: int) -> str:
    """What git calls a text, in a repository of names of so many digits."""
    content = text.encode("utf-8", "surrogatepass")
    blob = b"blob %d\0%b" % (len(content), content)
    new = hashlib.sha1(blob, usedforsecurity=False) if digits == 40 else hashlib.sha256(blob)
    return new.hexdigest()
