"""Numbers as people type them, written as files write them. Twin of exporters/html/player/typed.js; judges no value.

What a native reader reads in one way is taken, what can be read in two is refused with both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from decisiontree.display.conventions import Signs
from decisiontree.display.dates import read_date
from decisiontree.display.locale_data import conventions, currency_form
from decisiontree.display.numbers import bare_amount, display_grouped
from decisiontree.display.signs import plain_signs
from decisiontree.model import Fact, FactType, currency_exponent

_NUMBER = re.compile(r"[0-9]+(?:[ '\u066c\u066b.,][0-9]+)*\Z")
_SIGN = re.compile(r"[ '\u066c\u066b.,]")
_LONGEST = 40
_MOST_DIGITS = 15
"""More than an amount can have, and what JavaScript holds exactly."""
_ALWAYS_GROUPS = " '\u066c"
_ALWAYS_DECIMAL = "\u066b"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A number that is not read, and the ways in which it could be."""

    readings: tuple[str, ...]

    def __str__(self) -> str:
        return f"do you mean {' or '.join(self.readings)}?"


def typed_value(fact: Fact, text: str, language: str) -> str | Doubt:
    """What was typed for a fact as files write it: `1.234,5` in German is `1234.5`. What is no number stays as it is."""
    if fact.type is FactType.DATE:
        return read_date(text, language) or text
    if fact.type is FactType.MONEY:
        currency = fact.currency or ""
        return _read(text, currency, language, currency_form(language, currency).typed if currency else ())
    return _read(text, None, language, ()) if fact.type is FactType.INTEGER else text


@dataclass(frozen=True, slots=True)
class _Digits:
    """A number between whose digits signs stand."""

    runs: tuple[str, ...]
    signs: tuple[str, ...]
    means: Signs
    has_lakhs: bool

    @property
    def last(self) -> str:
        return self.signs[-1]

    @property
    def whole(self) -> str:
        """The digits before the last sign."""
        return "".join(self.runs[:-1])

    def is_group(self, sign: str) -> bool:
        return sign in _ALWAYS_GROUPS or sign in self.means.groups

    def are_groups(self, count: int, *, anywhere: bool = False) -> bool:
        """Whether the first runs of digits are one number in groups, here or `anywhere`, all parted by the same sign."""
        runs, signs = self.runs[:count], self.signs[: count - 1]
        if not signs:
            return True
        if len(set(signs)) > 1 or runs[0][0] == "0" or not (anywhere or self.is_group(signs[0])):
            return False
        inner = {len(run) for run in runs[1:-1]}
        lakhs = self.has_lakhs and len(runs[0]) <= 2 and inner <= {2}
        return len(runs[-1]) == 3 and ((len(runs[0]) <= 3 and inner <= {3}) or lakhs)

    def is_decimal(self) -> bool:
        """Whether the last sign parts decimals: by the language, or as `12.50` does where it cannot be of a group."""
        if not self.are_groups(len(self.runs) - 1) or self.last in self.signs[:-1]:
            return False
        if self.last in self.means.decimals or self.last == _ALWAYS_DECIMAL:
            return True
        cents = len(self.runs[-1])
        is_cut_group = (self.has_lakhs and cents == 2) or (cents == 3 and self.whole != "0")
        if self.last == "." or cents != 3:
            return self.last in ".," and not (self.is_group(self.last) and is_cut_group)
        return False


def _read(text: str, currency: str | None, language: str, forms: tuple[str, ...]) -> str | Doubt:
    minus, bare = _unsigned(plain_signs(text), forms)
    if len(bare) > _LONGEST or not _NUMBER.match(bare):
        return text
    table = conventions(language)
    means = table.latin if re.search("[0-9]", text) else table.native
    digits = _Digits(tuple(_SIGN.split(bare)), tuple(_SIGN.findall(bare)), means, table.sizes[1] == 2)
    places = 0 if currency is None else currency_exponent(currency)
    if digits.are_groups(len(digits.runs)):
        return minus + "".join(digits.runs)
    if digits.is_decimal() and len(digits.runs[-1]) <= places:
        return f"{minus}{digits.whole}.{digits.runs[-1]}"
    readings = _readings(digits, currency, places, language)
    sign = table.minus if minus else ""
    return Doubt(tuple(sign + one for one in readings)) if readings else text


def _readings(digits: _Digits, currency: str | None, places: int, language: str) -> list[str]:
    """How others would read it: with decimals, of which an amount may hold fewer, and in groups."""
    runs, last = digits.runs, digits.last
    if last not in ".," or len("".join(runs)) > _MOST_DIGITS:
        return []
    found = []
    in_groups = digits.are_groups(len(runs), anywhere=True)
    with_decimals = last not in digits.signs[:-1] and digits.are_groups(len(runs) - 1, anywhere=True)
    if with_decimals and (in_groups or len(runs[-1]) <= places):
        cents = runs[-1][:places].ljust(places, "0")
        found.append(bare_amount(int(digits.whole + cents), currency or "JPY", language))
    return [*found, display_grouped(int("".join(runs)), language)] if in_groups else found


def _unsigned(plain: str, forms: tuple[str, ...]) -> tuple[str, str]:
    """A minus before it and the currency beside it taken off, each once, in either order."""
    bare = plain.removeprefix("-").strip(" ")
    front = next((form for form in forms if bare.startswith(form)), "")
    back = "" if front else next((form for form in forms if bare.endswith(form)), "")
    bare = bare[len(front) : len(bare) - len(back)].strip(" ")
    if plain.startswith("-") or not bare.startswith("-"):
        return plain[: plain.startswith("-")], bare
    return "-", bare[1:].strip(" ")
