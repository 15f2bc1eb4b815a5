"""A check of several libraries as one: their files, their findings, and how many each has. Loaded only where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from decisiontree.cli.check.checked_files import CheckedFiles
from decisiontree.cli.check.selection import Sifted
from decisiontree.cli.libraries import ChosenLibrary
from decisiontree.diagnostic import Diagnostic
from decisiontree.lint import in_order
from decisiontree.report import Report

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading


def files_of_all(checked: Sequence[CheckedFiles]) -> CheckedFiles:
    """The files of several libraries as one lot."""

    def library(file: str) -> LibraryReading:
        return next(each for each in checked if file in each.texts).library(file)

    return CheckedFiles(
        _TextsOfAll({file: each.texts for each in checked for file in each.texts}),
        tuple(unread for each in checked for unread in each.unreadable),
        library,
        tuple(dict.fromkeys(note for each in checked for note in each.notes)),
        lambda file: next((each for each in checked if file in each.texts), checked[0]).fail_on(file),
        checked,
    )


def findings_of_all(shown: Sequence[Sequence[Diagnostic]]) -> Sequence[Diagnostic]:
    """The findings of several libraries in order; what two say alike of a file that both have is said once."""
    ordered = in_order(finding for findings in shown for finding in findings)
    return [each for at, each in enumerate(ordered) if at == 0 or each != ordered[at - 1]]


def summaries(
    libraries: Sequence[ChosenLibrary], shown: Sequence[Sequence[Diagnostic]], sifted: Sequence[Sifted]
) -> Iterator[str]:
    """A line for each library: how many files and findings it has."""
    for library, findings, each in zip(libraries, shown, sifted, strict=True):
        yield f"  {library.name}: {Report(tuple(findings), dict.fromkeys(each.files, '')).summary}"


class _TextsOfAll(Mapping[str, str]):
    """The texts of several libraries; each is still decoded only when it is asked for."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    def __getitem__(self, file: str) -> str:
        return self._texts[file][file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
