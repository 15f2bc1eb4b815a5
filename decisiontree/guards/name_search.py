"""Where the text of a condition names facts and their values. Goes by the words alone, so a faulty condition has names too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from decisiontree.guards.from_today import UNITS
from decisiontree.guards.tokens import COMPARISONS, TokenStream, is_empty, is_has
from decisiontree.model import CONDITION_WORDS, TODAY

_COMPARISONS = COMPARISONS | {"=", "<>", "=>", "=<"}


class Name(NamedTuple):
    """A name and its offsets in the text, without quotes; `of` is the fact that it is a value of, None for a fact's own."""

    text: str
    start: int
    end: int
    of: str | None = None


def names_in(text: str) -> Iterator[Name]:
    """Every fact that the condition speaks of, and every value that one is compared with, in order."""
    words = TokenStream(text)
    fact = ""
    while words.peek().kind != "end":
        word = words.take()
        if word.kind == "op" and word.value in _COMPARISONS:
            yield from _value(words, fact)
        elif (word.kind, word.value) == ("word", "in"):
            yield from _values(words, fact)
        elif is_has(words):
            yield from _ticked(words, fact)
        elif word.kind == "word" and word.value not in CONDITION_WORDS and not is_empty(words):
            fact = word.value
            yield Name(fact, word.start, word.end)


def _ticked(words: TokenStream, fact: str) -> Iterator[Name]:
    """The value after `has`, or those between the braces that follow `has any` and `has all`."""
    if words.peek().value in ("any", "all") and words.ahead(1).value == "{":
        words.take()
    if words.peek().value == "{":
        yield from _values(words, fact)
    else:
        yield from _value(words, fact)


def _values(words: TokenStream, fact: str) -> Iterator[Name]:
    """The values between the brackets that follow."""
    if words.peek().kind != "op" or words.peek().value not in ("{", "[", "("):
        return
    words.take()
    while words.peek().kind != "end" and words.peek().value not in ("}", "]", ")"):
        yield from _value(words, fact)


def _pass_count(words: TokenStream) -> None:
    """Past `- 30 days` after `today`: what counts days names nothing."""
    sign = words.peek()
    if sign.value not in ("-", "+") or words.ahead(2).value.removesuffix("s") not in UNITS:
        return
    for _ in range(3):
        words.take()


def _value(words: TokenStream, fact: str) -> Iterator[Name]:
    word = words.take()
    if word.value == TODAY:
        _pass_count(words)
    match word.kind:
        case "word" | "number":
            yield Name(word.value, word.start, word.end, fact)
        case "text" | "double":
            yield Name(word.value, word.start + 1, word.end - 1, fact)
