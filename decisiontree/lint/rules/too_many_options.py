"""A question with more answers than a rep can take in while the caller talks.

Why: past seven, the eye has to search. The limit is `options` under `[budgets]` in decisiontree.toml.

Bad:
    start: day
    nodes:
      day:
        ask: Which day suits them?
        options:
          - {label: Monday, to: done}
          - {label: Tuesday, to: done}
          - {label: Wednesday, to: done}
          - {label: Thursday, to: done}
          - {label: Friday, to: done}
          - {label: Saturday, to: done}
          - {label: Sunday, to: done}
          - {label: Any day, to: done}
      done: {outcome: Booked, resolution: scheduled}

Good:
    start: day
    nodes:
      day:
        ask: Which day suits them?
        options:
          - {label: A working day, to: done}
          - {label: The weekend, to: done}
      done: {outcome: Booked, resolution: scheduled}

Fix: ask in two steps, the wide question first; or collect a fact in a form. The numbers of a scale, 0 to 10, count as one answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def too_many_options(context: RuleContext) -> Iterator[Finding]:
    """Every question with more options than the budget."""
    budget = context.settings.budgets.options
    for node in context.tree.nodes.values():
        if isinstance(node, Question) and _seen(node) > budget:
            message = f"'{node.id}' has {len(node.options)} options; more than {budget} cannot be taken in on a call"
            yield context.at(node.id, "options", message=message)


def _seen(node: Question) -> int:
    """What the eye has to take in: a scale of bare numbers counts as one."""
    numbers = sum(option.label.strip().isdecimal() for option in node.options)
    return len(node.options) - max(0, numbers - 1)
