"""Run the rules over what was read: a whole library, or one tree for the editor. Sorts; touches no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.diagnostic import Diagnostic, Fault, Severity
from decisiontree.lint.budget import CHECK_LIMITED
from decisiontree.lint.directives import MARK
from decisiontree.lint.registry import RULES, levels
from decisiontree.lint.rule import Family, Rule
from decisiontree.lint.rule_context import Calendar, Finding, LintedLibrary, RuleContext
from decisiontree.lint.suppress import Suppressed, Suppression, suppress
from decisiontree.model import Tree

if TYPE_CHECKING:
    from decisiontree.reader import LibraryReading, Reading, ScenariosReading, SharedReading
    from decisiontree.settings import Settings

_OF_SHARED = (Family.CONTENT, Family.AUTHORITY, Family.UPKEEP, Family.SAFETY)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a check goes by besides the files: how severe each rule is, the settings and the date.

    Without `heeds_comments`, nothing that a comment ignores is left out.
    """

    severities: Mapping[str, Severity]
    settings: Settings
    calendar: Calendar
    heeds_comments: bool = True


def terms_of(settings: Settings, today: date | None = None, *, heeds_comments: bool = True) -> Terms:
    """The terms of these settings; raises UsageError where they name a rule that is not there."""
    return Terms(levels(settings), settings, Calendar(today), heeds_comments)


def check(
    library: LibraryReading, *, settings: Settings, today: date | None = None, heeds_comments: bool = True
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the files that were asked for, sorted by file and place."""
    terms = terms_of(settings, today, heeds_comments=heeds_comments)
    diagnostics: list[Diagnostic] = []
    for subject in _asked(library):
        diagnostics += _checked(subject, library, terms)
    return in_order(diagnostics)


def check_in_steps(
    library: LibraryReading, files: Collection[str] | None, *, settings: Settings, today: date | None = None
) -> Generator[None, None, tuple[Diagnostic, ...]]:
    """What `check` finds in some of the files, or in all, with a pause after each rule; the result is what it returns."""
    terms = terms_of(settings, today)
    diagnostics: list[Diagnostic] = []
    for subject in _asked(library):
        if files is None or subject.reading.document.file in files:
            found: list[Diagnostic] = []
            for part in _parts(subject, library, terms):
                found += part
                yield
            diagnostics += _unsuppressed(subject, found, terms)
    return in_order(diagnostics)


def suppressions(
    library: LibraryReading, *, settings: Settings, today: date | None = None
) -> tuple[Suppression, ...]:
    """What the comments of the files that were asked for ignore, sorted by file and place."""
    terms = terms_of(settings, today)
    found: list[Suppression] = []
    for subject in _asked(library):
        document = subject.reading.document
        if MARK in document.text:
            unsilenced = _found(subject, library, terms)
            found += Suppressed(document, unsilenced, terms.calendar).suppressions()
    return tuple(sorted(found, key=lambda each: (each.place.file, each.place.span.start)))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by file, place, rule and message."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


class _Subject(NamedTuple):
    """A file that was read, as rules see it, and which of them apply to it."""

    reading: Reading | SharedReading | ScenariosReading
    tree: Tree | None
    applies: Callable[[Rule], bool]


def check_reading(reading: Reading, library: LintedLibrary, terms: Terms) -> tuple[Diagnostic, ...]:
    """What the reader and all rules say of one tree, in no order."""
    return _checked(_of_tree(reading), library, terms)


def check_shared(reading: SharedReading, library: LintedLibrary, terms: Terms) -> tuple[Diagnostic, ...]:
    """What the reader and the rules that need no nodes say of library.yaml, in no order."""
    return _checked(_of_shared(reading), library, terms)


def check_scenarios(
    reading: ScenariosReading, library: LintedLibrary, terms: Terms
) -> tuple[Diagnostic, ...]:
    """What the reader and the rules about any text say of a file of scenarios; whether they hold is for `decisiontree test`."""
    return _checked(_of_scenarios(reading), library, terms)


def _of_tree(reading: Reading) -> _Subject:
    return _Subject(reading, reading.tree, lambda _: True)


def _of_shared(reading: SharedReading) -> _Subject:
    return _Subject(reading, Tree(id="library"), lambda rule: rule.of_shared or rule.family in _OF_SHARED)


def _of_scenarios(reading: ScenariosReading) -> _Subject:
    return _Subject(reading, Tree(id="scenarios"), lambda rule: rule.of_text)


def _asked(library: LibraryReading) -> Iterator[_Subject]:
    """The files that were asked for."""
    subjects = (
        *(() if library.shared is None else (_of_shared(library.shared),)),
        *map(_of_scenarios, library.scenarios.values()),
        *map(_of_tree, library.trees.values()),
    )
    return (each for each in subjects if each.reading.document.file in library.asked)


def _checked(subject: _Subject, library: LintedLibrary, terms: Terms) -> tuple[Diagnostic, ...]:
    return _unsuppressed(subject, _found(subject, library, terms), terms)


def _unsuppressed(subject: _Subject, found: Sequence[Diagnostic], terms: Terms) -> tuple[Diagnostic, ...]:
    document, heeded = subject.reading.document, terms.heeds_comments
    return suppress(document, found, terms.severities, terms.calendar, heeded=heeded)


def _found(subject: _Subject, library: LintedLibrary, terms: Terms) -> list[Diagnostic]:
    """What the reader and the rules say, whatever comments ignore."""
    return [*chain.from_iterable(_parts(subject, library, terms))]


def _parts(subject: _Subject, library: LintedLibrary, terms: Terms) -> Iterator[Iterable[Diagnostic]]:
    """What the reader says, then what each rule says."""
    reading, tree, applies = subject
    yield _with_severity(reading.faults, terms.severities)
    if tree is not None:
        context = RuleContext(
            reading.document, tree, library, settings=terms.settings, calendar=terms.calendar
        )
        yield from (() for _ in context.gather())
        for slug, rule in RULES.items():
            if slug in terms.severities and applies(rule):
                yield _findings(rule, context, terms.severities[slug])
        yield _left_out(context, terms.severities)


def _findings(rule: Rule, context: RuleContext, severity: Severity) -> Iterator[Diagnostic]:
    if rule.check is None:
        return
    is_settled = rule.slug in context.settings.rules  # what a team settles holds for all that a rule finds
    for found in context.budget.first(rule.slug, rule.check(context)):
        own = None if is_settled else found.severity
        yield _diagnostic(rule.slug, own or severity, found, of_absence=rule.of_absence or found.of_absence)


def _left_out(context: RuleContext, severities: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    if CHECK_LIMITED in severities:
        for what in context.budget.left_out:
            message = f"too much to check in one file: {what}; the rest of it may contain errors"
            yield _diagnostic(CHECK_LIMITED, severities[CHECK_LIMITED], context.at(None, message=message))


def _diagnostic(slug: str, severity: Severity, found: Finding, *, of_absence: bool = False) -> Diagnostic:
    message = found.message.replace("\n", " ")  # an id or a target may hold line ends
    return Diagnostic(
        slug, severity, message, found.place, found.related, found.witness, found.fixes, of_absence
    )


def _with_severity(faults: tuple[Fault, ...], severities: Mapping[str, Severity]) -> Iterator[Diagnostic]:
    for fault in faults:
        slug = RULES[fault.rule].slug  # a fault without a rule would be lost in silence
        if slug in severities:
            yield Diagnostic(
                slug,
                severities[slug],
                fault.message,
                fault.place,
                fault.related,
                fixes=fault.fixes,
                of_absence=RULES[slug].of_absence,
            )
