"""The libraries that a command is about: those around the paths that were named, each with its settings and its files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from decisiontree.cli.current_settings import current_settings
from decisiontree.cli.input_files import from_here, no_tree_in
from decisiontree.errors import DecisionTreeError, UsageError
from decisiontree.files import TREE_SUFFIX, TREES_FOLDER, shown
from decisiontree.settings import Settings


@dataclass(frozen=True, slots=True)
class ChosenLibrary:
    """One library: its settings, and the files and folders to read of it. Its folder is what people call it by.

    `beside` are folders around that are none of its folders of trees, in which a tree may have been put by mistake.
    """

    settings: Settings
    paths: tuple[Path, ...]
    folder: Path
    beside: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """Its folder, as seen from the current one."""
        return shown(from_here(self.folder))


def chosen_libraries(paths: Sequence[Path]) -> tuple[ChosenLibrary, ...]:
    """The libraries of the paths, in their order; of none, the one around the current folder, else those below it.

    Folders that one decisiontree.toml lists are one library; any other folder of trees is one of its own.
    Raises UsageError for a path that is not there, and where there is no library at all.
    """
    if not paths:
        return _of_current_folder()
    for path in paths:
        # a broken symbolic link is there, and the reader says what is wrong with it
        if not os.path.lexists(path):
            raise UsageError(f"there is no file or folder '{path}'{_meant_tree(path)}")
    # read once for the many files of a folder; not kept longer, because a watch reads them again
    settings_of = cache(current_settings)
    return _joined(chosen for path in paths for chosen in _at(path, settings_of))


def library_with(tree_id: str) -> ChosenLibrary:
    """The library around the current folder; of several below it, the one that has a tree of this id. Raises UsageError."""
    libraries = chosen_libraries(())
    if len(libraries) == 1:
        return libraries[0]
    files = {file: library for library in libraries for file in _files_called(tree_id, library)}
    if len(files) == 1:
        return next(iter(files.values()))
    if files:
        raise UsageError(
            f"there are {len(files)} trees '{tree_id}': {', '.join(map(shown, files))}; name the file of one"
        )
    raise UsageError(f"there is no tree '{tree_id}' in any library here: {names_of(libraries)}")


def libraries_here() -> tuple[ChosenLibrary, ...]:
    """The libraries at the current folder and below it; none is no mistake."""
    return _joined(_Search(Path()).libraries)


def names_of(libraries: Sequence[ChosenLibrary]) -> str:
    """The folders of libraries, as a list to choose from."""
    return ", ".join(library.name for library in libraries)


def _meant_tree(path: Path) -> str:
    """The end of a message about a path that is not there: the file of the tree whose id it is, if there is one."""
    if path.name != str(path):
        return ""
    try:
        libraries = chosen_libraries(())
    except DecisionTreeError:
        return ""
    tree_id = path.name.removesuffix(TREE_SUFFIX)
    files = [f"'{shown(file)}'" for library in libraries for file in _files_called(tree_id, library)]
    return f"; did you mean {' or '.join(files)}?" if files else ""


def _files_called(tree_id: str, library: ChosenLibrary) -> Iterator[Path]:
    files = (path / f"{tree_id}{TREE_SUFFIX}" for path in library.paths)
    return (file for file in files if os.path.lexists(file))


def _of_current_folder() -> tuple[ChosenLibrary, ...]:
    here = current_settings()
    if here.names_trees or _lists_some(here):
        return (replace(_whole(here), beside=(from_here(here.root),)),)
    found = _joined(_all_below(Path()))
    if not found:
        raise _no_folder(here.trees[0], here)
    return found


def _at(path: Path, settings_of: Callable[[Path], Settings]) -> Iterator[ChosenLibrary]:
    """The library that a file or a folder of trees belongs to; else those in a folder, however deep."""
    if not path.is_dir():
        yield _around(path, path.parent, settings_of(path.parent))
        return
    settings = settings_of(path)
    if is_listed(path, settings) or _absolute(path).name == TREES_FOLDER:
        yield _around(path, path, settings)
        return
    found = _all_below(path)
    if not found and settings.names_trees and settings.root == _absolute(path):
        found = (_whole(settings),)
    yield from found or (_around(path, path, settings),)


class _Search:
    """What a folder and those below it hold. A folder inside a library counts only where it is marked as another one."""

    def __init__(self, top: Path) -> None:
        # only a search pays for it
        from decisiontree.files import library_folders

        self.libraries: list[ChosenLibrary] = []
        self.settings: list[Settings] = []
        self.left_out: list[Path] = []
        for found in library_folders.search(top):
            settings = current_settings(found.folder)
            if found.has_settings:
                self.settings.append(settings)
            if not found.has_trees:
                continue
            if is_listed(found.folder, settings):
                self.libraries.append(_whole(settings))
            elif found.is_marked or not (found.is_within or _lists_some(settings)):
                self.libraries.append(_around(found.folder, found.folder, settings))
            else:
                self.left_out.append(found.folder)

    def refuse_vanished(self) -> None:
        """Raises UsageError for settings whose trees are gone: a library that vanished must not look like a sound one."""
        folders = [_absolute(library.folder) for library in self.libraries]
        for settings in self.settings:
            is_used = any(library.settings.file == settings.file for library in self.libraries)
            if settings.names_trees:
                _whole(settings)
            elif any(folder.is_relative_to(_absolute(settings.root)) for folder in folders):
                continue
            elif not _lists_some(settings):
                raise _no_folder(settings.trees[0], settings)
            if not is_used:
                raise no_tree_in(tuple(map(from_here, settings.trees)), settings.file)

    def library_around(self, folder: Path) -> int:
        """Which library a folder that was left out is in, or beside."""
        place = _absolute(folder)
        around = [
            at for at, each in enumerate(self.libraries) if place.is_relative_to(_absolute(each.folder))
        ]
        return max(around, key=lambda at: len(_absolute(self.libraries[at].folder).parts), default=0)


def _all_below(top: Path) -> tuple[ChosenLibrary, ...]:
    """The libraries at a folder and below it, each with the folders beside it that it does not read."""
    search = _Search(top)
    search.refuse_vanished()
    beside: dict[int, list[Path]] = {}
    for folder in search.left_out if search.libraries else ():
        beside.setdefault(search.library_around(folder), []).append(folder)
    return tuple(replace(each, beside=tuple(beside.get(at, ()))) for at, each in enumerate(search.libraries))


def _whole(settings: Settings) -> ChosenLibrary:
    """All folders that the settings list; raises UsageError for one that is not there."""
    for folder in settings.trees:
        if not os.path.lexists(folder):
            raise _no_folder(folder, settings)
    return ChosenLibrary(settings, tuple(map(from_here, settings.trees)), settings.root)


def _no_folder(folder: Path, settings: Settings) -> UsageError:
    none = f"there is no folder '{from_here(folder)}'"
    if settings.file is None:
        return UsageError(f"{none}; name a file or folder, or start a tree with `decisiontree new`")
    file = shown(from_here(settings.file))
    if settings.names_trees:
        return UsageError(f"{file}: {none}; correct 'trees' under [library], or restore the folder")
    return UsageError(
        f"{file}: {none}; name the folder of the trees with 'trees' under [library], or start a tree with "
        "`decisiontree new`"
    )


def _around(path: Path, folder: Path, settings: Settings) -> ChosenLibrary:
    """The library of a path that lies in a folder of trees, or is one."""
    if is_listed(folder, settings):
        return ChosenLibrary(settings, (path,), settings.root)
    absolute = _absolute(folder)
    return ChosenLibrary(settings, (path,), absolute.parent if absolute.name == TREES_FOLDER else absolute)


def is_listed(folder: Path, settings: Settings) -> bool:
    """Whether settings that are there list the folder as one of their library."""
    if settings.file is None:
        return False
    absolute = _absolute(folder)
    return any(_absolute(each) == absolute for each in settings.trees)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links, and name another folder


def _lists_some(settings: Settings) -> bool:
    return any(os.path.lexists(folder) for folder in settings.trees)


def _joined(chosen: Iterable[ChosenLibrary]) -> tuple[ChosenLibrary, ...]:
    """Each library once, with every path once, by whatever names they were found."""
    libraries: dict[tuple[str, Path | None], ChosenLibrary] = {}
    names: dict[str, Path] = {}
    for each in chosen:
        first = each.settings.trees[0] if is_listed(_folder_of(each.paths[0]), each.settings) else None
        key = (os.path.realpath(first or _folder_of(each.paths[0])), each.settings.file)
        known = libraries.setdefault(key, replace(each, paths=()))
        paths = [_first_named(path, names) for path in each.paths]
        beside = (*known.beside, *each.beside)
        libraries[key] = replace(
            known, paths=tuple(dict.fromkeys((*known.paths, *paths))), beside=tuple(dict.fromkeys(beside))
        )
    return tuple(libraries.values())


def _first_named(path: Path, names: dict[str, Path]) -> Path:
    """The path by the name that its folder had first: one file of two names would be read as two."""
    folder = _folder_of(path)
    named = names.setdefault(os.path.realpath(folder), folder)
    if named == folder:
        return path
    return named if folder == path else named / path.name


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent
