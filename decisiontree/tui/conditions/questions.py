"""What a condition can ask of a fact, by its type: in words, and as the text that asks it. Reads such a text again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from decisiontree.model import Fact, FactType


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
_SET = _pair(("is one of …", "is none of …"), ("F in {*}", "F not in {*}"), Operand.VALUES)
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
    for name in re.findall(r"[^\W][\w-]*", text)[:2]:
        fact = facts.get(name)
        if fact is not None:
            return _recognised(text.strip(), fact)
    return None


def _recognised(text: str, fact: Fact) -> Answerable | None:
    # the longer a text of ours, the more exactly it says what is meant
    for question in questions_about(fact):
        if question.operand is Operand.SPAN and (found := _matched(text, fact, question)):
            return found
    for question in questions_about(fact):
        if question.operand is not Operand.SPAN and (found := _matched(text, fact, question)):
            return found
    return None


def _matched(text: str, fact: Fact, question: FactQuestion) -> Answerable | None:
    for form in (question.text, *question.also):
        match = _pattern(form, question.operand).fullmatch(text)
        if match is not None and match["F"] == fact.id:
            values = tuple(each for name, each in match.groupdict().items() if name != "F")
            listed = re.findall(_VALUE, values[0]) if question.operand is Operand.VALUES else values
            return Answerable(fact.id, question, tuple(listed))
    return None


_VALUE = r"'[^']*'|today(?:\s*[-+]\s*\d+\s+\w+)?|[^\s,{}\[\]()<>=!']+"
_SPAN = r"\d+\s+(?:day|week|month|year)s?"


@cache
def _pattern(form: str, operand: Operand) -> re.Pattern[str]:
    """A text of ours as a pattern, with blanks wherever an author may leave some."""
    one = _SPAN if operand is Operand.SPAN else _VALUE
    signs = {
        "F": r"(?P<F>[^\W][\w-]*)",
        "0": f"(?P<first>{one})",
        "1": f"(?P<last>{one})",
        "*": rf"(?P<all>(?:{one})(?:\s*,\s*(?:{one}))*)",
    }
    words = re.findall(r"[F01*]|\w+|==|!=|<=|>=|\.\.|\S", form)
    pieces = [signs.get(word, re.escape(word)) for word in words]
    joints = [r"\s+" if _is_word(before) and _is_word(after) else r"\s*" for before, after in pairwise(words)]
    return re.compile("".join(piece + joint for piece, joint in zip(pieces, [*joints, ""], strict=True)))


def _is_word(piece: str) -> bool:
    return piece[0].isalnum()
