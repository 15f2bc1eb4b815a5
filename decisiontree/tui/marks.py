"""Signs for findings: a glyph and a style name together, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from decisiontree.diagnostic import Diagnostic, Severity
from decisiontree.model import Path
from decisiontree.tui.known_rules import is_of

Place = TypeVar("Place", str, Path)
CHECKING = "checking …"
"""What stands where findings will be, once they were looked for."""


class Sign(StrEnum):
    """How a finding stands in the editor, the worst first."""

    ERROR = "●"
    WARNING = "▲"
    TODO = "◇"
    """Not written yet, whatever `check` calls it."""
    INFO = "·"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]

    @property
    def style(self) -> str:
        """The name of its style."""
        return _STYLES[self]


_RANKS = {mark: rank for rank, mark in enumerate(Sign)}
_STYLES = {Sign.ERROR: "error", Sign.WARNING: "warning", Sign.TODO: "info", Sign.INFO: "info"}
_OF_SEVERITY = {Severity.ERROR: Sign.ERROR, Severity.WARNING: Sign.WARNING, Severity.INFO: Sign.INFO}


def mark_of(finding: Diagnostic) -> Sign:
    """● error, ▲ warning, ◇ to do, · information."""
    if finding.of_absence and finding.severity is not Severity.INFO:
        return Sign.TODO
    return _OF_SEVERITY[finding.severity]


def style_of(mark: str) -> str:
    """The style name of a mark; a sign that is none has no style of its own."""
    return Sign(mark).style if mark in _RANKS else ""


def is_of_style(finding: Diagnostic) -> bool:
    """Whether it is about how something is worded, which half a sentence cannot tell."""
    return is_of("CONTENT", finding.rule) and mark_of(finding) in (Sign.WARNING, Sign.INFO)


def worst_by_node(diagnostics: Iterable[Diagnostic]) -> Mapping[str, Sign]:
    """For each node with more than information the worst of it."""
    return _worst((found.place.node, mark_of(found)) for found in diagnostics if found.place.node is not None)


def worst_by_part(diagnostics: Iterable[Diagnostic]) -> Mapping[Path, Sign]:
    """For each part of library.yaml with more than information the worst of it."""
    return _worst((path_of(found)[:2], mark_of(found)) for found in diagnostics)


def path_of(finding: Diagnostic) -> Path:
    """The field that a finding is about, as a path from its node."""
    parts = (finding.place.field or "").split(".")
    return tuple(int(part) if part.isdigit() else part for part in parts if part)


def count_of(diagnostics: Iterable[Diagnostic]) -> Mapping[Sign, int]:
    """How many findings with each mark."""
    counts = dict.fromkeys(Sign, 0)
    for diagnostic in diagnostics:
        counts[mark_of(diagnostic)] += 1
    return counts


def _worst(marks: Iterable[tuple[Place, Sign]]) -> Mapping[Place, Sign]:
    worst: dict[Place, Sign] = {}
    for place, mark in marks:
        if mark is not Sign.INFO:
            worst[place] = min(mark, worst.get(place, mark), key=lambda each: each.rank)
    return worst
