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

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.lint.texts import texts


@rule(severity=Severity.ERROR, family=Family.CONTENT)
def empty_text(subject: Subject) -> Iterator[Finding]:
    """Every text that is written down and holds nothing but blanks."""
    for node_id, field, text in texts(subject.tree):
        if not text.strip():
            name = next(part for part in reversed(field) if isinstance(part, str))
            yield subject.at(node_id, *field, message=f"'{name}' is empty; write it, or take it away")
