"""Comments that silence a rule: `# dt: ignore[slug] reason`. Rules know nothing of them.

At the end of a line it silences that line; alone on a line, the next line, or the whole node when that line begins one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from decisiontree.diagnostic import Diagnostic, Fix, Place, Severity
from decisiontree.lint.registry import RULES
from decisiontree.text import LineIndex, Patch, Span, TextEdit

if TYPE_CHECKING:
    from decisiontree.reader import Document, YamlNode

_COMMENT = re.compile(r"#[ \t]*dt:[ \t]*ignore\b(?:\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)")
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


def silence(
    document: Document, diagnostics: Sequence[Diagnostic], weights: Mapping[str, Severity]
) -> tuple[Diagnostic, ...]:
    """The diagnostics that no comment silences, and what is wrong with the comments themselves."""
    if "dt:" not in document.text:
        return tuple(diagnostics)
    index = LineIndex(document.text)
    directives = tuple(_directives(document, index))
    used: set[tuple[int, str]] = set()
    heard: list[Diagnostic] = []
    for diagnostic in diagnostics:
        line, _ = index.place(diagnostic.place.span.start)
        silencing = [
            directive
            for directive in directives
            if diagnostic.rule in directive.slugs
            and directive.scope.first <= line <= directive.scope.last
            and RULES[diagnostic.rule].can_be_ignored
        ]
        used.update((directive.span.start, diagnostic.rule) for directive in silencing)
        if not silencing:
            heard.append(diagnostic)
    for directive in directives:
        heard.extend(_faults(directive, document, weights, used))
    return tuple(heard)


def _directives(document: Document, index: LineIndex) -> Iterator[_Directive]:
    texts = _texts(document.root)
    for match in _COMMENT.finditer(document.text):
        if any(start <= match.start() < end for start, end in texts):
            continue
        slugs = tuple(slug.strip() for slug in (match[1] or "").split(",") if slug.strip())
        scope = _scope(document, index, match.start())
        yield _Directive(Span(*match.span()), slugs, match[2].strip(), scope)


def _texts(root: YamlNode | None) -> tuple[tuple[int, int], ...]:
    """The ranges of all texts that hold the mark; what looks like a comment in there is none."""
    # the reader's classes are imported here so that listing the rules does not pay for YAML
    from decisiontree.reader import Mapping as YamlMapping
    from decisiontree.reader import Sequence as YamlSequence

    found: list[tuple[int, int]] = []
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, YamlMapping):
            for key, value in node.entries:
                waiting += (key, value)
        elif isinstance(node, YamlSequence):
            waiting += node.items
        elif node.value is not None and "dt:" in node.value:
            found.append((node.start, node.end))
    return tuple(found)


def _scope(document: Document, index: LineIndex, at: int) -> _Scope:
    line, _ = index.place(at)
    start = index.line_start(line)
    if document.text[start:at].strip():
        return _Scope(line, line)
    following = line + 1
    while following < len(index) and _is_passed_over(document.text, index, following):
        following += 1
    return _Scope(following, _last_line(document, index, following))


def _is_passed_over(text: str, index: LineIndex, line: int) -> bool:
    written = text[index.line_start(line) : index.line_start(line + 1)].strip()
    return not written or written.startswith("#")


def _last_line(document: Document, index: LineIndex, line: int) -> int:
    """The last line of the node that begins on the line, else the line itself."""
    from decisiontree.reader import Mapping as YamlMapping

    nodes = document.at(("nodes",))
    if isinstance(nodes, YamlMapping):
        for key, _ in nodes.entries:
            if index.place(key.start)[0] == line and key.value is not None:
                return index.place(document.locate(("nodes", key.value)).end)[0]
    return line


def _faults(
    directive: _Directive,
    document: Document,
    weights: Mapping[str, Severity],
    used: set[tuple[int, str]],
) -> Iterator[Diagnostic]:
    place = Place(document.file, directive.span)
    if _UNUSED in weights:
        unused = [
            slug
            for slug in directive.slugs
            if (directive.span.start, slug) not in used and (slug in weights or slug not in RULES)
        ]
        everything = len(unused) == len(directive.slugs)
        fixes = (_removal(document, directive.span),) if everything else ()
        messages = [_unused(slug) for slug in unused] or ([] if directive.slugs else [_NAMELESS])
        for message in messages:
            yield Diagnostic(_UNUSED, weights[_UNUSED], message, place, fixes=fixes)
    if _WITHOUT_REASON in weights and not directive.reason:
        message = "nobody can tell why this is ignored; write the reason after the bracket"
        yield Diagnostic(_WITHOUT_REASON, weights[_WITHOUT_REASON], message, place)


_NAMELESS = "this comment names no rule; write ignore[rule-name] and the reason"


def _unused(slug: str) -> str:
    if slug not in RULES:
        nearest = get_close_matches(slug, RULES, n=1)
        advice = f"; did you mean '{nearest[0]}'?" if nearest else "; `decisiontree rules` lists them"
        return f"there is no rule '{slug}' to ignore{advice}"
    if not RULES[slug].can_be_ignored:
        return f"'{slug}' cannot be ignored by a comment, only in decisiontree.toml"
    return f"nothing here breaks '{slug}', so there is nothing to ignore"


def _removal(document: Document, span: Span) -> Fix:
    """Take the comment away, and its line when nothing else stands on it."""
    text = document.text
    start = text.rfind("\n", 0, span.start) + 1
    end = span.end
    if text[start : span.start].strip():
        start += len(text[start : span.start].rstrip())
    else:
        following = text.find("\n", end)
        end = len(text) if following < 0 else following + 1
    return Fix("remove the comment", Patch((TextEdit(Span(start, end), ""),)), safe=True)
