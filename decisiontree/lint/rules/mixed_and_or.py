"""`and` and `or` in one condition without parentheses.

Why: the program reads `and` first, and half of its readers do not.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
      gold: {type: boolean, label: Gold customer, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 7 or days >= 3 and gold, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
      gold: {type: boolean, label: Gold customer, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 7 or (days >= 3 and gold), to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: put parentheses where you mean them. The fix puts them where the program reads them now.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards import bracketed
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField, conditions


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def mixed_and_or(context: RuleContext) -> Iterator[Finding]:
    """Every condition that leaves to the reader what belongs together."""
    for node in context.tree.nodes.values():
        for path, condition in conditions(node):
            clear = None if condition.guard is None else bracketed(condition.text)
            if clear is not None:
                message = f"'and' and 'or' are mixed without parentheses; it is read as {clear}"
                fix = Fix("add the parentheses", SetField(node.id, path, clear), safe=True)
                yield context.at(node.id, *path, message=message, fixes=[fix])
