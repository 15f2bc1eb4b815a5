"""Syntax errors in plain words. libyaml says where it stopped; what an author slipped on is judged from the line itself.

A fix is offered only when the part of the file then parses: a guess can cost a fix, never a file.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml

from decisiontree.diagnostic import Fix
from decisiontree.reader.parse_failure import ParseFailure, SyntaxHint
from decisiontree.reader.syntax_hints import slips
from decisiontree.reader.yaml_fault import YamlFault
from decisiontree.reader.yaml_parser import last_scalar, parse
from decisiontree.text import Patch, Span, line_end, line_start

MORE = 2
"""So many more texts of a part are put in quotes together with the first."""
_LINE = 120
"""Up to so many characters a line is shown whole."""


def explain(
    text: str, error: yaml.MarkedYAMLError, within: Span | None = None, *, rest: int = MORE
) -> YamlFault:
    """A syntax error as a finding; `within` is the part of the text that was being parsed."""
    part = within or Span(0, len(text))
    trouble = _trouble(text, error, part)
    likely: SyntaxHint | None = None
    some: list[_Tried] = []
    for slip in slips(trouble):
        tried = None if slip.patch is None else _tried(text, slip, slip.patch, part)
        if tried is not None and tried.error is None:
            return _finding(slip, tried.patch, tried.text)
        if tried is not None and slip.safe and tried.gets_on:
            some.append(tried)
        likely = likely or (None if slip.is_guess else slip)
    for tried in some[:rest]:
        finding = _with_the_rest(text, tried, rest)
        if finding is not None:
            return finding
    if likely is not None:
        shown = f": {likely.shows}" if likely.shows else ""
        return YamlFault("yaml-syntax", likely.message + shown, likely.span)
    message = "this cannot be read; look for a quote, a bracket, a ':' or an indent that is wrong, here or just above"
    return YamlFault("yaml-syntax", message, trouble.here)


class _Tried(NamedTuple):
    """A slip as it would be mended: the text then, the part of it, the next error, whether that is one of its own."""

    slip: SyntaxHint
    patch: Patch
    text: str
    part: Span
    error: yaml.MarkedYAMLError | None
    gets_on: bool


def _tried(text: str, slip: SyntaxHint, patch: Patch, part: Span) -> _Tried:
    mended = patch.apply(text)
    part = Span(part.start, part.end + len(mended) - len(text))
    error = parse(mended[slice(*part)]).error
    gets_on = False
    if error is not None and error.problem_mark is not None:
        behind = patch.moved(slip.span.end)
        # a text that ends before a closing bracket may have been cut short
        gets_on = (
            mended[behind : behind + 1] in (",", "\n", "\r")
            and part.start + error.problem_mark.index > behind
        )
    return _Tried(slip, patch, mended, part, error, gets_on)


def _with_the_rest(text: str, tried: _Tried, rest: int) -> YamlFault | None:
    """The finding where more than one text of the part must be mended, if all of them can be."""
    if tried.error is None:
        return None
    later = explain(tried.text, tried.error, tried.part, rest=rest - 1)
    if later.fix is None or not later.fix.safe or not isinstance(later.fix.edit, Patch):
        return None
    both = tried.patch.then(later.fix.edit, text)
    return _finding(tried.slip, both, later.fix.edit.apply(tried.text))


def _finding(slip: SyntaxHint, patch: Patch, mended: str) -> YamlFault:
    """What is to be written is shown as the whole line, so that it can be written so to the letter."""
    message = slip.message
    if slip.shows:
        start = line_start(mended, slip.span.start)
        line = mended[start : line_end(mended, start)].strip()
        message += f": {line if len(line) <= _LINE else slip.shows}"
    return YamlFault("yaml-syntax", message, slip.span, fix=Fix(slip.title, patch, slip.safe))


def _trouble(text: str, error: yaml.MarkedYAMLError, part: Span) -> ParseFailure:
    at = error.problem_mark or error.context_mark
    context = error.context_mark
    return ParseFailure(
        text=text,
        part=part,
        at=min(part.start + (at.index if at else 0), len(text)),
        context=None if context is None else part.start + context.index,
        problem=str(error.problem or ""),
        last=last_scalar(text[part.start : part.end], part.start),
    )
