"""The numbers that a condition's text compares a fact with, and the text with another one. Knows no meaning beyond that."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.guards.values import number_of, show_value
from decisiontree.model import Fact


def has_bound(text: str, fact: Fact, sign: str, number: int) -> bool:
    """Whether the text compares the fact with this number by this sign."""
    return any(
        operator.value == sign and number_of(fact, value.value) == number
        for operator, value in _comparisons(text, fact)
    )


def with_lower_bound(text: str, fact: Fact, first: int, before: int) -> str | None:
    """The text when the fact may be as low as `first`, where it began at `before`; None where that is not one comparison."""
    found = [
        (operator, value)
        for operator, value in _comparisons(text, fact)
        if (operator.value, number_of(fact, value.value)) in ((">", before - 1), (">=", before))
    ]
    if len(found) != 1:
        return None
    operator, value = found[0]
    return f"{text[: operator.start]}>= {show_value(fact, first)}{text[value.end :]}"


def _comparisons(text: str, fact: Fact) -> Iterator[tuple[Token, Token]]:
    words = TokenStream(text)
    while (word := words.take()).kind != "end":
        if (word.kind, word.value) == ("word", fact.id) and words.peek().kind == "op":
            operator = words.take()
            if operator.value in ("<", "<=", ">", ">="):
                yield operator, words.take()
