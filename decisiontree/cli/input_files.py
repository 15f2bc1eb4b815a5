"""What a command reads: the files and folders that the user named, else the library's, or one unsaved file on standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from decisiontree.errors import UsageError
from decisiontree.files import SCENARIOS_SUFFIX, root_around, seen_from, shown

if TYPE_CHECKING:
    from decisiontree.fixing import Originals
    from decisiontree.reader import LibraryReading

_STANDARD_INPUT = Path("-")
_UNNAMED = Path("stdin.yaml")


def from_here(path: Path) -> Path:
    """The path as seen from the current folder, where it lies below, or in the same repository."""
    here = Path.cwd()
    if path.is_relative_to(here):
        return path.relative_to(here)
    if path.is_absolute() and path.is_relative_to(root_around(here)):
        return Path(seen_from(here, path))
    return path


def with_scenarios(paths: Sequence[Path]) -> list[Path]:
    """The paths, and the scenarios next to each file of a tree; a folder is read with its scenarios anyway."""
    beside = (path.with_name(path.stem + SCENARIOS_SUFFIX) for path in paths if path.is_file())
    return [*paths, *(file for file in beside if file.exists())]


def is_standard_input(paths: Sequence[Path], name: Path | None) -> bool:
    """Whether `-` is given; raises UsageError where it does not stand alone, or is named without being given."""
    if _STANDARD_INPUT not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names what '-' stands for; add '-' as the path")
        return False
    if len(paths) > 1:
        raise UsageError("'-' must be the only path; remove the other files and folders")
    return True


def read_to_rewrite(paths: Sequence[Path], originals: Originals) -> LibraryReading:
    """Files and their folders, as links from other files count too; raises UsageError for none.

    `originals` remembers what each of them held.
    """
    # the reader is loaded here, so that help and usage errors come at once
    from decisiontree.reader import load_library

    library = load_library(paths, read=originals.read, neighbours=True)
    if not library.files and not library.unreadable:
        raise no_tree_in(paths)
    return library


def no_tree_in(paths: Sequence[Path], settings: Path | None = None) -> UsageError:
    """What is said where files and folders hold nothing; `settings` is the file that lists them."""
    file = "" if settings is None else f"{shown(from_here(settings))}: "
    return UsageError(f"{file}there is no tree in {' or '.join(repr(str(path)) for path in paths)}")


def read_standard_input(name: Path | None, *, to_be_fixed: bool) -> LibraryReading:
    """The text on standard input in the place of the named file, with what that file needs of its folder.

    The file need not be there yet; without a name it belongs to no library.
    """
    from decisiontree.files import read_bytes
    from decisiontree.reader import LibraryReading, load_library, read_document, reread

    path = name or _UNNAMED
    file = shown(path)
    if path.suffix != ".yaml":
        raise UsageError(f"--stdin-filename is '{path}', but the name must end in .yaml")
    typed = sys.stdin.buffer.read()
    if name is not None and path.is_file():

        def read(each: Path) -> bytes:
            return typed if shown(each) == file else read_bytes(each)

        return load_library([path], read=read, neighbours=to_be_fixed)
    library = LibraryReading(root=path.parent, files=MappingProxyType({}), trees=MappingProxyType({}))
    if name is not None and path.parent.is_dir():
        library = load_library([path.parent])
    library = reread(library, file, read_document(typed, file))
    return replace(library, asked=frozenset((file,)), unreadable=())
