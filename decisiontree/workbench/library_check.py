"""The findings of one state of an open library: looked for when someone asks, at once or step by step.

A change of one tree looks at that tree alone; a change of library.yaml, or of which trees there are, at all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import dataclass
from datetime import date

from decisiontree.diagnostic import Diagnostic
from decisiontree.reader import LibraryReading
from decisiontree.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class CheckScope:
    """What is still to be checked: some files of a library, None for all."""

    library: LibraryReading
    settings: Settings
    today: date | None
    files: frozenset[str] | None


class LibraryCheck:
    """Findings that were made, or that are due: then those of an earlier state are known, if one was checked."""

    def __init__(self, known: tuple[Diagnostic, ...] | None, due: CheckScope | None = None) -> None:
        self.known = known
        """The findings of the last state that was checked; None as long as none was."""
        self._due = due
        self._steps: Generator[None, None, tuple[Diagnostic, ...]] | None = None

    @property
    def is_made(self) -> bool:
        """Whether the findings are there."""
        return self._due is None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings; looked for now, where they are due."""
        self.finish()
        return self.known or ()

    def finish(self) -> None:
        """Do all of what is due."""
        while not self.is_made:
            self.step()

    def step(self) -> None:
        """Do a part of what is due: a rule for a file."""
        due = self._due
        if due is None:
            return
        # the rules are loaded by the first check: the first screen does without
        from decisiontree.lint import check_in_steps, in_order

        if self._steps is None:
            self._steps = check_in_steps(due.library, due.files, settings=due.settings, today=due.today)
        try:
            next(self._steps)
        except StopIteration as done:
            kept = () if due.files is None else _besides(self.known or (), due.files)
            self.known = in_order((*kept, *done.value))
            self._due = self._steps = None

    def after(self, scope: CheckScope) -> LibraryCheck:
        """The check of a later state, of which `scope` says what has changed since this one."""
        due = self._due
        if due is None or scope.files is None:
            return LibraryCheck(self.known, scope)
        files = None if due.files is None else due.files | scope.files
        return LibraryCheck(self.known, CheckScope(scope.library, scope.settings, scope.today, files))


def _besides(found: Collection[Diagnostic], files: Collection[str]) -> list[Diagnostic]:
    return [each for each in found if each.place.file not in files]
