"""Where a parser stopped, what may have been slipped on there, and the edit that would mend it. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass

from decisiontree.reader.quoting import quoted, shortened
from decisiontree.text import Patch, Span, TextEdit, line_end, line_start


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """Where the parser stopped: at an offset, inside what began at `context`, after the scalar `last`."""

    text: str
    part: Span
    at: int
    context: int | None
    problem: str
    last: Span | None

    @property
    def here(self) -> Span:
        """One character to point at."""
        return Span(self.at, min(self.at + 1, len(self.text)))

    def line(self, offset: int) -> Span:
        """The line of an offset, without its end."""
        start = line_start(self.text, offset)
        return Span(start, start + len(self.text[start : line_end(self.text, offset)].rstrip()))

    def line_above(self, offset: int) -> Span | None:
        """The nearest line above that says something."""
        at = self.line(offset).start - 1
        while at >= self.part.start:
            line = self.line(at)
            if self.text[line.start : line.end].lstrip(" ")[:1] not in ("", "#"):
                return line
            at = line.start - 1
        return None

    def cut(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class SyntaxHint:
    """What was slipped on, where, and the edit that would mend it; safe where it can hardly be meant otherwise."""

    message: str
    span: Span
    title: str = ""
    patch: Patch | None = None
    safe: bool = False
    shows: str = ""
    """What is shown of the line that is too long to be shown whole; nothing where the line needs no showing."""
    is_guess: bool = False
    """One of several that are tried; nothing is said of it where it mends nothing."""


def needs_quotes(trouble: ParseFailure, span: Span, key: str = "", *, is_guess: bool = False) -> SyntaxHint:
    """A text that holds or begins with what YAML takes for its own."""
    value = trouble.cut(span)
    sign = trouble.text[trouble.at : trouble.at + 1]
    if value[:1] in ("'", '"'):
        why = "the text goes on after its closing quote"
    elif trouble.at == span.start or value[:1] in "{[&*!|>%@`?-#":
        why = f"a text cannot begin with '{value[:1]}'"
    elif sign == ":":
        why = "the text contains ': '"
    else:
        why = "the text contains a character with a special meaning in YAML"
    shown = quoted(value[1:-1] if len(value) > 2 and value[0] == value[-1] in "'\"" else value)
    return SyntaxHint(
        f"{why}; put it in quotes",
        span,
        "put the text in quotes",
        replace(span, shown),
        safe=True,
        shows=f"{key + ': ' if key else ''}{shortened(shown)}",
        is_guess=is_guess,
    )


def replace(span: Span, text: str) -> Patch:
    """The patch of one edit."""
    return Patch((TextEdit(span, text),))
