"""Trees where no library looks for them. They are never read, so a check names each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here
from decisiontree.cli.libraries import ChosenLibrary, is_listed
from decisiontree.files import SETTINGS_FILE, TREES_FOLDER, library_folders, shown

_MOST_NOTES = 5


@dataclass(frozen=True, slots=True)
class MisplacedTrees:
    """The trees of one library that it does not read.

    `unreadable` are those below a folder of trees, and what to do: they are meant to be read. `notes` name those elsewhere, which
    may as well be examples or cases of tests.
    """

    unreadable: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def misplaced_trees(library: ChosenLibrary) -> MisplacedTrees:
    """The misplaced trees of a library. A folder that is listed in settings or marked as another library is not searched."""
    below = [file for folder in _folders_of_trees(library) for file in _below(folder)]
    others = [
        file
        for folder in library.beside
        if folder not in library.paths
        for file in library_folders.tree_files(folder)
    ]
    elsewhere = [file for file in others if file not in below]
    notes = [f"{shown(file)}: {_why(library)}" for file in elsewhere[:_MOST_NOTES]]
    if more := len(elsewhere) - len(notes):
        notes.append(f"and {more} more files like these are not read")
    return MisplacedTrees(tuple((shown(file), _why(library)) for file in below), tuple(notes))


def _why(library: ChosenLibrary) -> str:
    first = shown(library.paths[0])
    settings = library.settings.file or library.folder / SETTINGS_FILE
    return (
        f"not read: it is not directly in a folder of trees; move it into '{first}', or list its folder "
        f"with 'trees' under [library] in {shown(from_here(settings))}"
    )


def _folders_of_trees(library: ChosenLibrary) -> Iterator[Path]:
    """The folders that are for trees only. One that is the whole library may contain anything else, such as other libraries."""
    whole = library.folder.resolve()
    for path in filter(Path.is_dir, library.paths):
        place = path.resolve()
        is_for_trees = place.name == TREES_FOLDER or is_listed(path, library.settings)
        if is_for_trees and place != whole:
            yield path


def _below(top: Path) -> Iterator[Path]:
    others: list[Path] = []
    for found in library_folders.search(top):
        if found.folder == top or any(found.folder.is_relative_to(other) for other in others):
            continue
        if found.is_marked or found.has_settings or is_listed(found.folder, current_settings(found.folder)):
            others.append(found.folder)
        else:
            yield from library_folders.tree_files(found.folder)
