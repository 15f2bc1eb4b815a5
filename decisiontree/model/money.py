"""Money as whole minor units: exponents of currencies, parsing and plain writing."""

from __future__ import annotations

import re
from decimal import Decimal

# ISO 4217, list one: currencies whose minor unit is not a hundredth.
_EXPONENTS = dict.fromkeys(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "UYI",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ],
    0,
) | dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3)
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_AMOUNT = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]+))?\Z")


def is_currency(code: str) -> bool:
    """Whether the code has the form of ISO 4217: three capital letters."""
    return _CURRENCY.match(code) is not None


def currency_exponent(currency: str) -> int:
    """Decimal places of a currency's minor unit: 2 for GBP, 0 for JPY, 3 for KWD."""
    return _EXPONENTS.get(currency, 2)


def minor_units(text: str, currency: str) -> int | None:
    """`"50.00"` of GBP as 5000; None when it is no amount with at most the currency's decimal places."""
    match = _AMOUNT.match(text)
    places = currency_exponent(currency)
    if not match or len(match[3] or "") > places:
        return None
    units = int(match[2] + (match[3] or "").ljust(places, "0"))
    return -units if match[1] else units


def plain_amount(units: int, currency: str | None) -> str:
    """5000 minor units of GBP as `"50.00"`: how files, logs and tests write it; without a currency, a number of times."""
    if currency is None:
        return str(units)
    places = currency_exponent(currency)
    return f"{Decimal(units).scaleb(-places):.{places}f}"
