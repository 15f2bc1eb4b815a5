"""Syntax errors in plain words. libyaml says where it stopped; what an author slipped on is judged from the line itself.

A fix is offered only when the part of the file then parses: a guess can cost a fix, never a file.
"""

from __future__ import annotations

import yaml

from decisiontree.diagnostic import Fix
from decisiontree.reader.events import last_scalar, parse
from decisiontree.reader.findings import Finding
from decisiontree.reader.slips import SLIPS, Slip, Trouble
from decisiontree.text import Patch, Span


def explain(text: str, error: yaml.MarkedYAMLError, within: Span | None = None) -> Finding:
    """A syntax error as a finding; `within` is the part of the text that was being parsed."""
    part = within or Span(0, len(text))
    trouble = _trouble(text, error, part)
    likely: Slip | None = None
    for slip_of in SLIPS:
        slip = slip_of(trouble)
        if slip is None:
            continue
        if slip.patch is not None and _mends(text, slip.patch, part):
            return Finding("yaml-syntax", slip.message, slip.span, fix=Fix(slip.title, slip.patch, slip.safe))
        likely = likely or slip
    if likely is not None:
        return Finding("yaml-syntax", likely.message, likely.span)
    message = "this cannot be read; look for a quote, a bracket, a ':' or an indent that is wrong, here or just above"
    return Finding("yaml-syntax", message, trouble.here)


def _trouble(text: str, error: yaml.MarkedYAMLError, part: Span) -> Trouble:
    at = error.problem_mark or error.context_mark
    context = error.context_mark
    return Trouble(
        text=text,
        part=part,
        at=min(part.start + (at.index if at else 0), len(text)),
        context=None if context is None else part.start + context.index,
        problem=str(error.problem or ""),
        last=last_scalar(text[part.start : part.end], part.start),
    )


def _mends(text: str, patch: Patch, part: Span) -> bool:
    mended = patch.apply(text)
    return parse(mended[part.start : part.end + len(mended) - len(text)]).error is None
