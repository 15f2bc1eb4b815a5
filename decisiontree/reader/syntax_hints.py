"""The slips that make a file unreadable, each known by how the line looks where the parser stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.reader.flow_hints import texts_in_brackets
from decisiontree.reader.parse_failure import ParseFailure, SyntaxHint, needs_quotes, replace
from decisiontree.reader.quoting import quoted
from decisiontree.text import Patch, Span, TextEdit

# indent and dashes, a key, its value: what a line of a tree looks like
_ENTRY = re.compile(
    r"""([ ]*+(?:-[ ]++)*+)("[^"\n]*"|'[^'\n]*'|[^\s:#"'{\[](?:[^:#\n]*[^:#\n \t])?+)[ \t]*+:[ \t]++(\S[^\n]*)"""
)
_ITEM = re.compile(r"([ ]*(?:-[ ]+)+)()(\S[^\n]*)")
_NO_COLON = re.compile(r"([ ]*)([a-z_][\w-]*)[ \t]*$")
_NO_SPACE = re.compile(r"([ ]*(?:-[ ]+)*)([a-z_][\w-]*):(?=[^\s:/])")
_WIDE_COLON = re.compile(r"[ ]*(?:-[ ]+)*([a-z_][\w-]*)([ \u3000]*：[ \u3000]*)")
_TABS = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
_CLOSERS = {"{": "}", "[": "]"}


def slips(trouble: ParseFailure) -> Iterator[SyntaxHint]:
    """Whatever it may have been, the likeliest first."""
    yield from filter(None, (hint(trouble) for hint in _BEFORE_BRACKETS))
    yield from texts_in_brackets(trouble)
    yield from filter(None, (hint(trouble) for hint in _AFTER_BRACKETS))


def _tab(trouble: ParseFailure) -> SyntaxHint | None:
    line = trouble.line(trouble.at)
    indent = re.match(r"[ \t]*", trouble.cut(line))
    if indent is None or "\t" not in indent[0]:
        return None
    span = Span(line.start, line.start + indent.end())
    patch = Patch(tuple(_without_tabs(trouble, line, indent[0])))
    return SyntaxHint("this is a tab; indent with spaces", span, "indent with spaces", patch, safe=True)


def _without_tabs(trouble: ParseFailure, line: Span, indent: str) -> Iterator[TextEdit]:
    """This line and those below that begin with tabs, two spaces for each; the first stands where it would belong."""
    first = _expected_indent(trouble, line) - _spaces(indent)
    for match in _TABS.finditer(trouble.text, line.start, trouble.part.end):
        yield TextEdit(Span(*match.span()), " " * max(0, first + _spaces(match[0])))


def _expected_indent(trouble: ParseFailure, line: Span) -> int:
    above = trouble.line_above(line.start)
    if above is None:
        return 0
    written = trouble.cut(above)
    is_item = written.lstrip(" ").startswith("- ")
    if re.split(r"[ \t]#", written, maxsplit=1)[0].rstrip(" \t").endswith(":"):
        return _indent(written) + (4 if is_item else 2)
    return _indent(written) + (2 if is_item and trouble.cut(line).lstrip()[:2] != "- " else 0)


def _spaces(indent: str) -> int:
    return len(indent) + indent.count("\t")


def _open_quote(trouble: ParseFailure) -> SyntaxHint | None:
    """A quote that is closed by a later one, or never."""
    last, start = trouble.last, trouble.context
    if "end of stream" not in trouble.problem and last is not None and "\n" in trouble.cut(last):
        start = last.start
    if start is None or trouble.text[start : start + 1] not in ("'", '"'):
        return None
    line = trouble.line(start)
    quote = trouble.text[start]
    if quote in trouble.text[start + 1 : line.end]:
        return None
    message = f"the quote {quote} that begins here is not closed on its line; add {quote} where the text ends"
    patch = replace(Span(line.end, line.end), quote)
    return SyntaxHint(message, Span(start, line.end), f"add {quote} at the end of the line", patch)


def _open_bracket(trouble: ParseFailure) -> SyntaxHint | None:
    start = trouble.context
    if start is None or trouble.text[start : start + 1] not in _CLOSERS:
        return None
    line = trouble.line(start)
    opener = trouble.text[start]
    closer = _CLOSERS[opener]
    if trouble.at <= line.end and trouble.at < trouble.part.end:
        return None
    message = f"the '{opener}' that begins here is never closed; add '{closer}'"
    patch = replace(Span(line.end, line.end), closer)
    return SyntaxHint(message, Span(start, line.end), f"add '{closer}' at the end of the line", patch)


def _text_that_must_be_quoted(trouble: ParseFailure) -> SyntaxHint | None:
    """The value of the line holds or begins with a sign that YAML takes for its own."""
    line = trouble.line(trouble.at)
    entry = _ENTRY.match(trouble.text, line.start, line.end) or _ITEM.match(
        trouble.text, line.start, line.end
    )
    if entry is None or trouble.at < entry.start(3):
        return None
    value = re.split(r"[ \t]#[ ]", entry[3])[0].rstrip()
    return needs_quotes(trouble, Span(entry.start(3), entry.start(3) + len(value)), entry[2])


def _missing_colon(trouble: ParseFailure) -> SyntaxHint | None:
    bare = _match_nearby(trouble, _NO_COLON)
    if bare is None:
        return None
    span = Span(*bare.span(2))
    patch = replace(Span(span.end, span.end), ":")
    return SyntaxHint(f"a ':' is missing after '{bare[2]}'", span, "add ':'", patch)


def _missing_space(trouble: ParseFailure) -> SyntaxHint | None:
    tight = _match_nearby(trouble, _NO_SPACE)
    if tight is None:
        return None
    span = Span(tight.start(2), tight.end())
    patch = replace(Span(span.end, span.end), " ")
    return SyntaxHint(f"a space is missing after '{tight[2]}:'", span, "add a space", patch, safe=True)


def _wide_colon(trouble: ParseFailure) -> SyntaxHint | None:
    wide = _match_nearby(trouble, _WIDE_COLON)
    if wide is None:
        return None
    span = Span(*wide.span(2))
    patch = replace(span, ":" if span.end == wide.endpos else ": ")
    message = f"a full-width colon after '{wide[1]}' (U+FF1A); write ':' and a space"
    return SyntaxHint(message, span, "write ':' and a space", patch, safe=True)


def _wrong_indent(trouble: ParseFailure) -> SyntaxHint | None:
    """A line that is indented otherwise than the ones it belongs to."""
    line, above = trouble.line(trouble.at), trouble.line_above(trouble.at)
    if above is None:
        return None
    here, there = _indent(trouble.cut(line)), _indent(trouble.cut(above))
    if here == there or not trouble.cut(line).strip():
        return None
    span = Span(line.start, line.start + here)
    patch = replace(span, " " * there)
    message = f"this line is indented by {here}, the one above by {there}; lines that belong together start in the same column"
    return SyntaxHint(message, Span(line.start + here, line.end), "indent it like the line above", patch)


def _bad_escape(trouble: ParseFailure) -> SyntaxHint | None:
    start = trouble.context
    if (
        start is None
        or trouble.text[start : start + 1] != '"'
        or "\\" not in trouble.cut(trouble.line(start))
    ):
        return None
    if "escape" not in trouble.problem and "hex" not in trouble.problem:
        return None
    line = trouble.line(start)
    end = trouble.text.find('"', start + 1, line.end) + 1 or line.end
    span = Span(start, end)
    patch = replace(span, quoted(trouble.text[start + 1 : end - 1]))
    message = r"in double quotes, '\' begins an escape; write '\\', or use single quotes"
    return SyntaxHint(message, span, "use single quotes", patch)


def _match_nearby(trouble: ParseFailure, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first that matches of the line where the parser stopped, the one above, and the one it was inside of."""
    lines = [trouble.line(trouble.at), trouble.line_above(trouble.at)]
    if trouble.context is not None:
        lines.append(trouble.line(trouble.context))
    matches = (pattern.match(trouble.text, *line) for line in lines if line is not None)
    return next(filter(None, matches), None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_BEFORE_BRACKETS = (_tab, _bad_escape, _open_quote)
_AFTER_BRACKETS = (
    _open_bracket,
    _text_that_must_be_quoted,
    _missing_colon,
    _wide_colon,
    _missing_space,
    _wrong_indent,
)
