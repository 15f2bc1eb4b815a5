"""A question with a single answer.

Why: a rep reads it, thinks, and has no choice. It costs a click and says nothing.

Bad:
    start: ready
    nodes:
      ready:
        ask: Is the caller ready?
        options:
          - {label: Ready, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: ready
    nodes:
      ready: {do: Wait until the caller is ready., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: make it a step, or add the other answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question


@rule(severity=Severity.WARNING, family=Family.GRAPH, of_absence=True)
def single_option(context: RuleContext) -> Iterator[Finding]:
    """Every question with one option."""
    for node in context.tree.nodes.values():
        if isinstance(node, Question) and len(node.options) == 1:
            message = f"'{node.id}' has one option only; make it a step, or add the other answer"
            yield context.at(node.id, "options", message=message)
