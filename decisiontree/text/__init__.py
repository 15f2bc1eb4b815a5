"""Places in a text and edits of a text. Knows offsets and lines; knows nothing of YAML."""

from __future__ import annotations

from decisiontree.text.actions_commands import holds_command, without_commands
from decisiontree.text.csv_text import csv_text
from decisiontree.text.difference import changed_lines, difference
from decisiontree.text.json_text import json_text
from decisiontree.text.nearest import COMPARISONS, Nearest, did_you_mean, nearest_or_all
from decisiontree.text.patch import Patch, TextEdit
from decisiontree.text.span import LineIndex, Span, line_end, line_start, next_line
from decisiontree.text.unseen import (
    DIRECTION_MARKS,
    SOFT_HYPHEN,
    bare,
    every_unseen,
    find_unseen,
    has_unseen,
    is_unseen,
    may_have_unseen,
    without_unseen,
)
from decisiontree.text.visible import clean, visible, visible_lines

__all__ = [
    "COMPARISONS",
    "DIRECTION_MARKS",
    "SOFT_HYPHEN",
    "LineIndex",
    "Nearest",
    "Patch",
    "Span",
    "TextEdit",
    "bare",
    "changed_lines",
    "clean",
    "csv_text",
    "did_you_mean",
    "difference",
    "every_unseen",
    "find_unseen",
    "has_unseen",
    "holds_command",
    "is_unseen",
    "json_text",
    "line_end",
    "line_start",
    "may_have_unseen",
    "nearest_or_all",
    "next_line",
    "visible",
    "visible_lines",
    "without_commands",
    "without_unseen",
]
