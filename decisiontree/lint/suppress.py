"""Comments that silence a rule: `# dt: ignore[slug] reason`. Rules know nothing of them.

At the end of a line it silences that line; alone on a line, the next line, or the whole node when that line begins one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.lint.registry import RULES
from decisiontree.text import Nearest, Patch, Span, TextEdit, did_you_mean, line_start, next_line

if TYPE_CHECKING:
    from decisiontree.reader import Document

_COMMENT = re.compile(r"#[ \t]*dt:[ \t]*ignore\b(?:\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)")
_MOST = 1000
"""Comments of this kind that are heeded in one file."""
_MOST_RULES = 100
"""Names that are heeded in one comment."""
_UNUSED = "unused-suppression"
_WITHOUT_REASON = "suppression-without-reason"


class _Scope(NamedTuple):
    """First and last line, from 1, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Directive:
    """One comment: the rules it names, its reason, and the lines it speaks of."""

    span: Span
    slugs: tuple[str, ...]
    reason: str
    scope: _Scope


def suppress(
    document: Document, diagnostics: Sequence[Diagnostic], severities: Mapping[str, Severity]
) -> tuple[Diagnostic, ...]:
    """The diagnostics that no comment silences, and what is wrong with the comments themselves."""
    if "dt:" not in document.text:
        return tuple(diagnostics)
    directives = tuple(_directives(document))
    reach, nearest = _Reach(directives), Nearest()
    used: set[tuple[str, _Scope]] = set()
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        line, _ = document.lines.place(diagnostic.place.span.start)
        silencing = reach.over(diagnostic.rule, line) if _can_be_ignored(diagnostic) else ()
        used.update((diagnostic.rule, scope) for scope in silencing)
        if not silencing:
            kept.append(diagnostic)
    for directive in directives:
        kept.extend(_faults(directive, document, severities, used, nearest))
    return tuple(kept)


class _Reach:
    """Which scopes silence a rule on a line: that of the line, and that of the node; nodes never overlap."""

    def __init__(self, directives: Sequence[_Directive]) -> None:
        self._silenced = {(slug, each.scope) for each in directives for slug in each.slugs}
        self._nodes = sorted({each.scope for each in directives if each.scope.first < each.scope.last})

    def over(self, slug: str, line: int) -> tuple[_Scope, ...]:
        """Those around a line that name the rule."""
        at = bisect_right(self._nodes, (line, len(self._nodes) and self._nodes[-1].last)) - 1
        around = [_Scope(line, line), *self._nodes[max(at, 0) : at + 1]]
        return tuple(
            scope for scope in around if scope.first <= line <= scope.last and (slug, scope) in self._silenced
        )


def _can_be_ignored(diagnostic: Diagnostic) -> bool:
    return RULES[diagnostic.rule].can_be_ignored or diagnostic.severity is not Severity.ERROR


def _directives(document: Document) -> Iterator[_Directive]:
    matches = tuple(_COMMENT.finditer(document.text))
    # what looks like a comment in a text is none
    in_texts = sorted((text.start, text.end) for text in document.scalars() if "dt:" in (text.value or ""))
    starts = [start for start, _end in in_texts]
    below, last_lines = _next_written(document.text), _last_lines(document)
    for match in matches[:_MOST]:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < in_texts[at][1]:
            continue
        slugs = dict.fromkeys(slug.strip() for slug in (match[1] or "").split(",") if slug.strip())
        line, _ = document.lines.place(match.start())
        scope = _Scope(line, line)
        if not document.text[document.lines.line_start(line) : match.start()].strip():
            scope = _Scope(below[line], last_lines.get(below[line], below[line]))
        yield _Directive(Span(*match.span()), tuple(slugs)[:_MOST_RULES], match[2].strip(), scope)


def _next_written(text: str) -> list[int]:
    """For every line, counted from 1, the next below it that is neither blank nor a comment alone."""
    lines = text.split("\n")
    following = len(lines)
    below = [following] * (len(lines) + 1)
    for line in range(len(lines), 0, -1):
        below[line] = following
        written = lines[line - 1].strip()
        if written and not written.startswith("#"):
            following = line
    return below


def _last_lines(document: Document) -> Mapping[int, int]:
    """For the line on which a node begins, the line on which it ends."""
    from decisiontree.reader import Mapping as YamlMapping

    nodes = document.at(("nodes",))
    if not isinstance(nodes, YamlMapping):
        return {}
    place = document.lines.place
    return {
        place(key.start)[0]: place(document.locate(("nodes", key.value)).end)[0]
        for key, _ in nodes.entries
        if key.value is not None
    }


def _faults(
    directive: _Directive,
    document: Document,
    severities: Mapping[str, Severity],
    used: set[tuple[str, _Scope]],
    nearest: Nearest,
) -> Iterator[Diagnostic]:
    place = Place(document.file, directive.span)
    if _UNUSED in severities:
        unused = [
            slug
            for slug in directive.slugs
            if (slug, directive.scope) not in used and (slug in severities or slug not in RULES)
        ]
        for slug in unused:
            meant = None if slug in RULES else nearest.to(slug, RULES)
            fixes = _without(document, directive, slug, unused, meant)
            yield Diagnostic(_UNUSED, severities[_UNUSED], _unused(slug, meant), place, fixes=fixes)
        if not directive.slugs:
            fixes = (_removal(document, directive.span),)
            yield Diagnostic(_UNUSED, severities[_UNUSED], _NAMELESS, place, fixes=fixes)
    if _WITHOUT_REASON in severities and directive.slugs and not directive.reason:
        message = "nobody can tell why this is ignored; write the reason after the bracket"
        # what was ignored is told again then, so the meaning of the file as a whole does not stay
        fixes = (replace(_removal(document, directive.span), safe=False),)
        yield Diagnostic(_WITHOUT_REASON, severities[_WITHOUT_REASON], message, place, fixes=fixes)


_NAMELESS = "this comment names no rule; write ignore[rule-name] and the reason"


def _unused(slug: str, nearest: str | None) -> str:
    if slug not in RULES:
        advice = did_you_mean(nearest, "; `decisiontree rules` lists them")
        return f"there is no rule '{slug}' to ignore{advice}"
    if not RULES[slug].can_be_ignored:
        return f"'{slug}' cannot be ignored by a comment, only in decisiontree.toml"
    return f"nothing here breaks '{slug}', so there is nothing to ignore"


def _without(
    document: Document, directive: _Directive, slug: str, unused: Sequence[str], nearest: str | None
) -> tuple[Fix, ...]:
    """The rule that was meant in the place of a name that is none's; else the comment without it, if anything is left."""
    if nearest is not None and nearest not in directive.slugs:
        meant = [nearest if each == slug else each for each in directive.slugs]
        return (_naming(document, directive, f"write '{nearest}'", meant),)
    left = [each for each in directive.slugs if each not in unused]
    if not left:
        return (_removal(document, directive.span),)
    return (_naming(document, directive, f"ignore {' and '.join(left)} only", left),)


def _naming(document: Document, directive: _Directive, title: str, slugs: Sequence[str]) -> Fix:
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
