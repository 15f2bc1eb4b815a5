"""The report for coding agents: few tokens, the same for the same findings, and each fix as the edit that it makes.

trees/a.yaml:7:31: error dangling-link: option 'No' goes to 'rest_router', which does not exist
fix 7:31-7:42 "reset_router"
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from decisiontree.diagnostic import Diagnostic, Fix, Severity
from decisiontree.display import plural, visible
from decisiontree.report.summary import PlacedEdit, Report, is_fixable

_MOST_CHARACTERS = 400
"""A fix that writes more is left to the program."""


def write(report: Report) -> str:
    """A line for each file that could not be read and each finding, one for each edit of its fix, then one of numbers."""
    lines = [line for diagnostic in report.with_unread.diagnostics for line in _block(report, diagnostic)]
    return "".join(f"{line}\n" for line in (*lines, _summary(report)))


def _block(report: Report, diagnostic: Diagnostic) -> Iterator[str]:
    line, column, _, _ = report.position(diagnostic.place)
    yield (
        f"{visible(diagnostic.place.file)}:{line}:{column}: "
        f"{diagnostic.severity} {diagnostic.rule}: {visible(diagnostic.message)}"
    )
    fix = next((each for each in diagnostic.fixes if each.safe), None) or next(iter(diagnostic.fixes), None)
    if fix is not None:
        yield from _edits(report, diagnostic, fix)


def _edits(report: Report, diagnostic: Diagnostic, fix: Fix) -> Iterator[str]:
    """The edits of the first safe fix, else of the first one."""
    verb = "fix" if fix.safe else "unsafe fix"
    edits = report.edits_of(diagnostic, fix)
    if not edits or sum(len(edit.text) for edit in edits) > _MOST_CHARACTERS:
        option = "--fix" if fix.safe else "--fix --unsafe-fixes"
        yield f"{verb} by {option} --select {diagnostic.rule}: {visible(fix.title)}"
        return
    for edit in edits:
        # a text in another script stays short; what nobody sees is escaped
        one_line = edit.text.replace("\n", "")
        quoted = json.dumps(edit.text, ensure_ascii=visible(one_line) != one_line)
        yield f"{verb} {_range(diagnostic, edit)} {quoted}"


def _range(diagnostic: Diagnostic, edit: PlacedEdit) -> str:
    file = "" if edit.file == diagnostic.place.file else f"{visible(edit.file)}:"
    return f"{file}{edit.line}:{edit.column}-{edit.end_line}:{edit.end_column}"


def _summary(report: Report) -> str:
    counts = [plural(report.count(each), each.value) for each in Severity if report.count(each)]
    fixable = sum(map(is_fixable, report.diagnostics))
    offer = f"; --fix fixes {fixable}" if fixable else ""
    return f"{', '.join(counts) or 'no findings'} in {plural(len(report.texts), 'file')}{report.unread_count}{offer}"
