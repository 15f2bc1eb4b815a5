"""What `check` is asked to look at: files and folders, or one unsaved file on standard input within its library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from decisiontree.errors import UsageError

if TYPE_CHECKING:
    from decisiontree.fixing import Originals
    from decisiontree.reader import LibraryReading

_STANDARD_INPUT = Path("-")
_UNNAMED = Path("stdin.yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and, where it may be written, what each file held."""

    library: LibraryReading
    originals: Originals | None = None
    is_typed: bool = False


def is_standard_input(paths: Sequence[Path], name: Path | None) -> bool:
    """Whether `-` is given; raises UsageError where it does not stand alone, or is named without being given."""
    if _STANDARD_INPUT not in paths:
        if name is not None:
            raise UsageError("--stdin-filename names what '-' stands for; give '-' with it")
        return False
    if len(paths) > 1:
        raise UsageError("'-' is one file and stands alone; name no other file or folder beside it")
    return True


def read_places(paths: Sequence[Path]) -> Source:
    """Files and folders to be fixed, and their folders, as links from other files count too; raises UsageError for none."""
    # the reader and editing are loaded here, so that help and usage errors come at once
    from decisiontree.fixing import Originals
    from decisiontree.reader import load_library

    originals = Originals()
    library = load_library(paths, read=originals.read, neighbours=True)
    if not library.files and not library.unreadable:
        raise UsageError(f"there is no tree in {' or '.join(repr(str(path)) for path in paths)}")
    return Source(library, originals)


def read_standard_input(name: Path | None, *, to_be_fixed: bool) -> Source:
    """The text on standard input in the place of the named file, with what that file needs of its folder.

    The file need not be there yet; without a name it belongs to no library.
    """
    from decisiontree.reader import LibraryReading, load_library, read_document, reread
    from decisiontree.reader.library import read_bytes, shown

    path = name or _UNNAMED
    file = shown(path)
    if path.suffix != ".yaml":
        raise UsageError(f"--stdin-filename is '{path}', but trees and libraries are called something.yaml")
    typed = sys.stdin.buffer.read()
    if name is not None and path.is_file():

        def read(each: Path) -> bytes:
            return typed if shown(each) == file else read_bytes(each)

        return Source(load_library([path], read=read, neighbours=to_be_fixed), is_typed=True)
    library = LibraryReading(root=path.parent, files=MappingProxyType({}), trees=MappingProxyType({}))
    if name is not None and path.parent.is_dir():
        library = load_library([path.parent])
    library = reread(library, file, read_document(typed, file))
    return Source(replace(library, asked=frozenset((file,)), unreadable=()), is_typed=True)
