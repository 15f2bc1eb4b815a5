"""Texts → files, whole or not at all. The only module of the workbench that writes to disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from decisiontree.editing import doubt
from decisiontree.errors import ChangedOnDisk, NotSaved
from decisiontree.files import (
    SCENARIOS_SUFFIX,
    OutsideLibrary,
    leads_out,
    read_bytes,
    real_place,
    replace_whole,
    why_unsaved,
)
from decisiontree.reader import Document
from decisiontree.workbench import deleted
from decisiontree.workbench.workspace import Workspace


def save(workspace: Workspace, file: str | None = None, *, overwrite: bool = False) -> Workspace:
    """Writes one changed file, or all of them; the undo steps stay. New files come first, what is to go goes last.

    Raises ChangedOnDisk when someone else wrote a file meanwhile (`overwrite` writes all the same) and NotSaved
    when a file cannot be written. Every file is looked at before the first is written.
    """
    texts = _texts(workspace, (file,) if file is not None else workspace.dirty)
    if not overwrite:
        for name in texts:
            _same_on_disk(Path(name), workspace.saved.get(name), texts[name])
    saved = dict(workspace.saved)
    _keep_deleted(workspace, [name for name, text in texts.items() if text is None])
    for name, text in sorted(texts.items(), key=lambda entry: (entry[1] is None, entry[0] in saved)):
        if text is None:
            _remove(Path(name))
            saved.pop(name, None)
        else:
            if name not in saved:
                _make_folder(Path(name).parent)
            write_whole(Path(name), text.encode("utf-8"))
            saved[name] = text
    return replace(workspace, saved=saved)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a file's content in one step: a reader sees the old or the new bytes, never a part. Raises NotSaved."""
    try:
        target = real_place(path)
        if path.is_symlink() and not target.exists():
            raise OSError("is a link to a file that does not exist; remove the link, then save again")
        replace_whole(target, content)
    except OSError as problem:
        raise NotSaved(
            f"'{path}' could not be saved: {why_unsaved(problem, path)}; the file on disk is unchanged"
        ) from problem


def _texts(workspace: Workspace, files: tuple[str, ...]) -> dict[str, str | None]:
    """What each file is to hold; None for one that is to go."""
    texts: dict[str, str | None] = {}
    for file in files:
        document = workspace.library.document_of(file)
        if document is None and file not in workspace.saved:
            raise NotSaved(f"'{file}' is not one of the open files")
        if file in workspace.dirty:
            texts[file] = None if document is None else _proved(document)
    return texts


def _proved(document: Document) -> str:
    """The text of a file whose edits were proved in parts, proved as a whole. Raises NotSaved."""
    reason = doubt(document)
    if reason is not None:
        raise NotSaved(
            f"'{document.file}' was not saved, because the file would differ from what the editor shows: {reason}; "
            "the file on disk is unchanged, and your work is kept; undo the last changes and save again"
        )
    return document.full_text


def _keep_deleted(workspace: Workspace, files: list[str]) -> None:
    """Keep what is about to be removed, but for files that only got another name. Raises NotSaved."""
    texts = {file: workspace.saved[file] for file in files if not _is_renamed(workspace, file)}
    texts = {file: text for file, text in texts.items() if text}
    if not texts:
        return
    try:
        deleted.keep(texts)
    except OSError as problem:
        raise NotSaved(
            f"nothing was saved: a copy of what you deleted could not be kept: {problem.strerror or problem}"
        ) from problem


def _is_renamed(workspace: Workspace, file: str) -> bool:
    """Whether a file that is not there any more is still open under another name."""
    done, is_tests = workspace.history.done, file.endswith(SCENARIOS_SUFFIX)
    last = max((at for at, step in enumerate(done) if file in step.removed), default=len(done))
    for step in done[last:]:
        if file in step.removed:
            names = [name for name in step.created if name.endswith(SCENARIOS_SUFFIX) == is_tests]
            if not names:
                return False
            file = names[0]
    return workspace.library.document_of(file) is not None


def _make_folder(folder: Path) -> None:
    """The folder of a new file, where the first tree of a library is saved. Raises NotSaved."""
    try:
        if not leads_out(folder):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise NotSaved(
            f"the folder '{folder}' could not be made: {why_unsaved(problem, folder)}"
        ) from problem


def _remove(path: Path) -> None:
    try:
        if leads_out(path.parent):
            raise OutsideLibrary(str(path))
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise NotSaved(f"'{path}' could not be removed: {why_unsaved(problem, path)}") from problem


def _same_on_disk(path: Path, text: str | None, wanted: str | None) -> None:
    """Raises ChangedOnDisk where the file holds neither what was read nor what is wanted; None is no file."""
    try:
        content = read_bytes(path)
    except FileNotFoundError:
        if text is None or wanted is None or not path.parent.is_dir():
            return  # new, already gone, or writing will say so
        raise ChangedOnDisk(f"'{path}' was deleted or moved meanwhile; nothing was saved") from None
    except OSError as problem:
        raise NotSaved(
            f"'{path}' could not be read: {why_unsaved(problem, path)}; nothing was saved"
        ) from problem
    if wanted is not None and content == wanted.encode("utf-8"):
        return  # written by a save that failed at a later file
    if text is None:
        raise ChangedOnDisk(f"'{path}' was made by someone else meanwhile; nothing was saved")
    if content != text.encode("utf-8"):
        raise ChangedOnDisk(f"'{path}' was changed by someone else meanwhile; nothing was saved")
