"""Did you mean: the nearest of the words that could have been meant, within a budget: comparing words costs most of all."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

COMPARISONS = 20_000
_LONGEST = 64
_SLACK = 6


class Nearest:
    """Looks words up for one file; once the budget is spent it finds nothing more."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = COMPARISONS

    @property
    def spent(self) -> int:
        """How many words have been compared."""
        return COMPARISONS - self._left

    def to(self, word: str, choices: Iterable[str]) -> str | None:
        """The choice most like a word, None when none is near; capitals and small letters count alike."""
        if len(word) > _LONGEST or self._left <= 0:
            return None
        alike = [each for each in choices if abs(len(each) - len(word)) <= _SLACK][: self._left]
        self._left -= len(alike)
        lowered = {each.casefold(): each for each in reversed(alike)}
        matches = get_close_matches(word.casefold(), lowered, n=1)
        return lowered[matches[0]] if matches else None


def did_you_mean(near: str | None) -> str:
    """The end of a message that offers the nearest word, where there is one."""
    return "" if near is None else f"; did you mean '{near}'?"
