"""What a person types for a fact, as the value that it means; no twin in the page, which has buttons for choices."""

from __future__ import annotations

import re

from decisiontree.display.typed import Doubt, typed_value
from decisiontree.display.values import yes_no
from decisiontree.guards import in_domain, parse_value
from decisiontree.model import Fact, FactType, FactValue

_NUMBERS = re.compile(r"[0-9]+( +[0-9]+)+\Z")
_YES, _NO = frozenset({"y", "yes", "true", "1"}), frozenset({"n", "no", "false", "0"})


def typed_answer(fact: Fact, text: str, language: str) -> FactValue | Doubt | None:
    """The value; choices also by their numbers or labels, booleans also in words; None for what is not a value of it."""
    folded = text.casefold()
    if fact.type is FactType.BOOLEAN:
        yes, no = yes_no(language)
        return True if folded in {*_YES, yes} else False if folded in {*_NO, no} else None
    if fact.type is FactType.CHOICE:
        return _choice(fact, folded)
    if fact.type is FactType.CHOICES:
        ticked = _several(fact, folded)
        return ticked if ticked is not None and in_domain(fact, ticked) else None
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


def _several(fact: Fact, folded: str) -> frozenset[str] | None:
    """`1, 3`, `1 3` or labels with commas between them; the number after the last value is the answer that none applies."""
    bare = folded.removeprefix("[").removesuffix("]").strip()
    none = fact.none.casefold() if fact.none is not None else None
    if folded and bare in ("", none, str(len(fact.values) + 1)):
        return frozenset()
    pieces = bare.split() if _NUMBERS.match(bare) else bare.split(",")
    ticked: set[str] = set()
    while pieces:
        # a label may have a comma of its own
        ends = range(len(pieces), 0, -1)
        read = ((end, _choice(fact, ",".join(pieces[:end]).strip())) for end in ends)
        end, value = next(((end, value) for end, value in read if value is not None), (0, None))
        if value is None:
            return None
        ticked.add(value)
        pieces = pieces[end:]
    return frozenset(ticked)
