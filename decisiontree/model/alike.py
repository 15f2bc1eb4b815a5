"""When two labels read alike. Knows words only, no place where they stand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from decisiontree.text import bare

_STRESS = re.compile(r"(?<![\w*_`])(\*{1,3}|_{1,3}|`)(?=\S)([^*_`]+)(?<=\S)\1(?![\w*_`])")
_ENDS = " .!?…:;,'\"()¡¿«»‹›‘’‚“”„‟。、，．｡､؛،؟۔।॥։՞՜՝᙮።፧"
"""Signs at either end that the eye passes over; what stands for something (`+`, `-`, `%`, `*`) is not among them."""


@lru_cache(4096)  # "Yes" and "No" stand under most questions, and every title is compared with every other
def as_read(label: str) -> str:
    """The label as the eye takes it in: without case, width, stress, blanks, and the signs at its ends."""
    words = label if label.isascii() else unicodedata.normalize("NFKC", bare(label))
    words = " ".join(_STRESS.sub(r"\2", words).casefold().split())
    if not words.isascii():
        words = unicodedata.normalize("NFKC", words)  # without case, letters may compose anew
    return words.strip(_ENDS) or words
