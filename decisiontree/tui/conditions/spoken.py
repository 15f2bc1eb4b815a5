"""Conditions in the words of people → the same in their grammar: `Reported before is yes`, `Age is at least 18`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decisiontree.display import Doubt
from decisiontree.guards import GuardFault
from decisiontree.model import Fact
from decisiontree.tui.conditions.questions import Answerable, FactQuestion, Operand, asking, questions_about
from decisiontree.tui.conditions.scope import ConditionScope
from decisiontree.tui.conditions.steps import read_value, span_of, values_of

MOST_REWRITES, MOST_PIECES, LONGEST = 20, 20, 2000
_BETWEEN = re.compile(r"((?<!\s)\s+(?:and|or)\s+|[()]\s*|(?<!\s)\s*[()])")
_OTHER_WORDS = {"is true": "is yes", "is false": "is no", "is not yes": "is no", "is unknown": "is not known"}
_JOINTS = re.compile(r" ?, ?(?:and |or )?| or | and | to ")


def in_grammar(text: str, scope: ConditionScope) -> str | None:
    """The condition that is meant by words that are none; None where they are one, or mean nothing that is known."""
    if not 0 < len(text.strip()) <= LONGEST or _is_sound(text, scope):
        return None
    read = text
    for _ in range(MOST_REWRITES):
        read = _with_questions(read, scope)
        found = scope.read(read)
        if not isinstance(found, GuardFault):
            return read
        if not found.is_rewrite or found.suggestion is None:
            break
        read = read[: found.start] + found.suggestion + read[found.end :]
    return None


def _with_questions(text: str, scope: ConditionScope) -> str:
    """The text with every question that is asked in words in the grammar; the rest letter for letter."""
    pieces = _BETWEEN.split(text)
    written: list[str] = []
    at = 0
    while at < len(pieces):
        words, taken = _read_piece(pieces, at, scope)
        written += [words, *pieces[taken : taken + 1]]
        at = taken + 1
    return "".join(written)


def _read_piece(pieces: Sequence[str], at: int, scope: ConditionScope) -> tuple[str, int]:
    """A piece as a condition writes it, and the piece where the next separator is.

    `is one of A or B` and `is on or after` are one question, although a word that joins questions is in it.
    """
    first = pieces[at]
    if not first.strip() or _is_sound(first, scope):
        return first, at + 1
    found, taken = _read_clause(first, scope), at + 1
    end = at + 2
    while end < min(len(pieces), at + MOST_PIECES) and not _is_sound(pieces[end], scope):
        whole = _read_clause("".join(pieces[at : end + 1]), scope)
        if _is_sound(whole, scope):
            found, taken = whole, end + 1
        end += 2
    return found, taken


def _is_sound(text: str, scope: ConditionScope) -> bool:
    return not isinstance(scope.read(text), GuardFault)


def _read_clause(text: str, scope: ConditionScope) -> str:
    """A clause with the fact that it begins with in the place of its label; its question, too, where it is one of ours."""
    words = " ".join(text.split())
    negation = "not " if words.startswith("not ") else ""
    words = words.removeprefix("not ")
    found = fact_at_start(words, scope)
    if found is None:
        return text
    name, fact = found
    rest = words[len(name) :].strip()
    asked = _asked(fact, rest, scope)
    if asked is None:
        return f"{negation}{fact.id} {rest}".strip()
    written = asking(asked)
    return f"not ({written})" if negation and written.startswith("not ") else f"{negation}{written}"


def fact_at_start(words: str, scope: ConditionScope) -> tuple[str, Fact] | None:
    """The fact that some words begin with, by its id or its label, and what it is called there."""
    return next(((name, fact) for name, fact in _names(scope) if _begins_with(words, name)), None)


def _names(scope: ConditionScope) -> Iterator[tuple[str, Fact]]:
    """What each fact is called, the longest names first."""
    names = [
        (name, fact)
        for fact in scope.askable.values()
        for name in dict.fromkeys((scope.label(fact.id), fact.id, fact.id.replace("_", " ")))
        if name
    ]
    return iter(sorted(names, key=lambda each: -len(each[0])))


def _begins_with(words: str, name: str) -> bool:
    return words.casefold().startswith(name.casefold()) and not words[len(name) : len(name) + 1].isalnum()


def _asked(fact: Fact, rest: str, scope: ConditionScope) -> Answerable | None:
    """The question that the words behind a fact ask."""
    for question in sorted(questions_about(fact), key=lambda each: -len(each.words)):
        before, gap, after = question.words.partition("…")
        said = _OTHER_WORDS.get(rest.casefold(), rest.casefold())
        if not gap and said != before:
            continue
        if gap and not (
            said.startswith(before) and said.endswith(after) and len(said) > len(question.words) - 1
        ):
            continue
        operands = _operands(fact, question, rest[len(before) : len(rest) - len(after)].strip(), scope)
        if operands is None:
            continue
        asked = Answerable(fact.id, question, tuple(operands))
        if not isinstance(scope.read(asking(asked)), GuardFault):
            return asked
    return None


def _operands(fact: Fact, question: FactQuestion, said: str, scope: ConditionScope) -> Sequence[str] | None:
    count = {Operand.NONE: 0, Operand.RANGE: 2}.get(question.operand, 1)
    if not count:
        return ()
    if question.operand is Operand.SPAN:
        span = span_of(said)
        return None if span is None else (span,)
    several = question.operand in (Operand.RANGE, Operand.VALUES)
    each = [_value(fact, one, scope) for one in (_JOINTS.split(said) if several else [said])]
    found = [one for one in each if one is not None]
    if len(found) < len(each) or (question.operand is Operand.RANGE and len(found) != count):
        return None
    return found


def _value(fact: Fact, said: str, scope: ConditionScope) -> str | None:
    if fact.values:
        choices = values_of(fact).items()
        wanted = said.casefold()
        return next(
            (key for key, each in choices if wanted in (each.label.casefold(), each.id.casefold())), None
        )
    read = read_value(fact, said, scope)
    return None if isinstance(read, Doubt) else read
