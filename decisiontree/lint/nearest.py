"""Did you mean: the nearest known word, within a budget, because comparing words is what costs most in a large tree."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_COMPARISONS = 10_000
_LONGEST = 64
_SLACK = 4
"""A word that is so much longer or shorter is no typing mistake."""


class Nearest:
    """Looks words up for one tree; once the budget is spent it finds nothing more."""

    def __init__(self) -> None:
        self._left = _COMPARISONS

    def to(self, word: str, known: Iterable[str]) -> str | None:
        """The known word most like this one, None when none is near."""
        if len(word) > _LONGEST or self._left <= 0:
            return None
        alike = [each for each in known if abs(len(each) - len(word)) <= _SLACK][: self._left]
        self._left -= len(alike)
        matches = get_close_matches(word, alike, n=1)
        return matches[0] if matches else None
