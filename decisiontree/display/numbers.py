"""Amounts and numbers as a language writes them. Twin of exporters/html/player/display.js; no float ever."""

from __future__ import annotations

from decimal import Decimal

from decisiontree.display.locale_data import conventions, currency_form
from decisiontree.model import currency_exponent


def display_money(units: int, currency: str | None, language: str) -> str:
    """An amount in minor units with its currency: `1.234,50 €`."""
    if currency is None:
        return bare_amount(units, "", language)
    form = currency_form(language, currency)
    before, after = (form.before_negative, form.after_negative) if units < 0 else (form.before, form.after)
    return f"{before}{_written(abs(units), currency_exponent(currency), language, is_grouped=True)}{after}"


def bare_amount(units: int, currency: str, language: str) -> str:
    """An amount as it would be typed: without its currency and without groups."""
    return _signed(units, currency_exponent(currency), language)


def display_number(number: int, language: str) -> str:
    """A whole number, without groups: it may be a year or the number of an order."""
    return _signed(number, 0, language)


def display_grouped(number: int, language: str) -> str:
    """A whole number in groups of digits."""
    return _written(number, 0, language, is_grouped=True)


def display_share(share: Decimal, language: str) -> str:
    """`50 %`, `12,5 %`."""
    percent = f"{(share * 100).normalize():f}"
    return in_digits(percent.replace(".", conventions(language).decimal), language) + " %"


def display_duration(seconds: int) -> str:
    """`2 min`, `30 s`, `1 min 30 s`."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not parts else parts)


def in_digits(text: str, language: str) -> str:
    """The digits 0 to 9 as the language writes them."""
    zero = ord(conventions(language).zero)
    return text if zero == ord("0") else text.translate({48 + digit: zero + digit for digit in range(10)})


def _signed(units: int, places: int, language: str) -> str:
    minus = conventions(language).minus if units < 0 else ""
    return minus + _written(abs(units), places, language, is_grouped=False)


def _written(units: int, places: int, language: str, *, is_grouped: bool) -> str:
    table = conventions(language)
    digits = str(units).rjust(places + 1, "0")
    whole, cents = digits[: len(digits) - places], digits[len(digits) - places :]
    if is_grouped:
        whole = table.group.join(_groups(whole, *table.sizes))
    return in_digits(whole + (table.decimal + cents if cents else ""), language)


def _groups(digits: str, last: int, others: int) -> list[str]:
    groups = [digits[-last:]]
    rest = digits[:-last]
    while rest:
        groups.insert(0, rest[-others:])
        rest = rest[:-others]
    return groups
