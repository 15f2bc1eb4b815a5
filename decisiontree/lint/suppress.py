"""Comments that ignore a rule, applied to what was found: what is left, what is wrong with the comments, what they silence.

Rules know nothing of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.lint.directives import MARK, Directive, MisplacedDate, Scope, ScopeIndex, directives
from decisiontree.lint.registry import RULES
from decisiontree.text import Nearest, Patch, Span, TextEdit, did_you_mean, line_start, next_line

if TYPE_CHECKING:
    from decisiontree.lint.rule_context import Calendar
    from decisiontree.reader import Document

NOTICE = timedelta(days=15)
"""So long before its last day a comment is reported."""
_UNUSED = "unused-suppression"
_WITHOUT_REASON = "suppression-without-reason"
_EXPIRING = "expiring-suppression"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that one comment ignores, and how many findings it silences now."""

    place: Place
    rule: str
    reason: str
    until: date | None
    has_expired: bool
    """Whether its day is past, or its date is wrong: it silences nothing then."""
    silences: int


class Suppressed:
    """What was found in a file, held against the comments of that file."""

    def __init__(self, document: Document, diagnostics: Sequence[Diagnostic], calendar: Calendar) -> None:
        self._document = document
        self._calendar = calendar
        self._directives = tuple(directives(document))
        self._in_force = {
            (slug, each.scope)
            for each in self._directives
            if not self._has_expired(each)
            for slug in each.slugs
        }
        self._broken: Counter[tuple[str, Scope]] = Counter()
        index = ScopeIndex(self._directives)
        left = []
        for diagnostic in diagnostics:
            line, _ = document.lines.place(diagnostic.place.span.start)
            about = [(diagnostic.rule, scope) for scope in index.over(diagnostic.rule, line)]
            if about and _can_be_ignored(diagnostic):
                self._broken.update(about)
                if not self._in_force.isdisjoint(about):
                    continue
            left.append(diagnostic)
        self.left = tuple(left)

    def faults(self, severities: Mapping[str, Severity]) -> Iterator[Diagnostic]:
        """What is wrong with the comments."""
        nearest = Nearest()
        for directive in self._directives:
            for slug, message, fixes in (
                *self._unused(directive, severities, nearest),
                *self._without_reason(directive),
                *self._out_of_date(directive),
            ):
                if slug in severities:
                    place = Place(self._document.file, directive.span)
                    yield Diagnostic(slug, severities[slug], message, place, fixes=fixes)

    def suppressions(self) -> Iterator[Suppression]:
        """Each rule of each comment, in their order."""
        for each in self._directives:
            place, has_expired = Place(self._document.file, each.span), self._has_expired(each)
            for slug in each.slugs:
                silences = 0 if has_expired else self._broken[slug, each.scope]
                yield Suppression(place, slug, each.reason, each.until, has_expired, silences)

    def _has_expired(self, directive: Directive) -> bool:
        if directive.until is None:
            return directive.wrong_date is not None
        return self._calendar.is_past(directive.until)

    def _unused(
        self, directive: Directive, severities: Mapping[str, Severity], nearest: Nearest
    ) -> Iterator[_Fault]:
        unused = [
            slug
            for slug in directive.slugs
            if not self._broken[slug, directive.scope] and (slug in severities or slug not in RULES)
        ]
        for slug in unused:
            meant = None if slug in RULES else nearest.to(slug, RULES)
            yield _UNUSED, _unused(slug, meant), _without(self._document, directive, slug, unused, meant)
        if not directive.slugs:
            yield _UNUSED, _NAMELESS, (_removal(self._document, directive.span),)

    def _without_reason(self, directive: Directive) -> Iterator[_Fault]:
        if directive.slugs and not directive.reason and directive.wrong_date is None:
            message = "this comment gives no reason; write it after the bracket"
            yield _WITHOUT_REASON, message, self._unsafe_removal(directive)

    def _out_of_date(self, directive: Directive) -> Iterator[_Fault]:
        """A date that is wrong, past, or near; of a comment that ignores nothing only the first."""
        if directive.wrong_date is not None:
            written = (
                f"'{directive.wrong_date}' is not a date" if directive.wrong_date else "the date is missing"
            )
            yield (
                _EXPIRING,
                f"{written}, so this comment ignores nothing; write a date such as until 2027-01-31, then the reason",
                (),
            )
        if directive.misplaced is not None and directive.slugs:
            yield self._misplaced(directive, directive.misplaced)
        used = [slug for slug in directive.slugs if self._broken[slug, directive.scope]]
        if directive.until is None or not used:
            return
        reported = f"{' and '.join(map(repr, used))} {'is' if len(used) == 1 else 'are'} reported again"
        if self._calendar.is_past(directive.until):
            message = (
                f"this comment expired on {directive.until}, so {reported}; fix it, or write a later date"
            )
            yield _EXPIRING, message, self._unsafe_removal(directive)
        elif self._calendar.is_past(_warned_before(directive.until)):
            yield _EXPIRING, f"this comment expires on {directive.until}; after that day {reported}", ()

    def _misplaced(self, directive: Directive, found: MisplacedDate) -> _Fault:
        """A last day in the reason has no effect; where it is a date, a fix puts it first."""
        example = "2027-01-31" if found.day is None else f"{found.day}"
        advice = (
            f"write{' a date such as' if found.day is None else ''} until {example} first, then the reason"
        )
        message = (
            f"the date {found.written} in the reason has no effect, so this comment never expires; {advice}"
        )
        if found.day is None:
            return _EXPIRING, message, ()
        start = self._document.text.index("]", directive.span.start) + 1
        words = f" until {example} {found.reason}".rstrip()
        patch = Patch((TextEdit(Span(start, directive.span.end), words),))
        # what it ignores may be reported again then
        return _EXPIRING, message, (Fix(f"write until {example} first", patch, safe=False),)

    def _unsafe_removal(self, directive: Directive) -> tuple[Fix, ...]:
        # what was ignored is reported again then, or the reason is lost: the meaning of the file as a whole does not stay
        return (replace(_removal(self._document, directive.span), safe=False),)


_Fault: TypeAlias = tuple[str, str, tuple[Fix, ...]]
"""The rule, the message and the fixes of what is wrong with a comment."""


def suppress(
    document: Document,
    diagnostics: Sequence[Diagnostic],
    severities: Mapping[str, Severity],
    calendar: Calendar,
    *,
    heeded: bool = True,
) -> tuple[Diagnostic, ...]:
    """The diagnostics that no comment silences, and what is wrong with the comments; all of them where they are not `heeded`."""
    if MARK not in document.text:
        return tuple(diagnostics)
    suppressed = Suppressed(document, diagnostics, calendar)
    return (*(suppressed.left if heeded else diagnostics), *suppressed.faults(severities))


def _warned_before(until: date) -> date:
    """The last day on which nothing is said yet."""
    return until - NOTICE - timedelta(days=1) if until - date.min > NOTICE else date.min


def _can_be_ignored(diagnostic: Diagnostic) -> bool:
    return RULES[diagnostic.rule].can_be_ignored or diagnostic.severity is not Severity.ERROR


_NAMELESS = "this comment names no rule; write ignore[rule-name] and the reason"


def _unused(slug: str, nearest: str | None) -> str:
    if slug not in RULES:
        advice = did_you_mean(nearest, "; `decisiontree rules` lists them")
        return f"there is no rule '{slug}' to ignore{advice}"
    if not RULES[slug].can_be_ignored:
        return f"'{slug}' cannot be ignored by a comment, only in decisiontree.toml"
    return f"nothing here breaks '{slug}', so there is nothing to ignore"


def _without(
    document: Document, directive: Directive, slug: str, unused: Sequence[str], nearest: str | None
) -> tuple[Fix, ...]:
    """The rule that was meant in the place of a name that is none's; else the comment without it, if anything is left."""
    if nearest is not None and nearest not in directive.slugs:
        meant = [nearest if each == slug else each for each in directive.slugs]
        return (_naming(document, directive, f"write '{nearest}'", meant),)
    left = [each for each in directive.slugs if each not in unused]
    if not left:
        return (_removal(document, directive.span),)
    return (_naming(document, directive, f"ignore {' and '.join(left)} only", left),)


def _naming(document: Document, directive: Directive, title: str, slugs: Sequence[str]) -> Fix:
    start, end = (document.text.index(bracket, directive.span.start) for bracket in "[]")
    return Fix(title, Patch((TextEdit(Span(start + 1, end), ", ".join(slugs)),)), safe=True)


def _removal(document: Document, span: Span) -> Fix:
    """Take the comment away, and its line when nothing else stands on it."""
    text = document.text
    start = line_start(text, span.start)
    end = span.end
    if text[start : span.start].strip():
        start += len(text[start : span.start].rstrip())
    else:
        end = next_line(text, end)
    return Fix("remove the comment", Patch((TextEdit(Span(start, end), ""),)), safe=True)
