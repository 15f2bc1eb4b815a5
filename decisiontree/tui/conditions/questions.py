"""What a condition can ask of a fact, by its type: in words, and as the text that asks it. Reads such a text again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from decisiontree.guards import clause_words
from decisiontree.model import TODAY, Fact, FactType


class Operand(Enum):
    """What a question is asked with."""

    NONE = "none"
    VALUE = "value"
    VALUES = "values"
    """One or more."""
    RANGE = "range"
    """A lowest and a highest value."""
    SPAN = "span"
    """A number of days, weeks, months or years."""


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A question in words, `…` in the place of what it is asked with; its text, and the question that is true where it is false."""

    words: str
    text: str
    operand: Operand
    opposite: str
    also: tuple[str, ...] = ()
    """Other texts that ask the same."""


class Answerable(NamedTuple):
    """A question about a fact with all that it is asked with, as conditions write it."""

    fact: str
    question: FactQuestion
    operands: tuple[str, ...] = ()


def _pair(
    words: tuple[str, str], texts: tuple[str, str], operand: Operand, also: tuple[str, ...] = ()
) -> tuple[FactQuestion, FactQuestion]:
    """A question and its opposite."""
    first = FactQuestion(words[0], texts[0], operand, words[1], also)
    return first, FactQuestion(words[1], texts[1], operand, words[0])


_EQUAL = _pair(("is …", "is not …"), ("F == 0", "F != 0"), Operand.VALUE)
_SET = _pair(("is one of …", "is not one of …"), ("F in {*}", "F not in {*}"), Operand.VALUES)
_KNOWN = _pair(("is known", "is not known"), ("F is known", "F is not known"), Operand.NONE)
_RANGE = _pair(("is between …", "is not between …"), ("F in [0 .. 1]", "F not in [0 .. 1]"), Operand.RANGE)
_YES = (
    FactQuestion("is yes", "F", Operand.NONE, "is no", ("F == true", "F != false")),
    FactQuestion("is no", "not F", Operand.NONE, "is yes", ("F == false", "F != true")),
)
_NUMBER = (
    *_pair(("is at least …", "is less than …"), ("F >= 0", "F < 0"), Operand.VALUE),
    *_pair(("is more than …", "is at most …"), ("F > 0", "F <= 0"), Operand.VALUE),
)
_RANK = (
    *_pair(("is at least …", "is below …"), ("F >= 0", "F < 0"), Operand.VALUE),
    *_pair(("is above …", "is at most …"), ("F > 0", "F <= 0"), Operand.VALUE),
)
_DAY = (
    *_pair(
        ("is within the last …", "is not within the last …"),
        ("F in [today - 0 .. today]", "F not in [today - 0 .. today]"),
        Operand.SPAN,
    ),
    *_pair(
        ("is more than … ago", "is not more than … ago"), ("F < today - 0", "F >= today - 0"), Operand.SPAN
    ),
    *_pair(("is at least … ago", "is less than … ago"), ("F <= today - 0", "F > today - 0"), Operand.SPAN),
    *_pair(
        ("is within the next …", "is not within the next …"),
        ("F in [today .. today + 0]", "F not in [today .. today + 0]"),
        Operand.SPAN,
    ),
    *_pair(
        ("is more than … from now", "is not more than … from now"),
        ("F > today + 0", "F <= today + 0"),
        Operand.SPAN,
    ),
    *_pair(("is on or after …", "is before …"), ("F >= 0", "F < 0"), Operand.VALUE),
    *_pair(("is after …", "is on or before …"), ("F > 0", "F <= 0"), Operand.VALUE),
    *_pair(("is on …", "is not on …"), ("F == 0", "F != 0"), Operand.VALUE),
)
_TICKED = (
    *_pair(("has …", "does not have …"), ("F has 0", "not F has 0"), Operand.VALUE),
    *_pair(("has any of …", "has none of …"), ("F has any {*}", "not F has any {*}"), Operand.VALUES),
    *_pair(
        ("has all of …", "does not have all of …"), ("F has all {*}", "not F has all {*}"), Operand.VALUES
    ),
    *_pair(("is empty", "is not empty"), ("F is empty", "F is not empty"), Operand.NONE),
)
_BY_TYPE: Mapping[FactType, tuple[FactQuestion, ...]] = {
    FactType.BOOLEAN: (*_YES, *_KNOWN),
    FactType.CHOICE: (*_EQUAL, *_SET, *_KNOWN),
    FactType.CHOICES: (*_TICKED, *_KNOWN),
    FactType.INTEGER: (*_NUMBER, *_EQUAL, *_RANGE, *_SET, *_KNOWN),
    FactType.MONEY: (*_NUMBER, *_EQUAL, *_RANGE, *_SET, *_KNOWN),
    FactType.DATE: (*_DAY, *_RANGE, *_SET, *_KNOWN),
    FactType.TEXT: _KNOWN,
}


def questions_about(fact: Fact) -> tuple[FactQuestion, ...]:
    """What can be asked of a fact, the commonest first."""
    own = _BY_TYPE[fact.type]
    return (*_EQUAL, *_RANK, *own[2:]) if fact.id == "role" else own


def questions_written(fact: Fact, sign: str) -> tuple[FactQuestion, ...]:
    """What can be asked of a fact with a sign of conditions, such as `>`; what only begins with it comes last."""
    wanted = "==" if sign == "=" else sign
    found: list[tuple[bool, FactQuestion]] = []
    for question in questions_about(fact):
        signs = {word for text in (question.text, *question.also) for word in _form_words(text)}
        if any(word.startswith(wanted) for word in signs):
            found.append((wanted not in signs, question))
    # a value is asked for more often than a number of days
    found.sort(key=lambda each: (each[0], each[1].operand is Operand.SPAN))
    return tuple(question for _, question in found)


def asking(answerable: Answerable) -> str:
    """The text of a condition that asks the question."""
    first, *rest = answerable.operands or ("",)
    signs = {"F": answerable.fact, "0": first, "1": rest[0] if rest else "", "*": ", ".join((first, *rest))}
    return re.sub(r"[F01*]", lambda match: signs[match[0]], answerable.question.text)


def opposite(asked: Answerable, fact: Fact) -> Answerable:
    """The question that is true where this one is false."""
    other = next(each for each in questions_about(fact) if each.words == asked.question.opposite)
    return asked._replace(question=other)


def asked_by(text: str, facts: Mapping[str, Fact]) -> Answerable | None:
    """The question that a text asks; None where it is none of these, which the author has written in a way of their own."""
    words = clause_words(text)
    fact = next((facts[word] for word in words[:2] if word in facts), None)
    if fact is None:
        return None
    # a span of days first: `today - 30 days` is a value as well
    ordered = sorted(questions_about(fact), key=lambda each: each.operand is not Operand.SPAN)
    for question in ordered:
        for form in (question.text, *question.also):
            operands = _operands_in(words, _form_words(form), fact, question.operand)
            if operands is not None:
                return Answerable(fact.id, question, operands)
    return None


@cache
def _form_words(form: str) -> tuple[str, ...]:
    return clause_words(form.replace("*", "'*'"))


def _operands_in(
    words: Sequence[str], form: Sequence[str], fact: Fact, operand: Operand
) -> tuple[str, ...] | None:
    """What a text has in the places of the operands of a form; None where it is another text."""
    found: list[str] = []
    at = 0
    for due in form:
        if due in ("0", "1", "'*'"):
            values, at = _values(words, at, operand)
            if not values:
                return None
            found += values
        elif words[at : at + 1] == (fact.id if due == "F" else due,):
            at += 1
        else:
            return None
    return tuple(found) if at == len(words) else None


def _values(words: Sequence[str], at: int, operand: Operand) -> tuple[list[str], int]:
    """The values that begin at a word, and where the words after them begin."""
    if operand is Operand.SPAN:
        is_span = words[at : at + 1] and words[at].isdecimal() and len(words) > at + 1
        return ([" ".join(words[at : at + 2])], at + 2) if is_span else ([], at)
    found: list[str] = []
    while at < len(words) and _is_value(words[at]):
        length = 4 if words[at] == TODAY and words[at + 1 : at + 2] in (("-",), ("+",)) else 1
        found.append(" ".join(words[at : at + length]))
        at += length
        if operand is not Operand.VALUES or words[at : at + 1] != (",",):
            break
        at += 1
    return found, at


def _is_value(word: str) -> bool:
    return word[0].isalnum() or (word[0] in "'_-" and len(word) > 1)
