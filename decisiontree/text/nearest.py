"""Did you mean: the nearest of the words that could have been meant, within a budget: comparing words costs most of all.

Nearness is that of Ratcliff and Obershelp (difflib); capitals and small letters count alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

COMPARISONS = 20_000
_LONGEST = 64
_SLACK = 6
"""A word that is so much longer or shorter is no typing mistake."""


class Nearest:
    """Looks words up for one file; once the budget is spent it finds nothing more."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = COMPARISONS

    @property
    def spent(self) -> int:
        """How many words have been compared."""
        return COMPARISONS - self._left

    def to(self, word: str, known: Iterable[str]) -> str | None:
        """The known word most like this one, None when none is near."""
        if len(word) > _LONGEST or self._left <= 0:
            return None
        alike = [each for each in known if abs(len(each) - len(word)) <= _SLACK][: self._left]
        self._left -= len(alike)
        lowered = {each.casefold(): each for each in reversed(alike)}
        matches = get_close_matches(word.casefold(), lowered, n=1)
        return lowered[matches[0]] if matches else None


def did_you_mean(near: str | None, otherwise: str = "") -> str:
    """The end of a message that offers the nearest word, where there is one."""
    return otherwise if near is None else f"; did you mean '{near}'?"


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """Advice for a name that is none: the nearest one, else all there are."""
    names = tuple(known)
    near = Nearest().to(word, names)
    if near:
        return f"did you mean '{near}'?"
    return f"choose from: {', '.join(names)}" if names else "none are defined"
