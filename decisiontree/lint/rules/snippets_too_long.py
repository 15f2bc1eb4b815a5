"""A text that becomes too long to read when its snippets are filled in.

Why: each placeholder costs a few characters and may bring in thousands, so a small file can fill a page, and
the memory of the computer that opens it. Snippets beyond the limit stay placeholders.

Bad:
    # a text that names a snippet of 1,000 characters seventy times

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: use each snippet once, and split the rest into steps.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import SNIPPET_ROOM, snippet_length


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def snippets_too_long(context: RuleContext) -> Iterator[Finding]:
    """Every text that grows beyond it."""
    snippets = context.library.model.shared.snippets
    for text in context.texts_with("{") if snippets else ():
        length = snippet_length(text.text, snippets)
        if length > SNIPPET_ROOM:
            message = f"its snippets add {length:,} characters to the text; the limit is {SNIPPET_ROOM:,}"
            yield context.at(text.node, *text.field, message=message)
