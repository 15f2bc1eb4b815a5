"""The characters of typed numbers, each kind made one: digits of every script, blanks, apostrophes, minus signs."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = {
    **dict.fromkeys(
        map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    ),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u060c\u2e41\uff0c"), ","),
    ord("\uff0e"): ".",
}
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_OTHER = re.compile(r"[^\x00-\x7f]")


def plain_signs(text: str) -> str:
    """The text in small letters, with the digits 0 to 9 and one form of each sign; what nobody sees is gone."""
    plain = _BLANKS.sub(" ", text.translate(_ALIKE)).strip(" ").lower()
    return plain if plain.isascii() else _OTHER.sub(_digit, plain)


def _digit(match: re.Match[str]) -> str:
    return str(unicodedata.decimal(match[0], match[0]))
