"""What every format is given, and the numbers at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from decisiontree.diagnostic import Diagnostic, Place, Severity
from decisiontree.text import LineIndex


@dataclass(frozen=True)
class Report:
    """Sorted diagnostics, and the texts of all files that were read, by their name."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    exit_code: int = 0
    colour: bool = False

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
        """One line: what was found, in how many files."""
        files = plural(len(self.texts), "file")
        counts = [
            plural(self.count(severity), severity.value) for severity in Severity if self.count(severity)
        ]
        if not counts:
            return f"{files} checked, nothing found"
        return f"{files} checked: {', '.join(counts)}"

    @cached_property
    def _indexes(self) -> dict[str, LineIndex]:
        return {}


def plural(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
