"""How a language writes numbers, amounts and dates: the one table that every surface prints and reads by.

Plain data, so that the page carries it as JSON. Filled from CLDR by `locale_data`; formats and reads nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signs:
    """Which of `.` and `,` part decimals and which part groups of digits."""

    decimals: str
    groups: str


@dataclass(frozen=True, slots=True)
class CurrencyForm:
    """What stands around an amount of a currency, and the signs that may be typed with it, in small letters."""

    sign: str
    before: str
    after: str
    before_negative: str
    after_negative: str
    typed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListForm:
    """How things are joined: two of them, and of more the first two, those between and the last; `{0}` and `{1}` are the sides."""

    two: str
    start: str
    middle: str
    end: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """The conventions of one language."""

    decimal: str
    group: str
    minus: str
    zero: str
    """The digit nought; the others follow it in Unicode."""
    sizes: tuple[int, int]
    """Digits in the last group, and in those before it."""
    native: Signs
    """What is read with the language's own digits."""
    latin: Signs
    """What is read with the digits 0 to 9, where a language has others."""
    months: tuple[str, ...]
    long: str
    """`{d}. {name} {y}`; also `{dd}`, `{M}`, `{MM}`."""
    short: str
    """In numbers alone, with all digits of the year."""
    lists: ListForm
    """Several things in a row."""

    @property
    def order(self) -> str:
        """Of day, month and year in numbers: `dMy`, `Mdy`, `yMd`."""
        return "".join(dict.fromkeys(sign for sign in self.short if sign in "dMy"))
