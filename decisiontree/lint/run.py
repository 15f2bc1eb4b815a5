"""Run the rules over what was read: a whole library, or one tree for the editor. Sorts; touches no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from decisiontree.diagnostic import Diagnostic, Fault, Severity
from decisiontree.lint.budget import CHECK_LIMITED
from decisiontree.lint.registry import RULES, levels
from decisiontree.lint.rule import Family, Rule
from decisiontree.lint.rule_context import Calendar, Finding, LintedLibrary, RuleContext
from decisiontree.lint.suppress import suppress
from decisiontree.model import Tree

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading, Reading, ScenariosReading, SharedReading
    from decisiontree.settings import Settings

_OF_SHARED = (Family.CONTENT, Family.AUTHORITY, Family.UPKEEP, Family.SAFETY)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a check goes by besides the files: how severe each rule is, the settings and the date."""

    severities: Mapping[str, Severity]
    settings: Settings
    calendar: Calendar


def terms_of(settings: Settings, today: date | None = None) -> Terms:
    """The terms of these settings; raises UsageError where they name a rule that is not there."""
    return Terms(levels(settings), settings, Calendar(today))


def check(
    library: LibraryReading, *, settings: Settings, today: date | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the files that were asked for, sorted by file and place."""
    terms = terms_of(settings, today)
    diagnostics: list[Diagnostic] = []
    if library.shared is not None and library.shared.document.file in library.asked:
        diagnostics += check_shared(library.shared, library, terms)
    for scenarios in library.scenarios.values():
        if scenarios.document.file in library.asked:
            diagnostics += check_scenarios(scenarios, library, terms)
    for reading in library.trees.values():
        if reading.document.file in library.asked:
            diagnostics += check_reading(reading, library, terms)
    return in_order(diagnostics)


def check_tree(
    library: LibraryReading, tree_id: str, *, settings: Settings, today: date | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with one tree's file, sorted by place."""
    return in_order(check_reading(library.trees[tree_id], library, terms_of(settings, today)))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by file, place, rule and message."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def check_reading(reading: Reading, library: LintedLibrary, terms: Terms) -> tuple[Diagnostic, ...]:
    """What the reader and all rules say of one tree, in no order."""
    return _checked(reading, reading.tree, library, terms, lambda _: True)


def check_shared(reading: SharedReading, library: LintedLibrary, terms: Terms) -> tuple[Diagnostic, ...]:
    """What the reader and the rules that need no nodes say of library.yaml, in no order."""
    return _checked(reading, Tree(id="library"), library, terms, lambda rule: rule.family in _OF_SHARED)


def check_scenarios(
    reading: ScenariosReading, library: LintedLibrary, terms: Terms
) -> tuple[Diagnostic, ...]:
    """What the reader and the rules about any text say of a file of scenarios; whether they hold is for `decisiontree test`."""
    return _checked(reading, Tree(id="scenarios"), library, terms, lambda rule: rule.of_text)


def _checked(
    reading: Reading | SharedReading | ScenariosReading,
    tree: Tree | None,
    library: LintedLibrary,
    terms: Terms,
    applies: Callable[[Rule], bool],
) -> tuple[Diagnostic, ...]:
    diagnostics = list(_with_severity(reading.faults, terms.severities))
    if tree is not None:
        context = RuleContext(
            reading.document, tree, library, settings=terms.settings, calendar=terms.calendar
        )
        for slug, rule in RULES.items():
            if slug in terms.severities and applies(rule):
                diagnostics += _findings(rule, context, terms.severities[slug])
        diagnostics += _left_out(context, terms.severities)
    return suppress(reading.document, diagnostics, terms.severities)


def _findings(rule: Rule, context: RuleContext, severity: Severity) -> Iterator[Diagnostic]:
    if rule.check is None:
        return
    is_settled = rule.slug in context.settings.rules  # what a team settles holds for all that a rule finds
    for found in context.budget.first(rule.slug, rule.check(context)):
        own = None if is_settled else found.severity
        yield _diagnostic(rule.slug, own or severity, found)


def _left_out(context: RuleContext, severities: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    if CHECK_LIMITED in severities:
        for what in context.budget.left_out:
            message = f"too much to look at in one file: {what}; the rest of it may hold errors"
            yield _diagnostic(CHECK_LIMITED, severities[CHECK_LIMITED], context.at(None, message=message))


def _diagnostic(slug: str, severity: Severity, found: Finding) -> Diagnostic:
    message = found.message.replace("\n", " ")  # an id or a target may hold line ends
    return Diagnostic(
        slug, severity, message, found.place, found.related, witness=found.witness, fixes=found.fixes
    )


def _with_severity(faults: tuple[Fault, ...], severities: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    for fault in faults:
        slug = RULES[fault.rule].slug  # a fault without a rule would be lost in silence
        if slug in severities:
            yield Diagnostic(
                slug, severities[slug], fault.message, fault.place, fault.related, fixes=fault.fixes
            )
