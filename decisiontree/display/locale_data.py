"""CLDR's conventions of a language, taken through Babel. The only module that loads Babel, and only where something is shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from decisiontree.display.conventions import Conventions, CurrencyForm, ListForm, Signs
from decisiontree.display.signs import plain_signs
from decisiontree.text import DIRECTION_MARKS

if TYPE_CHECKING:
    from babel import Locale

_FIELD = re.compile(r"%\((\w+)\)s")
_UNSEEN = dict.fromkeys(map(ord, DIRECTION_MARKS))
"""CLDR's bidi marks; the page isolates what it fills in, and a terminal must not meet any."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
# CLDR's numbering systems that are the default of some language; Babel knows their names and not their digits
_ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "rohg": "\U00010d30",
    "tibt": "\u0f20",
}
_COMMAS = "\u060c\u2e41"
"""Commas of Arabic script; read and told apart as the common one."""


@lru_cache(maxsize=32)
def conventions(language: str) -> Conventions:
    """How a language writes; English where the language is not known."""
    locale = _locale(language)
    system = locale.default_numbering_system
    zero = _ZEROS.get(system, "0")
    decimal, group = _signs(locale, system if zero != "0" else "latn")
    latin_decimal, latin_group = _signs(locale, "latn")
    latin = Signs(_points(latin_decimal, _symbol(locale, "latn", "decimal")), _points(latin_group))
    last, others = locale.currency_formats["standard"].grouping
    return Conventions(
        decimal=decimal,
        group=group,
        minus=_seen(_symbol(locale, system, "minusSign") or "-"),
        zero=zero,
        sizes=(3, others if last == 3 else 3),
        native=latin if zero == "0" else Signs(_points(decimal), _points(group)),
        latin=latin,
        months=_months(locale),
        long=_template(locale, "long"),
        short=_template(locale, "short"),
        lists=_lists(locale),
    )


@lru_cache(maxsize=256)
def currency_form(language: str, currency: str) -> CurrencyForm:
    """What stands around an amount of a currency in a language; the code of a currency that nobody knows."""
    from babel.numbers import get_currency_symbol

    locale = _locale(language)
    pattern = locale.currency_formats["standard"]
    symbol = str(get_currency_symbol(currency, locale=locale))
    minus = conventions(language).minus
    before, before_negative = (_around(text, symbol, minus, is_before=True) for text in pattern.prefix)
    after, after_negative = (_around(text, symbol, minus, is_before=False) for text in pattern.suffix)
    # `$` at home is `US$` in the world
    forms = (
        currency,
        symbol,
        *(str(get_currency_symbol(currency, locale=each)) for each in ("en", "en_001")),
    )
    typed = {plain_signs(form) for form in forms}
    typed |= {form.rstrip(".") for form in typed} | {_sign(form) for form in typed}
    return CurrencyForm(
        _seen(symbol),
        before,
        after,
        before_negative,
        after_negative,
        tuple(sorted(typed - {""}, key=lambda form: (-len(form), form))),
    )


def _locale(language: str) -> Locale:
    # babel takes 0.1 s to import, paid only where something is shown
    from babel import Locale, UnknownLocaleError

    parts = language.replace("-", "_").split("_")
    # a country that CLDR does not know writes as the language does
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:count]))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en")


def _signs(locale: Locale, system: str) -> tuple[str, str]:
    """The signs of amounts; CLDR has others for them than for numbers in a few countries."""
    decimal = _symbol(locale, system, "currencyDecimal") or _symbol(locale, system, "decimal") or "."
    group = _symbol(locale, system, "currencyGroup") or _symbol(locale, system, "group") or ","
    return decimal, group


def _symbol(locale: Locale, system: str, name: str) -> str | None:
    symbols = locale.number_symbols
    found = symbols[system].get(name) if system in symbols else None
    return found or (symbols["latn"].get(name) if system != "latn" else None)


def _points(*signs: str | None) -> str:
    """Those of `.` and `,`, which mean one thing here and another there; other signs mean the same everywhere."""
    common = ("," if sign and sign in _COMMAS else sign for sign in signs)
    return "".join(dict.fromkeys(sign for sign in common if sign in {".", ","}))


def _around(text: str, symbol: str, minus: str, *, is_before: bool) -> str:
    """One side of an amount, a letter set off from its digits as CLDR asks."""
    text = _seen(text.replace("-", minus).replace("\N{CURRENCY SIGN}", symbol))
    edge = text[-1:] if is_before else text[:1]
    if symbol not in text or not edge or unicodedata.category(edge)[0] in "SZ" or edge == minus:
        return text
    return text + _NO_BREAK if is_before else _NO_BREAK + text


def _sign(form: str) -> str:
    """`$` of `US$`: what is on the keyboard."""
    last = form[-1:]
    return last if len(form) > 1 and unicodedata.category(last) == "Sc" else ""


def _seen(text: str) -> str:
    return text.translate(_UNSEEN)


def _months(locale: Locale) -> tuple[str, ...]:
    context, width = "format", "wide"
    for field in _FIELD.findall(locale.date_formats["long"].format):
        if field[0] in "ML":
            context = "stand-alone" if field[0] == "L" else "format"
            width = "abbreviated" if len(field) == 3 else "wide"
    return tuple(locale.months[context][width][month] for month in range(1, 13))


def _lists(locale: Locale) -> ListForm:
    forms = locale.list_patterns["standard"]
    return ListForm(*(_seen(forms[part]) for part in ("2", "start", "middle", "end")))


def _template(locale: Locale, width: str) -> str:
    is_short = width == "short"

    def named(match: re.Match[str]) -> str:
        field = match[1]
        match field[0]:
            case "d":
                return f"{{{field}}}"
            case "M" | "L":
                return "{name}" if len(field) > 2 else f"{{{'M' * len(field)}}}"
            case "y":
                return "{y}"
            case _:
                return str(locale.eras["abbreviated"][1])

    text = _seen(_FIELD.sub(named, locale.date_formats[width].format.replace("%%", "%")))
    # a short date of numbers alone: `2026. 12. 31.` and `31.12.26 г.` end with their last number
    return text[: text.rfind("}") + 1] if is_short else text
