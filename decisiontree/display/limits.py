"""What a role may give, in words. Twin of exporters/html/player/fill.js; holds nothing against a limit."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.display.numbers import display_money, display_number
from decisiontree.model import Authority, Limit


def display_limit(most: Limit, currency: str | None, language: str) -> str:
    """A limit by itself: an amount, without a currency a number of times, `no limit` where there is none."""
    if most is None:
        return "no limit"
    return display_number(most, language) if currency is None else display_money(most, currency, language)


def up_to(most: Limit, currency: str | None, language: str) -> str:
    """A limit in a sentence: `up to £50.00`, `any amount`."""
    return "any amount" if most is None else f"up to {display_limit(most, currency, language)}"


def own_limit(authority: Authority, role: str | None, language: str) -> str:
    """What a role may give by itself: an amount or, of what is only counted, the times; `none` where it has no part in it."""
    limits: Mapping[str, Limit] = {} if authority.uses is None else authority.uses.limits
    if authority.limits is not None:
        limits = authority.limits
    currency = authority.currency if authority.limits is not None else None
    return "none" if role is None or role not in limits else display_limit(limits[role], currency, language)
