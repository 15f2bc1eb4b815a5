"""Unsaved texts kept aside, for a closed window, a dropped line or a power cut. Never writes into the library itself.

One file per open file in the user's state folder, replaced whole. Keeping is a kindness: where it cannot be done, nothing fails.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from decisiontree.errors import NotSaved
from decisiontree.text import Patch, Span, TextEdit
from decisiontree.workbench.files import document_of, full_text
from decisiontree.workbench.save import write_whole
from decisiontree.workbench.workspace import Workspace


class Kept(NamedTuple):
    """A text of a file that was never saved; `since` is when it was kept, `same_base` whether the file is as it was then."""

    file: str
    text: str
    since: datetime
    same_base: bool


def keep(workspace: Workspace) -> None:
    """Keep the text of every file with unsaved changes, and drop what was kept of the others."""
    dirty = set(workspace.dirty)
    for file, saved in workspace.saved.items():
        document = document_of(workspace.library, file)
        if file not in dirty or document is None:
            _drop(file)
            continue
        record = {"pid": os.getpid(), "base": _hash(saved), "text": full_text(document)}
        with suppress(OSError, NotSaved):
            slot = _slot(file)
            slot.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(slot, json.dumps(record).encode())
            slot.chmod(0o600)


def forget(workspace: Workspace) -> None:
    """Drop what was kept of every file."""
    for file in workspace.saved:
        _drop(file)


def kept(workspace: Workspace) -> tuple[Kept, ...]:
    """The texts that a session which is no more has left behind, where they are not what the file holds now."""
    found = (_read(file, saved) for file, saved in workspace.saved.items())
    return tuple(each for each in found if each is not None)


def recover(workspace: Workspace, texts: tuple[Kept, ...]) -> Workspace:
    """The workspace with the kept texts, as changes that can be undone."""
    for each in texts:
        document = document_of(workspace.library, each.file)
        if document is not None:
            edit = _difference(document.text, each.text.removeprefix("\ufeff"))
            workspace = workspace.apply_patch(
                each.file, Patch((edit,)), f"recovered changes of '{each.file}'"
            )
    return workspace


def _difference(before: str, after: str) -> TextEdit:
    """The one edit between what both texts begin with and what both end with."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return TextEdit(Span(start, len(before) - end), after[start : len(after) - end])


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _read(file: str, saved: str) -> Kept | None:
    slot = _slot(file)
    try:
        record = json.loads(slot.read_bytes())
        text, base, pid = str(record["text"]), record["base"], int(record["pid"])
        since = datetime.fromtimestamp(slot.stat().st_mtime, UTC)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if text == saved or (pid != os.getpid() and _runs(pid)):
        return None
    return Kept(file, text, since, base == _hash(saved))


def _runs(pid: int) -> bool:
    """Whether another session still has the text in its hands."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _drop(file: str) -> None:
    with suppress(OSError):
        _slot(file).unlink(missing_ok=True)


def _slot(file: str) -> Path:
    state = os.environ.get("XDG_STATE_HOME")
    folder = (Path(state) if state else Path.home() / ".local" / "state") / "decisiontree"
    path = Path(file).resolve()
    return folder / f"{path.name}.{_hash(str(path))[:16]}.json"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
