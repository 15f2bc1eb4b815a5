"""Light Markdown: what its signs mean in a text, and the same text as words. Makes no HTML; knows no node and no call."""

from __future__ import annotations

from decisiontree.markup.layout import Style, laid_out
from decisiontree.markup.parser import RULES, is_address, make_parser
from decisiontree.markup.words import Words, has_signs, in_words, line_in_words

__all__ = [
    "RULES",
    "Style",
    "Words",
    "has_signs",
    "in_words",
    "is_address",
    "laid_out",
    "line_in_words",
    "make_parser",
]
