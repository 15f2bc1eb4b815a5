"""What every format is given, and the numbers at its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, TypeAlias

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.display import plural
from decisiontree.text import LineIndex, Patch, Span

NOT_READ = "not-read"
"""What stands for a rule where a file gave no text; no rule has that name."""


class EditedFile(NamedTuple):
    """The text of a file, and what a fix changes in it."""

    text: str
    patch: Patch


class PlacedEdit(NamedTuple):
    """A range of a file, by line and column from 1, and the text that a fix puts in its place."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


Edits: TypeAlias = Callable[[Diagnostic, Fix], Mapping[str, EditedFile]]
"""The text edits that a fix comes to, by file; none where it cannot be applied."""


@dataclass(frozen=True)
class Report:
    """Sorted diagnostics, the texts of all files that were read, and how fixes become text edits.

    Files are known by the names that diagnostics use; `names` says how they are called where the report is read.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    exit_code: int = 0
    colour: bool = False
    edits: Edits | None = None
    names: Callable[[str], str] = str
    unreadable: tuple[tuple[str, str], ...] = ()
    """Places that gave no text, and why."""
    fail_on: Callable[[str], Severity] = lambda _file: Severity.ERROR
    """The mildest severity that fails the check."""

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether it makes the check fail."""
        return diagnostic.severity.rank <= self.fail_on(diagnostic.place.file).rank

    @property
    def with_unread(self) -> Report:
        """The same with an error for each place that gave no text, first, for a format that knows only findings."""
        unread = (
            Diagnostic(NOT_READ, Severity.ERROR, why, Place(file, Span(0, 0)))
            for file, why in self.unreadable
        )
        return replace(self, diagnostics=(*unread, *self.diagnostics))

    def name(self, file: str) -> str:
        """A file as the reader of the report finds it."""
        return self.names(file).replace("\\", "/")

    def position(self, place: Place) -> tuple[int, int, int, int]:
        """Line and column of both ends, from 1; the end is the place after the last character."""
        index = self._indexes.get(place.file)
        if index is None:
            index = self._indexes[place.file] = LineIndex(self.texts.get(place.file, ""))
        return (*index.place(place.span.start), *index.place(place.span.end))

    def count(self, severity: Severity) -> int:
        """How many diagnostics of one severity there are."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def summary(self) -> str:
        """One line: what was found, in how many files, and how many could not be read."""
        checked = f"{plural(len(self.texts), 'file')} checked"
        counts = [
            plural(self.count(severity), severity.value) for severity in Severity if self.count(severity)
        ]
        if not counts:
            return (
                f"{checked}, nothing found{self.unread_count}" if self.texts else "no file could be checked"
            )
        return f"{checked}: {', '.join(counts)}{self.unread_count}{self._offer}"

    @property
    def unread_count(self) -> str:
        """The end of a line of numbers that says how many places gave no text."""
        return f"; {len(self.unreadable)} more could not be checked" if self.unreadable else ""

    def edits_of(self, diagnostic: Diagnostic, fix: Fix) -> tuple[PlacedEdit, ...]:
        """The text edits of a fix; of one that is a change of a tree only where the report was told how."""
        if isinstance(fix.edit, Patch):
            file = diagnostic.place.file
            return tuple(
                PlacedEdit(file, *self.position(Place(file, edit.span)), edit.text) for edit in fix.edit.edits
            )
        edited = {} if self.edits is None else self.edits(diagnostic, fix)
        return tuple(
            PlacedEdit(file, *index.place(edit.span.start), *index.place(edit.span.end), edit.text)
            for file, (text, patch) in sorted(edited.items())
            for index in (LineIndex(text),)
            for edit in patch.edits
        )

    @property
    def _offer(self) -> str:
        fixable = sum(map(is_fixable, self.diagnostics))
        return f"; fixable with --fix: {fixable}" if fixable else ""

    @cached_property
    def _indexes(self) -> dict[str, LineIndex]:
        return {}


def is_fixable(diagnostic: Diagnostic) -> bool:
    """Whether `--fix` alone would mend it."""
    return any(fix.safe for fix in diagnostic.fixes)
