"""What the YAML layer finds, before it has a place in a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.text import Span


class YamlFault(NamedTuple):
    """A rule that the text breaks; `first` is where a duplicate stands first, `fix` what would mend it."""

    rule: str
    message: str
    span: Span
    first: Span | None = None
    fix: Fix | None = None

    def placed(self, place: Callable[[Span], Span]) -> YamlFault:
        """The same of another text, in which each span stands elsewhere."""
        first = self.first and place(self.first)
        return self._replace(
            span=place(self.span), first=first, fix=None if self.fix is None else self.fix.placed(place)
        )
