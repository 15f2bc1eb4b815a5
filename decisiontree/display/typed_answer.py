"""What a person types for a fact, as the value that it means; no twin in the page, which has buttons for choices."""

from __future__ import annotations

from decisiontree.display.typed import Doubt, typed_value
from decisiontree.display.values import yes_no
from decisiontree.guards import parse_value
from decisiontree.model import Fact, FactType, FactValue

_YES, _NO = frozenset({"y", "yes", "true", "1"}), frozenset({"n", "no", "false", "0"})


def typed_answer(fact: Fact, text: str, language: str) -> FactValue | Doubt | None:
    """The value; choices also by their number or label, booleans also in words; None for what is not a value of it."""
    folded = text.casefold()
    if fact.type is FactType.BOOLEAN:
        yes, no = yes_no(language)
        return True if folded in {*_YES, yes} else False if folded in {*_NO, no} else None
    if fact.type is FactType.CHOICE:
        return _choice(fact, folded)
    typed = typed_value(fact, text, language)
    return typed if isinstance(typed, Doubt) else parse_value(fact, typed)


def numbered(text: str, count: int) -> int | None:
    """The place, from 0, of the one of so many that a typed number means, counted from 1."""
    number = int(text[:4]) if text.isdecimal() and text.isascii() else 0
    return number - 1 if 0 < number <= count else None


def _choice(fact: Fact, folded: str) -> str | None:
    for choice in fact.values:
        if folded in (choice.id.casefold(), choice.label.casefold()):
            return choice.id
    at = numbered(folded, len(fact.values))
    return None if at is None else fact.values[at].id
