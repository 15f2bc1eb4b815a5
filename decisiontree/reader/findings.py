"""What the YAML layer finds, before it has a place in a file."""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.text import Patch, Span


class Finding(NamedTuple):
    """A rule that the text breaks; `first` is where a duplicate stands first, `fix` a title and the patch."""

    rule: str
    message: str
    span: Span
    first: Span | None = None
    fix: tuple[str, Patch] | None = None
