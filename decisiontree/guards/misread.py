"""What people write in conditions because other languages have it: the value first, sums, double quotes, capitals, `between`. Parses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from decisiontree.guards.from_today import meant_from_today
from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.model import CONDITION_WORDS, TODAY, Fact, FactType

SLIPS = {"=": "==", "<>": "!=", "=>": ">=", "=<": "<=", "&&": "and", "||": "or", "!": "not"}
"""Signs of other languages, and what stands for them here."""

_FLIPPED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ARITHMETIC = frozenset("+-*/%^×÷−")
_BOOLEANS = {"yes": "true", "no": "false", "true": "true", "false": "false"}
_BARE = re.compile(r"\w[\w-]*\Z|-?[0-9]+(\.[0-9]+)?\Z")
_BRACKETS = frozenset("()[]{}")
_COMPUTED = "a condition cannot calculate; write the result, or declare a separate fact for it"


def fact_first(words: TokenStream, known: Callable[[str], Fact | None]) -> tuple[Token, str] | None:
    """A comparison that begins with its value, as one word, and the same with the fact first: `3 < n` → `n > 3`."""
    value, sign, name = (words.ahead(at) for at in range(3))
    operator = _operator(sign)
    fact = known(name.value) if operator is not None and name.kind == "word" else None
    due = None if fact is None else _value(value, fact)
    if fact is None or operator is None or due is None:
        return None
    better, last = f"{fact.id} {_FLIPPED[operator]} {due}", name
    second, limit = _operator(words.ahead(3)), words.ahead(4)
    end = _value(limit, fact)
    if second is not None and end is not None and second[0] == operator[0] in "<>":
        better, last = _range(fact, (due, operator), (end, second)), limit
    return Token("word", better, value.start, last.end), f"write the fact first: {better}"


def _range(fact: Fact, first: tuple[str, str], second: tuple[str, str]) -> str:
    """`1 < n <= 5` as `n in (1 .. 5]`, which stays one piece also after `not`."""
    (low, above), (high, below) = (first, second) if first[1][0] == "<" else (second, first)
    opening, closing = "[" if "=" in above else "(", "]" if "=" in below else ")"
    return f"{fact.id} in {opening}{low} .. {high}{closing}"


def _value(word: Token, fact: Fact) -> str | None:
    """How a condition writes the value of a fact that a word stands for; None for a word that stands for none."""
    if fact.type is FactType.BOOLEAN and word.value.lower() in _BOOLEANS:
        return _BOOLEANS[word.value.lower()]
    values = {choice.id for choice in fact.values} | {"true", "false"}
    is_value = word.kind == "word" and (word.value[0].isdigit() or word.value in values)
    return _written(word, fact) if is_value or word.kind in ("number", "text", "double") else None


def computing(word: Token, facts: Container[str]) -> tuple[Token, str] | None:
    """A sign that computes, in the place of what is due: one by itself, before a number, or within a name."""
    if word.kind in ("op", "bad") and word.value in _ARITHMETIC:
        return word, _COMPUTED
    if word.kind == "number" and word.value.startswith("-"):
        return word._replace(value="-", end=word.start + 1), _COMPUTED
    name, sign, _rest = word.value.partition("-")
    if word.kind == "word" and sign and name in facts:
        start = word.start + len(name)
        return Token("op", sign, start, start + 1), _COMPUTED
    return None


def two_facts(fact: Fact, other: Token) -> str:
    """Why one fact is not compared with another, and what to do instead."""
    instead = (
        "declare a separate fact for their difference and compare that"
        if fact.type.is_number
        else "write a condition for each value"
    )
    return f"'{fact.id}' and '{other.value}' cannot be compared with each other; {instead}"


def no_value(fact: Fact, word: Token) -> tuple[Token, str, str | None] | None:
    """A word in quotes that do not belong there, or a yes or no, in the place of a value; and the value that is meant."""
    is_quoted_number = fact.type.is_number and word.kind in ("text", "double") and _BARE.match(word.value)
    if is_quoted_number or (word.kind == "double" and not fact.type.is_number):
        value, quotes = _written(word, fact), "double quotes" if word.kind == "double" else "quotes"
        said = f"write {value} without {quotes}" if value == word.value else f"write {value}"
        return word, said, value
    meant = _BOOLEANS.get(word.value.lower())
    if fact.type is FactType.BOOLEAN and meant and meant != word.value:
        return word, f"'{fact.id}' is true or false; write '{meant}' instead of '{word.value}'", meant
    return None


def not_known(verb: Token, words: TokenStream, fact: Fact) -> tuple[Token, str, str | None]:
    """What follows `is` or `is not` in the place of `known`: `unknown`, a value to compare with, a set or a range."""
    word, value = words.peek(), _value(words.peek(), fact)
    written = "is not" if words.ahead(-1).value == "not" else "is"
    if ranged := between(verb, words, fact):
        return ranged
    if spelling := other_spelling(word):
        return spelling
    sign = "==" if written == "is" else "!="
    if word.value in ("unknown", "empty"):
        better = "is known" if written == "is not" else "is not known"
        if value is None:
            return _over(verb, word, better), f"write '{better}'", better
        return word, f"write '{sign} {word.value}' for the value, or '{better}'", None
    is_set = word.value == "in" and words.ahead(1).value in ("{", "[", "(")
    if fact.type is FactType.TEXT or not (value or is_set):
        due = f"'{word.value}'" if word.value else "the end"
        return word, f"expected 'known' after '{fact.id} is', not {due}", None
    better = f"{sign} {value}" if value else written.replace("is not", "not in").replace("is", "in")
    return _over(verb, word, better), f"write '{better}' instead of '{written} {word.value}'", better


def between(first: Token, words: TokenStream, fact: Fact) -> tuple[Token, str, str] | None:
    """`n between 1 and 3`, from the `is` or `not` before it on, and the range that it is here."""
    if words.peek().value != "between" or not fact.type.is_number:
        return None
    low, joint = _end(words, 1, fact)
    high, after = _end(words, joint + 1, fact)
    if low is None or high is None or words.ahead(joint).value != "and":
        return None
    within = "not in" if words.ahead(-1).value == "not" else "in"
    better = f"{within} [{low} .. {high}]"
    return _over(first, words.ahead(after - 1), better), f"write {fact.id} {better}", better


def _end(words: TokenStream, at: int, fact: Fact) -> tuple[str | None, int]:
    """A value, or a day counted from today, and where the words after it begin."""
    if fact.type is FactType.DATE and words.ahead(at).value == TODAY:
        return meant_from_today(words, at)
    return _value(words.ahead(at), fact), at + 1


def other_spelling(word: Token) -> tuple[Token, str, str] | None:
    """A word of conditions as other languages write it: `&&`, or not in lower case, `NOT`."""
    if word.kind == "op" and word.value in ("&&", "||"):
        return word, f"write '{SLIPS[word.value]}' instead of '{word.value}'", SLIPS[word.value]
    small = word.value.lower()
    if word.kind != "word" or small == word.value or small not in CONDITION_WORDS:
        return None
    return word, f"write '{small}' in lower case", small


def exclamation(words: TokenStream) -> tuple[Token, str, str] | None:
    """`!vip`, and the `not` that it is here."""
    sign = words.peek()
    if (sign.kind, sign.value) != ("op", "!"):
        return None
    return sign, "write 'not' instead of '!'", "not " if words.ahead(1).start == sign.end else "not"


def written_twice(words: TokenStream, start: int) -> str | None:
    """What to say where the word at an offset is a sign or a word of conditions, and so is the one before it."""
    while words.peek().kind != "end" and words.peek().start < start:
        before = words.take()
        word = words.peek()
        is_grammar = (word.kind == "op" and word.value not in _BRACKETS) or word.value in CONDITION_WORDS
        if word.start == start and is_grammar and before[:2] == word[:2]:
            return f"'{word.value}' is written twice"
    return None


def _over(first: Token, last: Token, text: str) -> Token:
    return Token("word", text, first.start, last.end)


def _operator(sign: Token) -> str | None:
    value = SLIPS.get(sign.value, sign.value)
    return value if sign.kind == "op" and value in _FLIPPED else None


def _written(word: Token, fact: Fact) -> str:
    """A value as a condition writes it: bare if it is a word or a number."""
    is_bare = word.kind == "double" or fact.type.is_number
    if word.kind in ("text", "double") and not (is_bare and _BARE.match(word.value)):
        return f"'{word.value}'"
    return word.value
