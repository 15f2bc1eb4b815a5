"""What a check looked at, as the report needs it: many files of which none is held, or a library that was read whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.diagnostic import Diagnostic
from decisiontree.errors import UsageError
from decisiontree.settings import Settings

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading


@dataclass(frozen=True, slots=True)
class Look:
    """The texts of the files that were asked for, the places that gave none; `library` reads all of it, if need be.

    `notes` say what else the user should know of how it was looked at.
    """

    texts: Mapping[str, str]
    unreadable: tuple[tuple[str, str], ...]
    library: Callable[[], LibraryReading]
    notes: tuple[str, ...] = ()
    still_held: object = None
    """A short process ends sooner when nobody takes it apart."""


class Thrift(NamedTuple):
    """How work is spared: by what earlier runs kept, and by several processes (None: as many as pay)."""

    keep: bool
    jobs: int | None


def look_at(
    paths: Sequence[Path], settings: Settings, today: date | None, thrift: Thrift
) -> tuple[tuple[Diagnostic, ...], Look]:
    """Check files and folders; raises UsageError where they hold nothing."""
    # rules and hashes are loaded here, so that help and usage errors come at once
    from decisiontree.checking import check_files

    checked = check_files(paths, settings=settings, today=today, keep=thrift.keep, jobs=thrift.jobs)
    if not checked.texts and not checked.unreadable:
        raise UsageError(f"there is no tree in {' or '.join(repr(str(path)) for path in paths)}")
    look = Look(checked.texts, checked.unreadable, partial(_read, paths), checked.notes, checked.library)
    return checked.findings, look


def look_at_typed(
    name: Path | None, settings: Settings, today: date | None
) -> tuple[tuple[Diagnostic, ...], Look]:
    """Check the text on standard input in the place of the named file."""
    from decisiontree.cli.check_source import read_standard_input

    library = read_standard_input(name, to_be_fixed=False).library
    return rules_of(settings, today)(library), look_of(library)


def rules_of(settings: Settings, today: date | None) -> Callable[[LibraryReading], tuple[Diagnostic, ...]]:
    """All rules under these settings, for a library that is read whole."""
    from decisiontree.lint import check

    return partial(check, settings=settings, today=today)


def look_of(library: LibraryReading) -> Look:
    """The look at a library that was read whole."""
    # where nothing was read whole, the reader is not loaded
    from decisiontree.cli.check_report import texts_of

    return Look(texts_of(library), library.unreadable, lambda: library)


def _read(paths: Sequence[Path]) -> LibraryReading:
    from decisiontree.reader import load_library

    return load_library(paths)
