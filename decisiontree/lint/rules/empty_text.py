"""A text with nothing in it.

Why: the rep sees an empty button, or has nothing to read out.

Bad:
    start: greet
    nodes:
      greet:
        ask: Are they a customer already?
        options:
          - {label: "", to: done}
          - {label: Not yet, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet:
        ask: Are they a customer already?
        options:
          - {label: A customer, to: done}
          - {label: Not yet, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: write the text, or remove the field.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import field_of


@rule(severity=Severity.ERROR, family=Family.CONTENT, of_absence=True)
def empty_text(context: RuleContext) -> Iterator[Finding]:
    """Every text that is written down and holds nothing but blanks."""
    for text in context.texts:
        # a label that is left out is empty here as well, and missing-key speaks of it
        if not text.text.strip() and context.is_written(text.node, *field_of(context, text)):
            name = next(part for part in reversed(text.field) if isinstance(part, str))
            yield context.at(text.node, *text.field, message=f"'{name}' is empty; fill it in, or remove it")
