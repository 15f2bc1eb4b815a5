"""A library read from texts, without a file on disk, and what the checker says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import check
from decisiontree.reader import LibraryReading, reread
from decisiontree.settings import Settings

_NOTHING = LibraryReading(root=Path(), files={}, trees={})


def read_texts(texts: Mapping[str, str]) -> LibraryReading:
    """The texts as the files of one library."""
    library = _NOTHING
    for file in sorted(texts, key=lambda file: file != "library.yaml"):
        library = reread(library, file, texts[file])
    return replace(library, asked=frozenset(texts))


def findings_in(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """What the checker says of them under the settings that come with the program."""
    return check(read_texts(texts), settings=Settings(root=Path()))
