"""Files that somebody else changed on disk, taken in: read anew where nothing is unsaved, else merged. Pure but for `look`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from decisiontree.editing import Conflict
from decisiontree.errors import EditRefused
from decisiontree.files import is_tree_file, read_bytes, reason
from decisiontree.reader import NO_TEXT, decode, read_document
from decisiontree.workbench.history import History
from decisiontree.workbench.records import work_of
from decisiontree.workbench.recovery import NO_CHOICES, Choices, together
from decisiontree.workbench.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """The workspace with what is on disk now, and what became of each file that was not what it was."""

    workspace: Workspace
    reloaded: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    """Files without changes of ours that somebody deleted: they are gone here too, until undo brings them back."""
    conflicts: Mapping[str, Conflict] | None = None


def look(files: Iterable[str]) -> dict[str, str | None]:
    """What files hold now: None where they are not there; one that holds no text is left out."""
    found: dict[str, str | None] = {}
    for file in files:
        try:
            document = read_document(read_bytes(Path(file)), file)
        except FileNotFoundError:
            found[file] = None
        except OSError:
            continue
        else:
            if NO_TEXT.isdisjoint(fault.rule for fault in document.faults):
                found[file] = document.full_text
    return found


def left_alone(files: Iterable[str]) -> dict[str, str]:
    """The files that `look` can take nothing from, though something is there, and why: pipes, links out, what is no text."""
    found: dict[str, str] = {}
    for file in sorted(files):
        try:
            findings = decode(read_bytes(Path(file))).findings
        except FileNotFoundError:
            continue
        except OSError as error:
            found[file] = reason(error)
        else:
            for each in findings:
                if each.rule in NO_TEXT:
                    found[file] = f"cannot be read: {each.message}"
    return found


def folders_of(workspace: Workspace) -> tuple[Path, ...]:
    """The folders in which the trees of the library are; of one without files, where the first will be."""
    folders = {Path(file).parent for file in (*workspace.saved, *workspace.library.files)}
    return tuple(sorted(folders)) or (workspace.library.root,)


def beside(workspace: Workspace) -> tuple[str, ...]:
    """Tree files that lie in the folders of the library and are not open: somebody has made them since."""
    found: list[str] = []
    for folder in folders_of(workspace):
        with suppress(OSError):
            found += [each.as_posix() for each in folder.iterdir() if is_tree_file(each)]
    try:
        known = {Path(file).resolve() for file in (*workspace.saved, *workspace.library.files)}
        return tuple(file for file in sorted(found) if Path(file).resolve() not in known)
    except FileNotFoundError:  # the folder in which the editor was started is gone
        return ()


def deleted_by_others(disk: Mapping[str, str | None]) -> frozenset[str]:
    """The files that are gone while their folder is there: a share that is away for a while deletes nothing."""
    try:
        start = Path.cwd()
    except FileNotFoundError:  # of a working folder that is gone, '.' is still a folder
        return frozenset()
    return frozenset(file for file, text in disk.items() if text is None and (start / file).parent.is_dir())


def take_in(
    workspace: Workspace,
    disk: Mapping[str, str | None],
    choices: Choices = NO_CHOICES,
    deleted: Container[str] = (),
) -> Taken:
    """The workspace with files as they are on disk: a clean one read anew, an unsaved one merged, a new one opened.

    A clean file that others have `deleted` is taken away. Any other that is gone stays as it is here, and so does one
    where both sides clash, until `choices` settle it.
    """
    held = work_of(workspace).texts
    texts: dict[str, str] = {}
    saved: dict[str, str] = {}
    reloaded: list[str] = []
    merged: list[str] = []
    vanished: list[str] = []
    gone: list[str] = []
    conflicts: dict[str, Conflict] = {}
    for file, theirs in sorted(disk.items()):
        base, ours = workspace.saved.get(file), held.get(file)
        if theirs == base:
            continue
        if theirs is None:
            if ours is not None:
                (gone if file in deleted and ours == base else vanished).append(file)
            continue
        result = together(base, theirs, ours, choices.get(file, {}))
        if isinstance(result, Conflict):
            conflicts[file] = result
            continue
        saved[file], texts[file] = theirs, result.text
        if theirs != ours:
            (reloaded if result.text == theirs else merged).append(file)
    words = f"changes on disk to {_named([*reloaded, *merged])}"
    taken = workspace.overtaken(texts, saved, words) if saved else workspace
    if gone:
        try:
            taken = _dropped(taken, gone)
        except EditRefused:  # what is no text could not be brought back
            vanished, gone = [*vanished, *gone], []
    return Taken(taken, tuple(reloaded), tuple(merged), tuple(vanished), tuple(gone), conflicts)


def _dropped(workspace: Workspace, files: Sequence[str]) -> Workspace:
    """The workspace without files that others deleted, as one step that undo takes back. Raises EditRefused."""
    saved = {file: text for file, text in workspace.saved.items() if file not in files}
    tree_id = workspace.library.tree_of(min(files)) or ""
    after = replace(workspace, saved=saved, locked="")
    after = after.without_files(files, f"{_named(files)} deleted on disk", tree_id)
    *done, last = after.history.done
    return replace(after, history=History((*done, replace(last, outside=True))), locked=workspace.locked)


def _named(files: Sequence[str]) -> str:
    return f"'{files[0]}'" if len(files) == 1 else f"{len(files)} files"
