"""The report as SARIF 2.1.0, which code scanning reads: rules with their manuals, places in code points, routes as flows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.display import visible
from decisiontree.lint import RULES, manual_of
from decisiontree.report.fingerprint import fingerprints
from decisiontree.report.rule_address import rule_address
from decisiontree.report.summary import PlacedEdit, Report
from decisiontree.text import json_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ENDS = ("startLine", "startColumn", "endLine", "endColumn")
_KEY = re.compile(r"[ \t]+['\"]?([a-z0-9][a-z0-9_-]*)['\"]?[ \t]*:(?:[ \t\r]|\Z)")
_ARGUMENT = re.compile(r"\{\s*\d+\s*\}")
_BRACKET = re.compile(r"[\\\[\]]")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")


def write(report: Report) -> str:
    """One run with the rules that found something and what they found."""
    slugs = {slug: at for at, slug in enumerate(sorted({each.rule for each in report.diagnostics}))}
    lines = {file: _lines(text) for file, text in report.texts.items()}
    results = [
        _result(report, diagnostic, slugs[diagnostic.rule], fingerprint)
        | _flow(report, diagnostic, lines.get(diagnostic.place.file, {}))
        for diagnostic, fingerprint in zip(report.diagnostics, fingerprints(report), strict=True)
    ]
    run = {
        "tool": {"driver": {"name": "decisiontree", "rules": [_rule(slug) for slug in slugs]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _invocation(report: Report) -> dict[str, Any]:
    """How the check went: it did not succeed where a file could not be read, and each is told."""
    told = [
        {
            "level": "error",
            "message": _message(why),
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report, file)}}}],
        }
        for file, why in report.unreadable
    ]
    ended = {"executionSuccessful": not told, "exitCode": int(report.exit_code)}
    return ended | {"toolExecutionNotifications": told} if told else ended


def _rule(slug: str) -> dict[str, Any]:
    if slug not in RULES:
        return {"id": slug}
    rule = RULES[slug]
    manual = manual_of(rule)
    return {
        "id": slug,
        "shortDescription": {"text": manual.summary},
        "fullDescription": {"text": _sentence(manual.why)},
        "help": {"text": _sentence(manual.fix)},
        **({} if (address := rule_address(slug)) is None else {"helpUri": address}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _result(report: Report, diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(diagnostic.message),
        "locations": [_location(report, diagnostic.place)],
        "partialFingerprints": {"decisiontree/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(report, other.place), "message": _message(other.message)}
            for number, other in enumerate(diagnostic.related)
        ]
    fixes = [each for fix in diagnostic.fixes for each in _fix(report, diagnostic, fix)]
    return result | {"fixes": fixes} if fixes else result


def _fix(report: Report, diagnostic: Diagnostic, fix: Fix) -> Iterator[dict[str, Any]]:
    """What a fix replaces in which file; nothing for one that no text edit stands for."""
    changes = [
        {
            "artifactLocation": {"uri": _uri(report, file)},
            "replacements": [_replacement(edit) for edit in edits],
        }
        for file, edits in groupby(report.edits_of(diagnostic, fix), attrgetter("file"))
    ]
    if changes:
        yield {
            "description": _message(fix.title),
            "artifactChanges": changes,
            "properties": {"safe": fix.safe},
        }


def _replacement(edit: PlacedEdit) -> dict[str, Any]:
    _file, *ends, _text = edit
    replacement: dict[str, Any] = {"deletedRegion": dict(zip(_ENDS, ends, strict=True))}
    return replacement | {"insertedContent": {"text": edit.text}} if edit.text else replacement


def _flow(report: Report, diagnostic: Diagnostic, lines: Mapping[str, int]) -> dict[str, Any]:
    """The witness: a route as a flow from node to node, values as they are."""
    route = _route(diagnostic.witness)
    if route:
        steps = [
            {"location": _node(_uri(report, diagnostic.place.file), node, lines.get(node, 1))}
            for node in route
        ]
        return {"codeFlows": [{"threadFlows": [{"locations": steps}]}]}
    return {} if diagnostic.witness is None else {"properties": {"witness": visible(diagnostic.witness)}}


def _message(text: str) -> dict[str, str]:
    """A plain text as SARIF has it: `[words](address)` would be a link, `{0}` an argument.

    They are escaped only in a text that might hold one: many readers show what is escaped as it stands.
    """
    shown = visible(text)
    if _ARGUMENT.search(shown):
        shown = shown.replace("{", "{{").replace("}", "}}")
    return {"text": _BRACKET.sub(r"\\\g<0>", shown) if "](" in shown else shown}


def _location(report: Report, place: Place) -> dict[str, Any]:
    physical = {"artifactLocation": {"uri": _uri(report, place.file)}, "region": _region(report, place)}
    location: dict[str, Any] = {"physicalLocation": physical}
    name = ".".join(part for part in (place.node, place.field) if part)
    if name:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(name)}]
    return location


def _region(report: Report, place: Place) -> dict[str, int]:
    return dict(zip(_ENDS, report.position(place), strict=True))


def _uri(report: Report, file: str) -> str:
    return quote(report.name(file), errors="replace")


def _route(witness: str | None) -> tuple[str, ...]:
    """The nodes of a witness that is a route; nothing when it is made of values."""
    nodes = tuple((witness or "").split(" → "))
    return nodes if len(nodes) > 1 and all(_ID.match(node) for node in nodes) else ()


def _lines(text: str) -> Mapping[str, int]:
    """The line on which an id first stands as a key; a report knows no more of a tree than its text."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        key = _KEY.match(line)
        if key:
            lines.setdefault(key[1], number)
    return lines


def _node(uri: str, node: str, line: int) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}},
        "logicalLocations": [{"fullyQualifiedName": node}],
        "message": _message(node),
    }
