"""Did you mean: the nearest of the words that could have been meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 64
_MOST = 2000


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like a word, None when none is near; long words and endless choices are not worth the time."""
    if len(word) > _LONGEST:
        return None
    known = list(choices)[:_MOST]
    lowered = {choice.casefold(): choice for choice in reversed(known)}
    matches = get_close_matches(word.casefold(), lowered, n=1, cutoff=0.6)
    return lowered[matches[0]] if matches else None


def did_you_mean(word: str, choices: Iterable[str]) -> tuple[str, str | None]:
    """The end of a message (`; did you mean 'x'?` or nothing) and the word itself."""
    near = nearest(word, choices)
    return ("", None) if near is None else (f"; did you mean '{near}'?", near)
