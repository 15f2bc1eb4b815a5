"""What the YAML layer finds, before it has a place in a file."""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.text import Span


class Finding(NamedTuple):
    """A rule that the text breaks; `first` is where a duplicate stands first, `fix` what would mend it."""

    rule: str
    message: str
    span: Span
    first: Span | None = None
    fix: Fix | None = None
