"""Characters that nobody sees: controls, turns of the reading direction, fillers, tags. The one table of them."""

from __future__ import annotations

import unicodedata

_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
JOINERS = "\u200c\u200d"
"""They hold emoji and the letters of some scripts together, and steer nothing."""
_FILLERS = frozenset(
    "\u034f"  # combining grapheme joiner, which joins nothing that is seen
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5"  # Khmer inherent vowels
    "\u2800"  # the Braille cell without dots
    "\u180b\u180c\u180d\u180f"  # Mongolian variation selectors
)


def is_unseen(char: str) -> bool:
    """Whether a character shows nothing by itself and is no blank."""
    return (unicodedata.category(char) in _CATEGORIES and char not in JOINERS) or char in _FILLERS
