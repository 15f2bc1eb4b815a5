"""What the YAML layer finds, before it has a place in a file."""

from __future__ import annotations

from typing import NamedTuple

from decisiontree.diagnostic import Fix
from decisiontree.text import Patch, Span, TextEdit


class YamlFault(NamedTuple):
    """A rule that the text breaks; `first` is where a duplicate stands first, `fix` what would mend it."""

    rule: str
    message: str
    span: Span
    first: Span | None = None
    fix: Fix | None = None

    def moved(self, by: int) -> YamlFault:
        """The same, for a text that was parsed as a part of a longer one."""
        first = self.first and _moved(self.first, by)
        fix = self.fix
        if fix is not None and isinstance(fix.edit, Patch):
            edits = tuple(TextEdit(_moved(edit.span, by), edit.text) for edit in fix.edit.edits)
            fix = Fix(fix.title, Patch(edits), fix.safe)
        return YamlFault(self.rule, self.message, _moved(self.span, by), first, fix)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
