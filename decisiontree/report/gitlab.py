"""The report for GitLab's view of code quality: a JSON list of findings, each with a fingerprint of its own."""

from __future__ import annotations

from decisiontree.diagnostic import Severity
from decisiontree.display import visible
from decisiontree.report.fingerprint import fingerprints
from decisiontree.report.summary import NOT_READ, Report
from decisiontree.text import json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report) -> str:
    """The list, first the files that could not be read; a clean library gives an empty one."""
    report = report.with_unread
    found = []
    for diagnostic, fingerprint in zip(report.diagnostics, fingerprints(report), strict=True):
        line, _, end_line, _ = report.position(diagnostic.place)
        found.append(
            {
                "description": visible(diagnostic.message),
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": "blocker" if diagnostic.rule == NOT_READ else _SEVERITIES[diagnostic.severity],
                "location": {
                    "path": report.name(diagnostic.place.file),
                    "lines": {"begin": line, "end": end_line},
                },
            }
        )
    return json_text(found)
