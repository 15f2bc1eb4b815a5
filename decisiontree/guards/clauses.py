"""The text of a condition → its clauses: what `and`, `or`, `not` and parentheses join. Knows the words, no facts; refuses nothing.

A clause keeps its text letter for letter, whether the parser understands it or not. Whatever was split, `clause_text` writes again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.guards.tokens import COMPARISONS, Token, TokenStream, is_has

DEEPEST = 50
_CLOSING = frozenset({"}", "]", ")"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One question with its `not`, as it is written; empty where one is missing."""

    text: str


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """Clauses joined by `and` or by `or`."""

    joiner: str
    parts: tuple[Clauses, ...]
    negated: bool = False
    enclosed: bool = False
    """Whether it is written in parentheses."""


Clauses: TypeAlias = Clause | ClauseGroup


class _NotSplit(Exception):
    """Parentheses that do not match."""


def split_clauses(text: str) -> Clauses:
    """The clauses of a condition; one clause where its parentheses do not match."""
    words = TokenStream(text)
    try:
        found = _either(words, 0)
    except _NotSplit:
        return Clause(text.strip())
    return found if words.peek().kind == "end" else Clause(text.strip())


def clause_text(clauses: Clauses) -> str:
    """The condition that the clauses are."""
    if isinstance(clauses, Clause):
        return clauses.text
    inside = f" {clauses.joiner} ".join(_part_text(part, clauses.joiner) for part in clauses.parts)
    if clauses.negated:
        return f"not ({inside})"
    return f"({inside})" if clauses.enclosed else inside


def clause_words(text: str) -> tuple[str, ...]:
    """The words and signs of a clause, as they are written."""
    words = TokenStream(text)
    found: list[str] = []
    while words.peek().kind != "end":
        word = words.take()
        found.append(text[word.start : word.end])
    return tuple(found)


def _part_text(part: Clauses, joiner: str) -> str:
    written = clause_text(part)
    if isinstance(part, Clause) or part.negated or part.enclosed:
        return written
    return f"({written})" if joiner in ("and", part.joiner) else written


def _either(words: TokenStream, depth: int) -> Clauses:
    if depth > DEEPEST:
        raise _NotSplit
    parts = [_both(words, depth)]
    while words.takes("word", "or"):
        parts.append(_both(words, depth))
    return parts[0] if len(parts) == 1 else ClauseGroup("or", tuple(parts))


def _both(words: TokenStream, depth: int) -> Clauses:
    parts = [_clause(words, depth)]
    while words.takes("word", "and"):
        parts.append(_clause(words, depth))
    return parts[0] if len(parts) == 1 else ClauseGroup("and", tuple(parts))


def _clause(words: TokenStream, depth: int) -> Clauses:
    """A group in parentheses, or the words up to the next `and`, `or` or closing parenthesis."""
    at, first = words.at, words.peek()
    negated = False
    while words.takes("word", "not"):
        negated = not negated
    if words.peek()[:2] == ("op", "("):
        words.take()
        inside = _either(words, depth + 1)
        closing = words.take()
        if closing[:2] != ("op", ")"):
            raise _NotSplit
        if isinstance(inside, ClauseGroup) and not (inside.negated or inside.enclosed):
            return ClauseGroup(inside.joiner, inside.parts, negated, enclosed=True)
        return Clause(words.text[first.start : closing.end])
    end = first.start if words.at == at else words.ahead(-1).end
    while not _is_end(words.peek()):
        end = _taken_to(words)
    return Clause(words.text[first.start : end])


def _is_end(word: Token) -> bool:
    return word.kind == "end" or word[:2] in (("word", "and"), ("word", "or"), ("op", ")"))


def _taken_to(words: TokenStream) -> int:
    """Take one word, with the value, the set or the range that follows it; where that ends."""
    word = words.take()
    if word.kind == "op" and word.value in COMPARISONS:
        return words.take().end
    if word[:2] == ("op", "("):
        raise _NotSplit
    if is_has(words) and words.peek().value in ("any", "all") and words.ahead(1).value == "{":
        word = words.take()
    opening = words.peek()
    if opening.kind == "op" and opening.value in ("{", "[") + ("(",) * (word[:2] == ("word", "in")):
        return _closed(words)
    return words.take().end if is_has(words) else word.end


def _closed(words: TokenStream) -> int:
    """Where a set or a range ends."""
    word = words.take()
    while word.kind != "end" and not (word.kind == "op" and word.value in _CLOSING):
        word = words.take()
    return word.end
