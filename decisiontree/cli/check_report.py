"""What `check` says at its end: the report in the format that was asked for, its notes, its exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import complain, diff_text, file_text, report, say, show_diff, wants_colour
from decisiontree.cli.workspace import names_for
from decisiontree.cli.written import write_text
from decisiontree.diagnostic import Diagnostic, Fix, Severity
from decisiontree.display import visible
from decisiontree.errors import EditRefused

if TYPE_CHECKING:
    from decisiontree.cli.check_look import Look
    from decisiontree.reader import LibraryReading
    from decisiontree.text import Patch


@dataclass(frozen=True, slots=True)
class Reporting:
    """Where the report goes, how it looks, and what makes the check fail; `aside` leaves standard output alone."""

    form: str | None
    output: Path | None
    bar: Severity
    aside: bool = False

    def report(self, findings: Sequence[Diagnostic], look: Look, *, notes: Sequence[str] = ()) -> ExitCode:
        """Write everything; gives the exit code. Notes stand below a text, and beside any other report."""
        # only now is it known that there is something to report
        from decisiontree.report import render

        form = self.form or self._usual_form()
        code = self.exit_code(findings, look.unreadable)
        is_text = form == "text"
        colour = is_text and self.output is None and wants_colour(aside=self.aside)
        edits = _edits(look.library()) if form == "sarif" and findings else None
        text = render(
            findings,
            look.texts,
            form=form,
            exit_code=code,
            colour=colour,
            edits=edits,
            names=names_for(form),
        )
        below = is_text and self.output is None
        self._write(text + "".join(f"{visible(note)}\n" for note in notes) if below else text, form)
        for line in () if below else notes:
            say(line, aside=True)
        self.tell_how(look)
        return code

    def tell_how(self, look: Look) -> ExitCode:
        """Say what else is to know of the look, and what could not be read, with what that means for the exit code."""
        for note in look.notes:
            say(f"decisiontree: {note}", aside=True)
        return self.tell_unreadable(look.unreadable)

    def tell_unreadable(self, unreadable: Sequence[tuple[str, str]]) -> ExitCode:
        """Say what could not be read, and what that means for the exit code."""
        for file, message in unreadable:
            complain(f"{file}: {message}")
        return ExitCode.FAILURE if unreadable else ExitCode.CLEAN

    def exit_code(self, findings: Sequence[Diagnostic], unreadable: Sequence[object]) -> ExitCode:
        """How bad it is."""
        if unreadable:
            return ExitCode.FAILURE
        if any(finding.severity.rank <= self.bar.rank for finding in findings):
            return ExitCode.FINDINGS
        return ExitCode.CLEAN

    def show_diff(self, diff: str) -> None:
        """Print the diff, or write it to the file that was asked for; raises NotSaved."""
        if self.output is None:
            show_diff(diff)
        else:
            write_text(self.output, diff_text(diff))

    def _write(self, text: str, form: str) -> None:
        commands = form == "github"
        if self.output is None:
            report(text, aside=self.aside, coloured=form == "text", commands=commands)
        else:
            write_text(self.output, file_text(text, commands=commands))

    def _usual_form(self) -> str:
        return "github" if self.output is None and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def texts_of(library: LibraryReading) -> dict[str, str]:
    """The text of every file that was asked for, by the name the diagnostics use."""
    documents = [reading.document for reading in library.trees.values()]
    documents += [scenarios.document for scenarios in library.scenarios.values()]
    if library.shared is not None:
        documents.append(library.shared.document)
    return {document.file: document.text for document in documents if document.file in library.asked}


def _edits(library: LibraryReading) -> Callable[[Diagnostic, Fix], Mapping[str, Patch]]:
    """How fixes that are changes of a tree become text edits; those that are refused become none."""
    # editing is loaded only where a report shows edits
    from decisiontree.editing import plan
    from decisiontree.model import SHARED
    from decisiontree.text import Patch
    from decisiontree.workbench.files import tree_of

    def edits(finding: Diagnostic, fix: Fix) -> Mapping[str, Patch]:
        is_shared = library.shared is not None and library.shared.document.file == finding.place.file
        tree_id = SHARED if is_shared else tree_of(library, finding.place.file)
        if isinstance(fix.edit, Patch) or tree_id is None:
            return {}
        try:
            return plan(fix.edit, library, tree_id)
        except EditRefused:
            return {}

    return edits
