"""Placeholders in texts: `{fact}`, `{snippet}`, `{limit.refund}`, `{decided}`, `{incident.next_update}`, `{call.date}`; `{{` is a brace.

Splits texts only: what a name stands for is the walk's and the exporter's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

PLACEHOLDER = re.compile(r"\{\{|\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s*\}")


SNIPPET_ROOM = 64 << 10
"""So many characters snippets may bring to one text, all together; those that come after stay placeholders."""


class Placeholder(NamedTuple):
    """A name between braces, and the offsets of the braces in the text."""

    name: str
    start: int
    end: int


Piece: TypeAlias = str | Placeholder


def pieces(text: str) -> tuple[Piece, ...]:
    """The text in order: what is read as it stands, and the placeholders in it. Braces around no name stay as they are."""
    found: list[Piece] = []
    plain = ""
    at = 0
    for match in PLACEHOLDER.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        if match[1] is None:
            plain += "{"
            continue
        if plain:
            found.append(plain)
        plain = ""
        found.append(Placeholder(match[1], match.start(), match.end()))
    plain += text[at:]
    if plain or not found:
        found.append(plain)
    return tuple(found)


def placeholders(text: str) -> tuple[Placeholder, ...]:
    """Only the placeholders of a text."""
    return tuple(
        Placeholder(match[1], match.start(), match.end())
        for match in PLACEHOLDER.finditer(text)
        if match[1] is not None
    )


def names_printed(text: str, snippets: Mapping[str, str]) -> Iterator[str]:
    """The names that a text prints, and those that its snippets bring."""
    for placeholder in placeholders(text):
        yield placeholder.name
        yield from (inner.name for inner in placeholders(snippets.get(placeholder.name, "")))


def snippet_length(text: str, snippets: Mapping[str, str]) -> int:
    """How many characters the snippets of a text would bring to it."""
    if not snippets:
        return 0
    return sum(len(snippets.get(match[1] or "", "")) for match in PLACEHOLDER.finditer(text))


def with_snippets(text: str, snippets: Mapping[str, str]) -> str:
    """The text with its snippets put in, as far as there is room; `{{` stays, as a snippet may hold some, too."""
    room = SNIPPET_ROOM

    def put_in(match: re.Match[str]) -> str:
        nonlocal room
        snippet = snippets.get(match[1] or "")
        if snippet is None or len(snippet) > room:
            return match[0]
        room -= len(snippet)
        return snippet

    return PLACEHOLDER.sub(put_in, text) if snippets else text
