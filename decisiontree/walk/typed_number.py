"""Numbers as people type them, written as files write them. Twin of `written` in exporters/html/player/form.js; judges no value."""

from __future__ import annotations

import re

from decisiontree.model import Fact, FactType
from decisiontree.walk.texts import display_money

_SPACES = re.compile(r"[\s']")
_AROUND = re.compile(r"^[^0-9-]+|[^0-9]+$")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\Z")
_DECIMAL_COMMA = re.compile(r"(-?[0-9]+),([0-9]{1,2})\Z")


def typed_number(fact: Fact, text: str) -> str:
    """`£1,200.5` and `1 200,50` mean 1200.50; the sign of another currency stays, and is a mistake."""
    if fact.type not in (FactType.MONEY, FactType.INTEGER):
        return text
    own = _signs(fact)
    bare = _AROUND.sub(lambda sign: "" if sign[0] in own else sign[0], _SPACES.sub("", text))
    if _THOUSANDS.match(bare):
        return bare.replace(",", "")
    return _DECIMAL_COMMA.sub(r"\1.\2", bare) if fact.type is FactType.MONEY else bare


def _signs(fact: Fact) -> str:
    if fact.currency is None:
        return ""
    return f"{fact.currency} {re.sub(r'[0-9.,]', '', display_money(0, fact.currency, 'en'))}"
