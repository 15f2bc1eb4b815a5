"""Whether a word is another one mistyped, so surely that a program may put it right. Knows no word.

Algorithm: edit distance of one (Damerau-Levenshtein); Damerau: A Technique for Computer Detection and Correction of Spelling Errors, 1964.
"""

from __future__ import annotations

from collections.abc import Iterable

_SHORT = 4
_SAME = str.maketrans({"-": "_", " ": "_"})


def surely_meant(written: str, meant: str, known: Iterable[str]) -> bool:
    """Whether one slip leads to this known word and to no other."""
    return is_slip(written, meant) and not any(is_slip(written, other) for other in known if other != meant)


def is_slip(written: str, meant: str) -> bool:
    """One letter too many, too few or wrong, two that changed places, or capitals.

    A digit is no slip: it tells ids apart. Neither is another letter in a short word: `done` and `gone` are two words.
    """
    if abs(len(written) - len(meant)) > 1:
        return False
    written, meant = (word.casefold().translate(_SAME) for word in (written, meant))
    start = _alike(written, meant)
    end = min(_alike(written[::-1], meant[::-1]), min(len(written), len(meant)) - start)
    here, there = written[start : len(written) - end], meant[start : len(meant) - end]
    if any(char.isdigit() for char in here + there):
        return False
    if here and there and len(here) == len(there) == 1:
        return len(meant) > _SHORT
    return max(len(here), len(there)) <= 1 or (len(here) == 2 and here == there[::-1])


def _alike(first: str, second: str) -> int:
    """How many characters both begin with."""
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))
