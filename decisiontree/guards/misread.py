"""What people write in conditions because other languages have it: the value first, sums, double quotes, `between`. Parses nothing."""

from __future__ import annotations

from collections.abc import Callable, Container

from decisiontree.guards.tokens import Token, TokenStream
from decisiontree.model import Fact, FactType

SLIPS = {"=": "==", "<>": "!=", "=>": ">=", "=<": "<=", "&&": "and", "||": "or", "!": "not"}
"""Signs of other languages, and what stands for them here."""

_FLIPPED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ARITHMETIC = frozenset("+-*/%^×÷−")
_COMPUTED = "a condition cannot calculate; write the result, or declare a separate fact for it"


def fact_first(words: TokenStream, known: Callable[[str], Fact | None]) -> tuple[Token, str] | None:
    """A comparison that begins with its value, as one word, and the same with the fact first: `3 < n` → `n > 3`."""
    value, sign, name = (words.ahead(at) for at in range(3))
    operator = _operator(sign)
    fact = known(name.value) if operator is not None and name.kind == "word" else None
    if fact is None or operator is None or not _is_value(value, fact):
        return None
    better, last = f"{fact.id} {_FLIPPED[operator]} {_written(value)}", name
    second, limit = _operator(words.ahead(3)), words.ahead(4)
    if second is not None and second[0] == operator[0] in "<>" and _is_value(limit, fact):
        better, last = _range(fact, (value, operator), (limit, second)), limit
    return Token("word", better, value.start, last.end), f"write the fact first: {better}"


def _range(fact: Fact, first: tuple[Token, str], second: tuple[Token, str]) -> str:
    """`1 < n <= 5` as `n in (1 .. 5]`, which stays one piece also after `not`."""
    (low, above), (high, below) = (first, second) if first[1][0] == "<" else (second, first)
    opening, closing = "[" if "=" in above else "(", "]" if "=" in below else ")"
    return f"{fact.id} in {opening}{_written(low)} .. {_written(high)}{closing}"


def _is_value(word: Token, fact: Fact) -> bool:
    """Whether a word stands for a value of a fact, and is no name itself."""
    if word.kind in ("number", "text"):
        return True
    values = {choice.id for choice in fact.values} | {"true", "false"}
    return word.kind == "word" and (word.value[0].isdigit() or word.value in values)


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
    """A word in double quotes, or a yes or no, in the place of a value; and the value that is meant."""
    if word.kind == "double":
        value = _written(word)
        return (
            word,
            f"write {value} without double quotes" if value == word.value else f"write {value}",
            value,
        )
    meant = {"yes": "true", "no": "false"}.get(word.value.lower())
    if fact.type is FactType.BOOLEAN and meant:
        return word, f"'{fact.id}' is true or false; write '{meant}' instead of '{word.value}'", meant
    return None


def not_known(verb: Token, words: TokenStream, fact: Fact) -> tuple[Token, str, str | None]:
    """What follows `is` or `is not` in the place of `known`: `unknown`, or a value to compare with."""
    word, due = words.peek(), f"expected 'known' after '{fact.id} is', not "
    negated = words.ahead(-1).value == "not"
    if word.value == "unknown":
        better = "is known" if negated else "is not known"
        return Token("word", better, verb.start, word.end), f"write '{better}'", better
    if word.kind == "end" or fact.type is FactType.TEXT:
        return word, due + (f"'{word.value}'" if word.value else "the end"), None
    better = "!=" if negated else "=="
    return (
        Token("op", better, verb.start, words.ahead(-1).end),
        f"write '{better}' instead of '{'is not' if negated else 'is'}'",
        better,
    )


def between(words: TokenStream, fact: Fact) -> tuple[Token, str, str] | None:
    """`n between 1 and 3`, and the range that it is here."""
    verb, low, joint, high = (words.ahead(at) for at in range(4))
    if (verb.value, joint.value) != ("between", "and") or not fact.type.is_number:
        return None
    better = f"in [{low.value} .. {high.value}]"
    return Token("word", better, verb.start, high.end), f"write {fact.id} {better}", better


def _operator(sign: Token) -> str | None:
    value = SLIPS.get(sign.value, sign.value)
    return value if sign.kind == "op" and value in _FLIPPED else None


def _written(word: Token) -> str:
    is_word = word.kind == "double" and word.value.replace("_", "").replace("-", "").isalnum()
    return word.value if is_word or word.kind not in ("text", "double") else f"'{word.value}'"
