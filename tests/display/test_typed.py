"""Numbers and dates as people type them: what is printed is read back, and nothing is read as another amount."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from languages import COUNT, CURRENCIES, DAY, LANGUAGES, money

from decisiontree.display import Doubt, conventions, display_value, typed_form, typed_value
from decisiontree.guards import parse_value
from decisiontree.model import Fact, FactValue, currency_exponent

AMOUNTS = (0, 1, 7, 50, 99, 100, 1500, 1999, 12345, 100000, 123456, 999999, 1234567, 123456789, 98765432100)


def read(fact: Fact, text: str, language: str) -> FactValue | str | None:
    """The value, None for no value, or the question that is asked back."""
    typed = typed_value(fact, text, language)
    return str(typed) if isinstance(typed, Doubt) else parse_value(fact, typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_is_read_back(language: str) -> None:
    """Amounts of every currency below and above nought, numbers, dates, and what stands in a field to be changed."""
    for currency in CURRENCIES:
        fact = money(currency)
        for units in (*AMOUNTS, *(-units for units in AMOUNTS)):
            assert read(fact, display_value(fact, units, language), language) == units
            assert read(fact, typed_form(fact, units, language), language) == units
    for number in (0, 7, 1999, 12000, -3):
        assert read(COUNT, display_value(COUNT, number, language), language) == number
    for day in (date(2026, 1, 2), date(2026, 12, 31), date(1999, 10, 11), date(2024, 2, 29)):
        for show in (display_value, typed_form):
            assert read(DAY, show(DAY, day.toordinal(), language), language) == day.toordinal(), (show, day)
        assert read(DAY, day.isoformat(), language) == day.toordinal()


SHAPES = [
    "".join(part) for part in product(("0", "1", "12", "123", "1234"), ",. ’'", ("5", "50", "500", "5000"))
] + [
    "".join(part)
    for part in product(("1", "12", "1234"), ",. ’", ("23", "234"), ",. ", ("5", "56", "567", "5678"))
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_read_as_another_amount_than_a_native_reader_would(language: str) -> None:
    """Held against a reader of its own: by the language's signs alone, else in the one way that there is for anybody."""
    for currency, text in product(("JPY", "EUR", "TND"), SHAPES):
        places = currency_exponent(currency)
        native = _by(_native(language), text, places, lakhs=conventions(language).sizes[1] == 2)
        value = read(money(currency), text, language)
        if native is not None:
            assert value == native, (currency, text)
        elif isinstance(value, int):
            others = {_by(signs, text, places) for signs in _ANYBODY} - {None}
            plain = _by((".", ""), text, places)
            assert others == {value} or value == plain, (currency, text)
            assert not (value == plain and "." in _native(language)[1] and others != {value}), (
                currency,
                text,
            )
        else:
            assert value is None or "do you mean " in str(value)


_ANYBODY = ((".", ", ’'"), (",", ". ’'"))
"""Who writes a point before decimals, and who writes a comma."""


def _native(language: str) -> tuple[str, str]:
    table = conventions(language)
    return table.latin.decimals, table.latin.groups + " ’'"


def _by(signs: tuple[str, str], text: str, places: int, *, lakhs: bool = False) -> int | None:
    """The amount in minor units that these signs give."""
    decimals, groups = signs
    wholes = ["[0-9]+"]
    for sign in map(re.escape, groups):
        wholes.append(f"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+")
        wholes += [f"[1-9][0-9]?(?:{sign}[0-9]{{2}})*{sign}[0-9]{{3}}"] if lakhs else []
    cents = f"(?:[{decimals}]([0-9]{{1,{places}}}))?" if places else "()"
    match = re.fullmatch(f"({'|'.join(wholes)}){cents}", text)
    return (
        None if match is None else int(re.sub("[^0-9]", "", match[1]) + (match[2] or "").ljust(places, "0"))
    )


@pytest.mark.parametrize(
    ("language", "currency", "typed", "units"),
    [
        *(("en-GB", "GBP", each, 120050) for each in ("1200.50", "£1,200.5", "1 200,50", "GBP 1200.50", "1200.50 gbp")),
        *(("de", "EUR", each, 123456) for each in ("1.234,56", "1234,56", "1234.56", "1'234,56", "1 234,56 €", "€1.234,56")),
        *(("de", "EUR", each, 123400) for each in ("1.234", "1234", "1.234,-"[:5], "１２３４")),
        *(("fr", "TND", each, 1500) for each in ("1,500", "1,5", "1.5", "1.500", "1,500 TND")),
        *(("fr", "TND", each, 1500000) for each in ("1 500", "1\u202f500", "1\u00a0500,000")),
        *(("de-CH", "CHF", each, 123450) for each in ("1'234.50", "1’234.5", "CHF 1’234.50", "chf1234.50")),
        *(("en-IN", "INR", each, 12345600) for each in ("1,23,456", "123,456.00", "₹1,23,456")),
        *(("ar-EG", "EGP", each, 150050) for each in ("١٬٥٠٠٫٥٠", "١٥٠٠٫٥", "1,500.50", "\u200f١٬٥٠٠٫٥٠\u00a0ج.م.\u200f")),
        *(("hi", "INR", each, 1250) for each in ("१२.५०", "12.50", "₹१२.५")),
        *(("sv", "SEK", each, -1250) for each in ("-12,50", "\u221212,50", "- 12,50 kr", "–12,50")),
        *(("da", "DKK", each, 1250) for each in ("12,50 kr.", "12,50 kr", "kr. 12,50", "DKK 12,50")),
        *(("en", "USD", each, 1250) for each in ("$12.50", "US$12.50", "12.50 USD", "$ 12.5")),
        *(("en-US", "CAD", each, -1250) for each in ("-$12.50", "CA$-12.50", "-CAD 12.50")),
        ("de", "TND", "0.500", 500),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_people_write_it(language: str, currency: str, typed: str, units: int) -> None:
    """With or without the sign, the groups, the decimals; in digits of every script."""
    assert read(money(currency), typed, language) == units


@pytest.mark.parametrize(
    ("language", "currency", "typed", "asked"),
    [
        ("de", "EUR", "1,234", "do you mean 1,23 or 1.234?"),
        ("de", "EUR", "12,505", "do you mean 12,50 or 12.505?"),
        ("de", "EUR", "-1,234", "do you mean -1,23 or -1.234?"),
        ("de", "JPY", "1,500", "do you mean 1 or 1.500?"),
        ("de", "EUR", "1,234,567", "do you mean 1.234.567?"),
        ("fr", "EUR", "1.234", "do you mean 1,23 or 1\u202f234?"),
        ("en", "EUR", "1.234", "do you mean 1.23 or 1,234?"),
        ("de-CH", "KWD", "1,500", "do you mean 1.500 or 1’500?"),
        ("de", "TND", "1234.567", "do you mean 1234,567?"),
        ("en-IN", "INR", "1,50", "do you mean 1.50?"),
        ("ar-EG", "EGP", "١,٥٠٠", "do you mean ١٫٥٠ or ١٬٥٠٠?"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back(
    language: str, currency: str, typed: str, asked: str
) -> None:
    """With both, as the language writes them; a form of other languages is asked back even where it has one reading."""
    assert read(money(currency), typed, language) == asked


@pytest.mark.parametrize(
    "typed",
    ["40€", "USD 40", "40 pounds", "40. ", "40,0001", "0.500", ".5", "1..5", "1  2", "12 50", "£", "-", "--1", "1-", "1e3", "", "9" * 5000, "1," * 30 + "1"],
)  # fmt: skip
def test_what_is_no_amount_of_this_currency_stays_a_mistake(typed: str) -> None:
    """Nothing is guessed at."""
    assert read(money("GBP"), typed, "en-GB") is None


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [("de", "1.234", 1234), ("en", "1,234", 1234), ("fr", "12 000", 12000), ("de", "1,5", None), ("en", "£12", None)],
)  # fmt: skip
def test_a_whole_number_has_groups_and_no_sign(language: str, typed: str, number: int | str | None) -> None:
    """And no decimals."""
    assert read(COUNT, typed, language) == number


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("de", "31.12.2026", "2026-12-31"),
        ("de", "1.2.2026", "2026-02-01"),
        ("de", "31/12/2026", "2026-12-31"),
        ("de", "31. Dezember 2026", "2026-12-31"),
        ("de", "31. dezember 2026", "2026-12-31"),
        ("cs", "31. 12. 2026", "2026-12-31"),
        ("en-GB", "01/02/2026", "2026-02-01"),
        ("en-US", "01/02/2026", "2026-01-02"),
        ("en-US", "12/31/2026", "2026-12-31"),
        ("en-US", "31.12.2026", None),
        ("en-US", "31/12/2026", None),
        ("ja", "2026/12/31", "2026-12-31"),
        ("ja", "2026年12月31日", "2026-12-31"),
        ("sv", "31/12/2026", None),
        ("hi", "३१/१२/२०२६", "2026-12-31"),
        ("fr", "2026-12-31", "2026-12-31"),
        ("de", "31.12.26", None),
        ("de", "30.2.2026", None),
        ("de", "31.12-2026", None),
        ("de", "9999999999 1", None),
    ],
)
def test_a_date_is_read_in_the_order_of_the_language(language: str, typed: str, day: str | None) -> None:
    """With the whole year, as ISO has it, or as it is printed; two digits of a year would leave the century to guess."""
    assert read(DAY, typed, language) == (None if day is None else date.fromisoformat(day).toordinal())
