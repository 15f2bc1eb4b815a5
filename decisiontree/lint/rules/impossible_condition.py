"""A condition that is false for every value.

Why: the case is never taken, and the option, field or text is never shown, although the file says that it is.
The rule looks at the conditions of cases, options, fields in `collect` and texts.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days < 3 and days > 7, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days < 3 or days > 7, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: often `or` is meant instead of `and`, or a number is outside the `min` and `max` of the fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Branch


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def impossible_condition(context: RuleContext) -> Iterator[Finding]:
    """Every condition of a case, an option, a field or a text that is never true."""
    for group in context.siblings:
        what, effect = group.noun, "never taken" if isinstance(group.node, Branch) else "never shown"
        for at, row in enumerate(group.analysis.rows):
            if row.impossible:
                message = f"'{group.conditions[at].text}' is never true, so this {what} is {effect}; correct the condition, or remove the {what}"
                yield context.at(group.node.id, *group.path(at), message=message, fixes=group.removal(at))
    for node in context.texts_with_conditions:
        for text in node.texts:
            if text.alone.impossible:
                message = f"'{text.condition.text}' is never true, so this text is never there; correct the condition, or remove the text"
                yield context.at(node.node.id, *text.path, message=message, fixes=[node.removal(text)])
