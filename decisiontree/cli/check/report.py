"""What `check` says at its end: the report in the format that was asked for, its notes, its exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from decisiontree.cli.check.checked_files import CheckedFiles
from decisiontree.cli.check.options import CheckOptions
from decisiontree.cli.exit_codes import ExitCode
from decisiontree.cli.output import (
    complain,
    diff_text,
    report_to,
    say,
    show_diff,
    wants_colour,
    write_text,
)
from decisiontree.cli.report_files import write_reports
from decisiontree.cli.report_paths import names_for
from decisiontree.diagnostic import Diagnostic, Fix, Severity
from decisiontree.errors import EditRefused
from decisiontree.text import visible

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading
    from decisiontree.report import EditedFile


def report_findings(
    options: CheckOptions, findings: Sequence[Diagnostic], files: CheckedFiles, notes: Sequence[str] = ()
) -> ExitCode:
    """Write every report; gives the exit code. Notes stand below a text, and beside any other report."""
    code = exit_code(options, findings, files)
    form = options.form or _usual_form(options)
    below = form == "text" and options.output is None
    written = _writer(findings, files, code, _fail_on(options, files))
    is_whole = write_reports(options.reports, written)
    text = written(form, colour=below and wants_colour(err=options.leaves_output))
    text += "".join(f"{visible(note)}\n" for note in notes) if below else ""
    report_to(
        options.output,
        text,
        err=options.leaves_output,
        coloured=form == "text",
        commands=form == "github",
    )
    for line in () if below else notes:
        say(line, err=True)
    tell_how(files)
    return code if is_whole else ExitCode.FAILURE


def _writer(
    findings: Sequence[Diagnostic], files: CheckedFiles, code: ExitCode, fail_on: Callable[[str], Severity]
) -> Callable[..., str]:
    """What writes these findings in any format: `written(form, colour=…)`."""
    # only now is it known that there is something to report
    from decisiontree.report import Report, render

    edits = _edits(files.library)

    def written(form: str, *, colour: bool = False) -> str:
        report = Report(
            tuple(findings),
            files.texts,
            exit_code=code,
            colour=colour,
            edits=edits,
            names=names_for(form),
            unreadable=files.unreadable,
            fail_on=fail_on,
        )
        return render(report, form)

    return written


def tell_how(files: CheckedFiles) -> ExitCode:
    """Say what else is to know of the check, and what could not be read, with what that means for the exit code."""
    for note in files.notes:
        complain(note)
    for file, message in files.unreadable:
        complain(f"{file}: {message}")
    return ExitCode.FAILURE if files.unreadable else ExitCode.CLEAN


def exit_code(options: CheckOptions, findings: Sequence[Diagnostic], files: CheckedFiles) -> ExitCode:
    """How bad it is, by what fails the library of each finding."""
    if files.unreadable:
        return ExitCode.FAILURE
    fail_on = _fail_on(options, files)
    if any(finding.severity.rank <= fail_on(finding.place.file).rank for finding in findings):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN


def _fail_on(options: CheckOptions, files: CheckedFiles) -> Callable[[str], Severity]:
    """The mildest finding of a file that fails the check; the option overrides all settings."""
    if options.fail_on is None:
        return files.fail_on
    asked = Severity(options.fail_on)
    return lambda _file: asked


def report_diff(options: CheckOptions, diff: str) -> None:
    """Print the diff, or write it to the file that was asked for; raises NotSaved."""
    if options.output is None:
        show_diff(diff)
    else:
        write_text(options.output, diff_text(diff))


def _usual_form(options: CheckOptions) -> str:
    return "github" if options.output is None and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _edits(
    library_of: Callable[[str], LibraryReading],
) -> Callable[[Diagnostic, Fix], Mapping[str, EditedFile]]:
    """How fixes that are changes of a tree become text edits; those that are refused become none."""

    def edits(finding: Diagnostic, fix: Fix) -> Mapping[str, EditedFile]:
        # editing is loaded, and the library read, only where a report shows such edits
        from decisiontree.editing import plan
        from decisiontree.model import SHARED
        from decisiontree.report import EditedFile
        from decisiontree.text import Patch

        library = library_of(finding.place.file)
        is_shared = library.shared is not None and library.shared.document.file == finding.place.file
        tree_id = SHARED if is_shared else library.tree_of(finding.place.file)
        if isinstance(fix.edit, Patch) or tree_id is None:
            return {}
        try:
            patches = plan(fix.edit, library, tree_id)
        except EditRefused:
            return {}
        texts = {file: library.document_of(file) for file in patches}
        return {
            file: EditedFile("" if document is None else document.text, patches[file])
            for file, document in texts.items()
        }

    return edits
