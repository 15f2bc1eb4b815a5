"""Placeholders in texts: `{fact}`, `{snippet}`, `{limit.refund}`, `{decided}`, `{incident.next_update}`; `{{` is a brace.

Splits texts only: what a name stands for is the walk's and the exporter's business.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

MARK = re.compile(r"\{\{|\{\s*([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)?)\s*\}")


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
    for match in MARK.finditer(text):
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
        for match in MARK.finditer(text)
        if match[1] is not None
    )
