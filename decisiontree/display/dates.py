"""Dates as a language writes and reads them. Twin of exporters/html/player/display.js and typed.js."""

from __future__ import annotations

import re
from datetime import date

from decisiontree.display.locale_data import conventions
from decisiontree.display.numbers import in_digits
from decisiontree.display.signs import plain_signs

_PART = re.compile(r"\{(\w+)\}")
_ROUND_SIGNS = re.compile(r" ?([./-]) ?")
_NUMERIC = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{1,4})\.?\Z")


def display_date(day: date, language: str) -> str:
    """`31. Dezember 2026`."""
    return _filled(conventions(language).long, day, language)


def short_date(day: date, language: str) -> str:
    """In numbers alone, as it would be typed: `31.12.2026`."""
    return _filled(conventions(language).short, day, language)


def read_date(text: str, language: str) -> str | None:
    """The ISO form of a typed date: `2026-12-31` everywhere, the language's numeric order, and what `display_date` gives."""
    plain = plain_signs(text)
    match = _NUMERIC.match(_ROUND_SIGNS.sub(r"\1", plain))
    day = _numeric(match, language) if match else _long(plain, language)
    return None if day is None else day.isoformat()


def _numeric(match: re.Match[str], language: str) -> date | None:
    first, sign, second, third = match.groups()
    if len(first) == 4:
        return _date(first, second, third)
    order = conventions(language).order
    if len(third) != 4 or order == "yMd":
        return None  # a year of two digits has a century to guess
    if order == "Mdy":
        # elsewhere dots stand in dates that begin with the day
        return None if sign == "." else _date(third, first, second)
    return _date(third, second, first)


def _long(plain: str, language: str) -> date | None:
    numbers = re.findall("[0-9]+", plain) if any(map(str.isalpha, plain)) else ()
    if not 2 <= len(numbers) <= 3 or any(len(number) > 4 for number in numbers):
        return None
    for year in numbers:
        for day in numbers:
            for month in range(1, 13):
                found = _date(year, str(month), day)
                if found is not None and plain_signs(display_date(found, language)) == plain:
                    return found
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _filled(template: str, day: date, language: str) -> str:
    parts = {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "M": str(day.month),
        "MM": f"{day.month:02}",
        "y": str(day.year),
        "name": conventions(language).months[day.month - 1],
    }
    return _PART.sub(
        lambda match: in_digits(parts[match[1]], language) if match[1] != "name" else parts["name"], template
    )
