"""Files and folders on disk → Workspace. A tree with faults, even one that cannot be parsed, opens too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

from decisiontree.diagnostic import Diagnostic
from decisiontree.reader import LibraryReading, load_library
from decisiontree.settings import Settings, find_settings
from decisiontree.workbench.library_check import CheckScope, LibraryCheck
from decisiontree.workbench.workspace import Workspace


def open_workspace(
    paths: Sequence[Path], *, settings: Settings | None = None, today: date | None = None
) -> Workspace:
    """The library that the files or folders hold, to be checked; settings are looked for from the first path upwards."""
    if settings is None:
        first = paths[0] if paths else Path.cwd()
        settings = find_settings(first if first.is_dir() else first.parent)
    if settings.rules:  # a rule that is not there is told of before anything is read
        from decisiontree.lint import levels

        levels(settings)
    return workspace_of(load_library(paths, neighbours=True), None, settings, today)


def empty_workspace(folder: Path, settings: Settings, today: date | None = None) -> Workspace:
    """A library without any tree; the first is saved in this folder, which need not be there yet."""
    library = LibraryReading(root=folder, files=MappingProxyType({}), trees=MappingProxyType({}))
    return workspace_of(library, (), settings, today)


def workspace_of(
    library: LibraryReading,
    diagnostics: tuple[Diagnostic, ...] | None,
    settings: Settings,
    today: date | None,
) -> Workspace:
    """A library that was read, with its findings; None where they are to be looked for."""
    due = CheckScope(library, settings, today, None) if diagnostics is None else None
    return Workspace(
        library=library,
        check=LibraryCheck(diagnostics, due),
        saved={document.file: document.full_text for document in library.documents},
        settings=settings,
        today=today,
    )
