"""Signs for severities: a glyph and a style name together, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.model import Path

Place = TypeVar("Place", str, Path)

_MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "·"}


def mark_of(severity: Severity) -> str:
    """● error, ▲ warning, · information."""
    return _MARKS[severity]


def style_of(mark: str) -> str:
    """The style name of a mark; a mark that is none has no style of its own."""
    return {"●": "error", "▲": "warning", "·": "info"}.get(mark, "")


def worst_by_node(diagnostics: Iterable[Diagnostic]) -> Mapping[str, Severity]:
    """For each node with an error or a warning the worst of them."""
    return _worst((found.place.node, found.severity) for found in diagnostics if found.place.node is not None)


def worst_by_part(diagnostics: Iterable[Diagnostic]) -> Mapping[Path, Severity]:
    """For each part of library.yaml with an error or a warning the worst of them."""
    return _worst((path_of(found)[:2], found.severity) for found in diagnostics)


def path_of(finding: Diagnostic) -> Path:
    """The field that a finding is about, as a path from its node."""
    parts = (finding.place.field or "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def count_of(diagnostics: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """How many findings of each severity."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return counts


def _worst(severities: Iterable[tuple[Place, Severity]]) -> Mapping[Place, Severity]:
    worst: dict[Place, Severity] = {}
    for place, severity in severities:
        if severity is not Severity.INFO:
            worst[place] = min(severity, worst.get(place, severity), key=lambda each: each.rank)
    return worst
