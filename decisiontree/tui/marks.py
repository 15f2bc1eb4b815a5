"""Signs for severities: a glyph and a style name together, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.model import Path

_MARKS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "·"}


def mark_of(severity: Severity) -> str:
    """● error, ▲ warning, · information."""
    return _MARKS[severity]


def style_of(mark: str) -> str:
    """The style name of a mark; a mark that is none has no style of its own."""
    return {"●": "error", "▲": "warning", "·": "info"}.get(mark, "")


def worst_by_node(diagnostics: Iterable[Diagnostic]) -> Mapping[str, Severity]:
    """For each node with an error or a warning the worst of them."""
    worst: dict[str, Severity] = {}
    for diagnostic in diagnostics:
        node = diagnostic.place.node
        if node is None or diagnostic.severity is Severity.INFO:
            continue
        if node not in worst or diagnostic.severity.rank < worst[node].rank:
            worst[node] = diagnostic.severity
    return worst


def worst_by_part(diagnostics: Iterable[Diagnostic]) -> Mapping[Path, Severity]:
    """For each part of library.yaml with an error or a warning the worst of them."""
    worst: dict[Path, Severity] = {}
    for diagnostic in diagnostics:
        parts = (diagnostic.place.field or "").split(".")[:2]
        part = tuple(int(step) if step.isdigit() else step for step in parts)
        if diagnostic.severity is Severity.INFO:
            continue
        if part not in worst or diagnostic.severity.rank < worst[part].rank:
            worst[part] = diagnostic.severity
    return worst


def count_of(diagnostics: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """How many findings of each severity."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return counts
