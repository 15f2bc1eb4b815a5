"""How languages write: held against Babel's own formatting, which prints some things that nobody should read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency
from languages import CURRENCIES, LANGUAGES

from decisiontree.display import conventions, display_date, display_money, display_number, short_date, yes_no
from decisiontree.model import currency_exponent, plain_amount

OWN_DIGITS = {"ar-EG": "٠", "bn": "০", "fa": "۰", "mr": "०", "my": "၀", "ne": "०"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_are_written_as_cldr_has_them(language: str) -> None:
    """In every currency, but for the digits of the language and CLDR's blank beside a code, which Babel leaves out."""
    locale = Locale.parse(language.replace("-", "_"))
    for currency in CURRENCIES:
        for units in (0, 5, 1999, 123456, 1234567890, -4200):
            plain = Decimal(plain_amount(units, currency))
            theirs = format_currency(plain, currency, locale=locale, numbering_system="default")
            # amounts have a decimal sign of their own in Switzerland, which Babel does not use
            if language == "fr-CH" and currency_exponent(currency):
                theirs = theirs.replace(",", ".")
            assert _bare(display_money(units, currency, language)) == _bare(theirs), (currency, units)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_written_as_cldr_has_them(language: str) -> None:
    """In words, but for the digits of the language."""
    locale = Locale.parse(language.replace("-", "_"))
    for day in (date(2026, 1, 5), date(2026, 12, 31), date(1999, 8, 30)):
        assert _bare(display_date(day, language)) == _bare(format_date(day, format="long", locale=locale))


@pytest.mark.parametrize(
    ("language", "units", "currency", "shown"),
    [
        ("en-GB", 123450, "GBP", "£1,234.50"),
        ("de", 123450, "GBP", "1.234,50\u00a0£"),
        ("de-CH", 123450, "CHF", "CHF\u00a01’234.50"),
        ("fr-CH", 123450, "CHF", "1\u202f234.50\u00a0CHF"),
        ("fr", 1500, "TND", "1,500\u00a0TND"),
        ("en", 5000, "CHF", "CHF\u00a050.00"),
        ("es", 123450, "EUR", "1.234,50\u00a0€"),
        ("en-IN", 12345650, "INR", "₹1,23,456.50"),
        ("ar-EG", 123450, "EUR", "١٬٢٣٤٫٥٠\u00a0€"),
        ("sv", -123450, "EUR", "\u22121\u00a0234,50\u00a0€"),
        ("xx", 123450, "GBP", "£1,234.50"),
        ("de-XX", 123450, "EUR", "1.234,50\u00a0€"),
        ("no such language", 100, "EUR", "€1.00"),
        ("de", 123450, None, "1234,50"),
        ("en", 4000, "pounds", "pounds\u00a040.00"),
    ],
)
def test_an_amount_follows_the_language(language: str, units: int, currency: str | None, shown: str) -> None:
    """English where the language is not known, the code where the currency has no sign."""
    assert display_money(units, currency, language) == shown


def test_a_whole_number_has_no_groups() -> None:
    """It may be a year, or the number of an order."""
    assert [display_number(12000, language) for language in ("en", "de", "fa")] == ["12000", "12000", "۱۲۰۰۰"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "31.12.2026"),
        ("en-GB", "31/12/2026"),
        ("en-US", "12/31/2026"),
        ("nl", "31-12-2026"),
        ("sv", "2026-12-31"),
        ("hu", "2026. 12. 31"),
        ("fa", "۲۰۲۶/۱۲/۳۱"),
        ("bg", "31.12.2026"),
    ],
)
def test_a_date_to_be_changed_is_in_numbers_with_the_whole_year(language: str, shown: str) -> None:
    """In the order of the language."""
    assert short_date(date(2026, 12, 31), language) == shown


def test_no_language_brings_characters_that_nobody_sees() -> None:
    """They would be stripped by one surface and not by another; the page isolates what it fills in."""
    for language in LANGUAGES:
        texts = [display_money(-units, currency, language) for currency in CURRENCIES for units in (1, 99999)]
        texts += [display_date(date(2026, 2, 3), language), short_date(date(2026, 2, 3), language)]
        assert not {char for text in texts for char in text if unicodedata.category(char) in {"Cf", "Cc"}}, (
            language
        )


def test_digits_are_those_of_the_language() -> None:
    """By CLDR's default for it."""
    assert {each: conventions(each).zero for each in LANGUAGES if conventions(each).zero != "0"} == OWN_DIGITS


def test_yes_and_no_are_known_wherever_numbers_are() -> None:
    """No language of the list falls back to English."""
    english = [each for each in LANGUAGES if yes_no(each) == yes_no("en") and not each.startswith("en")]
    assert english == []


def _bare(text: str) -> str:
    """The text without blanks and bidi marks, in digits 0 to 9; a minus is a minus."""
    text = re.sub("[\\s\u200e\u200f\u061c]", "", text).replace("\u2212", "-")
    return "".join(str(unicodedata.decimal(char, char)) for char in text)
