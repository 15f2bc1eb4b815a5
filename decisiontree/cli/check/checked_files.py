"""What a check looked at, as its report needs it: many files of which none is held, or a library that was read whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.input_files import no_tree_in, read_standard_input
from decisiontree.cli.libraries import ChosenLibrary
from decisiontree.cli.misplaced_trees import misplaced_trees
from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.settings import Settings

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """The texts of the files that were asked for, the places that gave none; `library` reads that of a file, if need be.

    `notes` say what else the user should know of how they were checked.
    """

    texts: Mapping[str, str]
    unreadable: tuple[tuple[str, str], ...]
    library: Callable[[str], LibraryReading]
    notes: tuple[str, ...] = ()
    fail_on: Callable[[str], Severity] = lambda _file: Severity.ERROR
    """The mildest finding of a file that fails the check, by the settings of its library."""
    still_held: object = None
    """A short process ends sooner when nobody takes apart what it holds."""


def checked_files(
    options: CheckOptions, chosen: ChosenLibrary
) -> tuple[tuple[Diagnostic, ...], CheckedFiles]:
    """Everything that is wrong with what was asked for of a library; raises UsageError where that is nothing."""
    if options.from_stdin:
        library = read_standard_input(options.stdin_filename, to_be_fixed=False)
        return rules_of(options, chosen.settings)(library), of_library(files_of(library), chosen)
    # rules and hashes are loaded here, so that help and usage errors come at once
    from decisiontree.checking import check_files
    from decisiontree.lint import terms_of

    terms = terms_of(chosen.settings, options.day, heeds_comments=not options.no_ignores)
    checked = check_files(chosen.paths, terms=terms, keep=not options.no_cache, jobs=options.jobs)
    if not checked.texts and not checked.unreadable:
        raise no_tree_in(chosen.paths)
    library_once = cache(partial(_read, chosen.paths))
    files = CheckedFiles(
        checked.texts,
        checked.unreadable,
        lambda _file: library_once(),
        checked.notes,
        still_held=checked.library,
    )
    return checked.findings, of_library(files, chosen)


def of_library(files: CheckedFiles, chosen: ChosenLibrary) -> CheckedFiles:
    """The same with what fails the library, and with the trees that are where it does not read them."""
    misplaced = misplaced_trees(chosen)
    return replace(
        files,
        unreadable=(*files.unreadable, *misplaced.unreadable),
        notes=(*files.notes, *misplaced.notes, *_refused_keys(chosen.settings)),
        fail_on=lambda _file: chosen.settings.fail_on,
    )


def _refused_keys(settings: Settings) -> tuple[str, ...]:
    """What is wrong with the keys that the settings give to the editor, which only who sets some has to load."""
    if not settings.keys:
        return ()
    from decisiontree.tui import refused_keys

    return refused_keys(settings)


def together(checked: Sequence[CheckedFiles]) -> CheckedFiles:
    """The files of all libraries that were checked."""
    if len(checked) == 1:
        return checked[0]
    from decisiontree.cli.check.several import files_of_all

    return files_of_all(checked)


def merged(shown: Sequence[Sequence[Diagnostic]]) -> Sequence[Diagnostic]:
    """The findings of all libraries that were checked."""
    if len(shown) == 1:
        return shown[0]
    from decisiontree.cli.check.several import findings_of_all

    return findings_of_all(shown)


def files_of(library: LibraryReading) -> CheckedFiles:
    """A library that was read whole."""
    return CheckedFiles(texts_of(library), library.unreadable, lambda _file: library)


def texts_of(library: LibraryReading) -> dict[str, str]:
    """The text of every file that was asked for, by the name the diagnostics use."""
    return {each.file: each.text for each in library.documents if each.file in library.asked}


def rules_of(options: CheckOptions, settings: Settings) -> Callable[[LibraryReading], tuple[Diagnostic, ...]]:
    """All rules under these settings, for a library that is read whole."""
    from decisiontree.lint import check

    return partial(check, settings=settings, today=options.day, heeds_comments=not options.no_ignores)


def _read(paths: Sequence[Path]) -> LibraryReading:
    # the parser is not loaded for findings that were kept
    from decisiontree.reader import load_library

    return load_library(paths)
