"""`decisiontree fmt`: the formatter of a file's lines. Moves blanks only; words, quotes, order and comments stay."""

from __future__ import annotations

from decisiontree.editing.fmt.formatted import formatted

__all__ = ["formatted"]
