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

Fix: write it, or take the field away.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Path


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def empty_text(context: RuleContext) -> Iterator[Finding]:
    """Every text that is written down and holds nothing but blanks."""
    for node_id, field, text in context.texts:
        # a label that is left out is empty here as well, and missing-key speaks of it
        if not text.strip() and _is_there(context, node_id, field):
            name = next(part for part in reversed(field) if isinstance(part, str))
            yield context.at(node_id, *field, message=f"'{name}' is empty; write it, or take it away")


def _is_there(context: RuleContext, node_id: str | None, field: Path) -> bool:
    # `say` and `do` hold one text or a list of them
    one_text = field[0] in ("say", "do") and len(field) == 2
    return context.is_written(node_id, *field) or (one_text and context.is_written(node_id, field[0]))
