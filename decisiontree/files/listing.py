"""Paths to the files of a library, and what each file is by its name. Looks at names and folders only."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from decisiontree.errors import UsageError
from decisiontree.files.file_kinds import (
    LIBRARY_FILE,
    MISNAMED,
    SCENARIOS_SUFFIX,
    TREE_SUFFIX,
    has_odd_suffix,
    is_tree_file,
    may_be_ours,
)
from decisiontree.files.guarded_read import leads_out
from decisiontree.files.library_root import SETTINGS_FILE

_SECOND_LIBRARY = (
    "a second library.yaml in one library; only {} is read. The folders under 'trees' in decisiontree.toml are "
    "one library: remove the folder of this one from that list, and check it as a separate library"
)

_SETTINGS = "contains settings, not a tree; name the folder '{}' instead"


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of some paths by the name the user would say, those asked for first; `unreadable` are places, and why."""

    files: Mapping[str, Path]
    asked: frozenset[str]
    unreadable: tuple[tuple[str, str], ...]


def list_files(paths: Sequence[Path], *, neighbours: bool = False) -> Listing:
    """The files to read for some paths. Raises UsageError for a path that is not there.

    Beside a single file stands its library.yaml; with `neighbours`, the whole folder.
    """
    unreadable: list[tuple[str, str]] = []
    wanted: dict[str, tuple[Path, bool]] = {}
    folders: set[Path] = set()
    for path in paths:
        files, folder = _asked(path, unreadable)
        wanted |= {shown(file): (file, True) for file in files}
        # the files of a folder are listed once, however many of them are named
        if folder is not None and folder not in folders:
            folders.add(folder)
            for file in _beside(folder, neighbours=neighbours):
                wanted.setdefault(shown(file), (file, False))
    asked = frozenset(name for name, (_file, is_asked) in wanted.items() if is_asked)
    # those that were asked for first: where two trees have one name, a neighbour is the one to leave out
    ordered = sorted(wanted, key=lambda name: name not in asked)
    return Listing({name: wanted[name][0] for name in ordered}, asked, tuple(unreadable))


@dataclass(frozen=True, slots=True)
class Arranged:
    """The files by what they are: trees and scenarios by the tree's id; `left_out` are those that come too late, and why."""

    shared: str | None
    scenarios: Mapping[str, str]
    trees: Mapping[str, str]
    left_out: tuple[tuple[str, str], ...]


def arrange(files: Iterable[str], asked: Collection[str]) -> Arranged:
    """Files in the order of their claim to a name; of two trees of one name the first is taken."""
    shared: str | None = None
    scenarios: dict[str, str] = {}
    trees: dict[str, str] = {}
    left_out: list[tuple[str, str]] = []
    for file in files:
        if Path(file).name == LIBRARY_FILE:
            if shared is not None:
                left_out.append((file, _SECOND_LIBRARY.format(shared)))
            shared = shared or file
            continue
        name = tree_name(file)
        same_kind = scenarios if file.endswith(SCENARIOS_SUFFIX) else trees
        if name in same_kind and file in asked:
            left_out.append((file, f"a second tree '{name}'; {same_kind[name]} is read"))
        same_kind.setdefault(name, file)
    return Arranged(shared, dict(sorted(scenarios.items())), dict(sorted(trees.items())), tuple(left_out))


def tree_name(file: str) -> str:
    """The id of the tree that a file, or a file of scenarios, is about."""
    name = Path(file).name
    return name.removesuffix(SCENARIOS_SUFFIX) if name.endswith(SCENARIOS_SUFFIX) else Path(name).stem


def shown(path: Path) -> str:
    """A path as the user would say it: from the current folder when it lies below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links, and name another file
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def seen_from(folder: Path, place: Path | str) -> str:
    """A place by its way from a folder, with slashes on every system; by its own name where it lies on another drive."""
    try:
        return Path(os.path.relpath(place, folder)).as_posix()
    except ValueError:
        return Path(place).as_posix()


def reason(error: OSError) -> str:
    """Why a file gave no text, in words."""
    return {
        "PermissionError": "cannot be read: you do not have permission; ask for it",
        "FileNotFoundError": "is a link to a file that does not exist",
    }.get(type(error).__name__, (error.strerror or str(error)).lower())


def _asked(path: Path, unreadable: list[tuple[str, str]]) -> tuple[list[Path], Path | None]:
    """The files that the user asks for with one path; of a single file also its folder, whose other files may matter."""
    if not os.path.lexists(path):  # unlike Path.exists, it does not raise where a folder may not be entered
        raise UsageError(f"there is no file or folder '{path}'")
    if os.path.isdir(path):  # noqa: PTH112  the same
        if path.suffix == TREE_SUFFIX:
            unreadable.append((shown(path), "is a folder, though it is named like a tree file"))
            return [], None
        if leads_out(path):
            return [path], None  # reading it will say so; not even the names of its files are looked at
        return _tree_files(path, unreadable), None
    if path.suffix != TREE_SUFFIX:
        unreadable.append(
            (shown(path), _SETTINGS.format(shown(path.parent)) if path.name == SETTINGS_FILE else MISNAMED)
        )
        return [], None
    return [path], path.parent


def _beside(folder: Path, *, neighbours: bool) -> list[Path]:
    """What is read with single files of a folder: its library.yaml, or all of its files."""
    if leads_out(folder):
        return []
    if neighbours:
        return _tree_files(folder, [])
    shared = folder / LIBRARY_FILE
    return [shared] if os.path.lexists(shared) else []


def _tree_files(folder: Path, unreadable: list[tuple[str, str]]) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        unreadable.append((shown(folder), reason(error)))
        return []
    files = []
    for entry in entries:
        if not is_tree_file(entry):
            if has_odd_suffix(entry.name) and may_be_ours(entry):
                unreadable.append((shown(entry), MISNAMED))
        elif os.path.isdir(entry):  # noqa: PTH112  as above
            unreadable.append((shown(entry), "is a folder, though it is named like a tree file"))
        else:
            files.append(entry)
    return files
