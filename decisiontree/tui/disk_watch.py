"""Whether the open files still are on disk what was read. Looks only: reads no more than it has to, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from decisiontree.files import OutsideLibrary, read_bytes
from decisiontree.workbench import Workspace, beside, folders_of

Trace: TypeAlias = tuple[int, int, int] | None
"""Time, size and number of a file; None when it is not there."""


class DiskWatch:
    """Remembers how each file looked; a file is read only when it looks new, and only when it is at rest."""

    def __init__(self) -> None:
        self._seen: dict[str, Trace] = {}
        self._known: dict[str, tuple[Trace, str]] = {}
        self._other: frozenset[str] = frozenset()
        self._left: dict[str, Trace] = {}
        self._folders: dict[str, Trace] = {}
        self._looked = False

    def others(self, saved: Mapping[str, str]) -> frozenset[str]:
        """The files that hold something else than what was read or saved last."""
        self._other = frozenset(file for file, text in saved.items() if self._is_other(file, text))
        return self._other

    def news(self, files: Iterable[str]) -> frozenset[str]:
        """Of the files that hold something else, those that do not look as they did when they were left alone."""
        return frozenset(file for file in files if self._left.get(file, ()) != self._look_of(file))

    def leave(self, files: Iterable[str]) -> None:
        """These files could not be taken in as they look now."""
        self._left = {file: self._look_of(file) for file in files}

    def appeared(self, workspace: Workspace) -> tuple[str, ...]:
        """Tree files that are new beside the open ones; looked for when a folder has changed and is at rest."""
        traces = {file: _trace(file) for file in map(str, folders_of(workspace))}
        if traces != self._folders:
            self._folders, self._looked = traces, False
            return ()
        if self._looked:
            return ()
        self._looked = True
        return beside(workspace)

    def _look_of(self, file: str) -> Trace:
        return self._known.get(file, (None, None))[0]

    def _is_other(self, file: str, text: str) -> bool:
        trace = _trace(file)
        if self._known.get(file) == (trace, text):
            return file in self._other
        # what was other than a text of before says nothing of one that was saved since
        was_other = file in self._other and self._known.get(file, (None, None))[1] == text
        at_rest = self._seen.get(file, ()) == trace
        self._seen[file] = trace
        if not at_rest:
            return was_other  # somebody may still be writing it
        try:
            other = read_bytes(Path(file)) != text.encode("utf-8")
        except OutsideLibrary:
            other = text != ""  # one that always led out of the library was never read
        except OSError:
            other = True
        self._known[file] = (trace, text)
        return other


def _trace(file: str) -> Trace:
    try:
        state = Path(file).stat()
    except OSError:
        return None
    return (state.st_mtime_ns, state.st_size, state.st_ino)
