"""Places in a text and edits of a text. Knows offsets and lines; knows nothing of YAML."""

from __future__ import annotations

from decisiontree.text.difference import changed_lines, difference
from decisiontree.text.patch import Patch, TextEdit
from decisiontree.text.span import LineIndex, Span

__all__ = ["LineIndex", "Patch", "Span", "TextEdit", "changed_lines", "difference"]
