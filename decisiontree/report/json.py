"""The report for programs: one JSON object, version 1. Lines and columns count from 1, columns in code points."""

from __future__ import annotations

from typing import Any

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.report.rule_address import explained_by, rule_address
from decisiontree.report.summary import Report
from decisiontree.text import json_text

VERSION = 1


def write(report: Report) -> str:
    """The object, indented, its keys in a fixed order."""
    whole = {
        "version": VERSION,
        "diagnostics": [_diagnostic(report, diagnostic) for diagnostic in report.diagnostics],
        "unreadable": [{"file": file, "message": why} for file, why in report.unreadable],
        "summary": {
            "files": len(report.texts),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "exit": int(report.exit_code),
        },
    }
    return json_text(whole)


def _diagnostic(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    line, column, end_line, end_column = report.position(place)
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": place.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "node": place.node,
        "field": place.field,
        "related": [_related(report, other.place, other.message) for other in diagnostic.related],
        "witness": diagnostic.witness,
        "fixes": [_fix(report, diagnostic, fix) for fix in diagnostic.fixes],
        "explain": explained_by(diagnostic.rule),
        "url": rule_address(diagnostic.rule),
    }


def _fix(report: Report, diagnostic: Diagnostic, fix: Fix) -> dict[str, Any]:
    edits = [edit._asdict() for edit in report.edits_of(diagnostic, fix)]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _related(report: Report, place: Place, message: str) -> dict[str, Any]:
    line, column, _, _ = report.position(place)
    return {"file": place.file, "line": line, "column": column, "message": message}
