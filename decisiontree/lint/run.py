"""Run the rules over what was read: a whole library, or one tree for the editor. Sorts; touches no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from decisiontree.diagnostic import Diagnostic, Fault, Severity
from decisiontree.lint.registry import RULES, levels
from decisiontree.lint.rule import Family, Rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.lint.suppress import silence
from decisiontree.model import Tree

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading, Reading, SharedReading
    from decisiontree.settings import Settings

_OF_SHARED = (Family.CONTENT, Family.AUTHORITY, Family.UPKEEP, Family.SAFETY)


def check(
    library: LibraryReading, *, settings: Settings, today: date | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the files that were asked for, sorted by file and place."""
    weights = levels(settings)
    diagnostics: list[Diagnostic] = []
    if library.shared is not None and library.shared.document.file in library.asked:
        diagnostics += _of_shared(library.shared, library, weights, settings=settings, today=today)
    for scenarios in library.scenarios.values():
        if scenarios.document.file in library.asked:
            found = tuple(_weighed(scenarios.faults, weights))
            diagnostics += silence(scenarios.document, found, weights)
    for reading in library.trees.values():
        if reading.document.file in library.asked:
            diagnostics += _of_tree(reading, library, weights, settings=settings, today=today)
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def check_tree(
    library: LibraryReading, tree_id: str, *, settings: Settings, today: date | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with one tree's file, sorted by place."""
    reading = library.trees[tree_id]
    found = _of_tree(reading, library, levels(settings), settings=settings, today=today)
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def _of_tree(
    reading: Reading,
    library: LibraryReading,
    weights: Mapping[str, Severity],
    *,
    settings: Settings,
    today: date | None,
) -> tuple[Diagnostic, ...]:
    diagnostics = list(_weighed(reading.faults, weights))
    if reading.tree is not None:
        subject = Subject(reading.document, reading.tree, library, settings=settings, today=today)
        for slug, rule in RULES.items():
            if slug in weights:
                diagnostics += _findings(rule, subject, weights[slug])
    return silence(reading.document, diagnostics, weights)


def _of_shared(
    reading: SharedReading,
    library: LibraryReading,
    weights: Mapping[str, Severity],
    *,
    settings: Settings,
    today: date | None,
) -> tuple[Diagnostic, ...]:
    """What the reader and the rules that need no nodes say of library.yaml."""
    diagnostics = list(_weighed(reading.faults, weights))
    subject = Subject(reading.document, Tree(id="library"), library, settings=settings, today=today)
    for slug, rule in RULES.items():
        if slug in weights and rule.family in _OF_SHARED:
            diagnostics += _findings(rule, subject, weights[slug])
    return silence(reading.document, diagnostics, weights)


def _findings(rule: Rule, subject: Subject, severity: Severity) -> Iterator[Diagnostic]:
    if rule.check is None:
        return
    for found in rule.check(subject):
        yield _diagnostic(rule.slug, severity, found)


def _diagnostic(slug: str, severity: Severity, found: Finding) -> Diagnostic:
    return Diagnostic(
        slug, severity, found.message, found.place, found.related, witness=found.witness, fixes=found.fixes
    )


def _weighed(faults: tuple[Fault, ...], weights: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    for fault in faults:
        slug = RULES[fault.rule].slug  # a fault without a rule would be lost in silence
        if slug in weights:
            yield Diagnostic(
                slug, weights[slug], fault.message, fault.place, fault.related, fixes=fault.fixes
            )
