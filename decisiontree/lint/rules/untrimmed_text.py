"""A text with spaces at its beginning or end.

Why: no one sees them, but with and without them are two labels to a test, a log and a search.

Bad:
    start: greet
    nodes:
      greet: {say: " Good morning.", to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: remove the spaces; offered. The line end after a text of several lines does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import reworded

_PARAGRAPHS = ("note", "because", "say", "must_say", "purpose")


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def untrimmed_text(context: RuleContext) -> Iterator[Finding]:
    """Every text that is not the same without the blanks around it."""
    for text in context.texts:
        words = text.text
        if words == words.strip():
            continue
        trimmed = words.strip()
        # a text of several lines ends with a line end, and an empty one has a rule of its own
        if not trimmed or words.rstrip("\n") == trimmed:
            continue
        # Japanese begins a paragraph so
        if text.field[-1] in _PARAGRAPHS and words.rstrip("\n").lstrip("\u3000") == trimmed:
            continue
        where = "begins" if words[0].isspace() else "ends"
        fixes = reworded(context, text, trimmed, "remove the spaces")
        yield context.at(text.node, *text.field, message=f"the text {where} with a space", fixes=fixes)
