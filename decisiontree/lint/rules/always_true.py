"""A condition that is true for every value.

Why: it reads as if a decision were made there. And if it is a case, no case below it is ever taken.
The rule looks at the conditions of cases, options, fields in `collect` and texts.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: days >= 0 or days < 3, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: make the last case `else`, remove the `when` of the option, field or text, or correct the condition.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.logic import Siblings
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Branch, Question, RemoveItem, SetField, Together


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def always_true(context: RuleContext) -> Iterator[Finding]:
    """Every condition of a case, an option, a field or a text that is never false."""
    for group in context.siblings:
        for at, row in enumerate(group.analysis.rows):
            if row.always:
                advice = (
                    "write 'else' instead"
                    if _is_last(group, at)
                    else "move it to the end, or change it, because nothing below it is ever taken"
                )
                if not isinstance(group.node, Branch):
                    advice = "remove 'when'"
                message = f"'{group.conditions[at].text}' is always true; {advice}"
                yield context.at(
                    group.node.id, *group.path(at), message=message, fixes=list(_fixes(context, group, at))
                )
    for node in context.texts_with_conditions:
        for text in node.texts:
            if text.alone.always:
                message = f"'{text.condition.text}' is always true; remove 'when'"
                yield context.at(node.node.id, *text.path, message=message, fixes=[node.unconditional(text)])


def _fixes(context: RuleContext, group: Siblings, at: int) -> Iterator[Fix]:
    node, place = group.node, group.places[at]
    if not isinstance(node, Branch):
        # a field is not shown either while a fact is unknown
        yield Fix("remove 'when'", SetField(node.id, group.path(at), None), safe=isinstance(node, Question))
        return
    target = node.cases[place].to
    if target is not None and at > 0 and _is_last(group, at) and not context.is_written(node.id, "else"):
        as_else = (SetField(node.id, ("else",), target), RemoveItem(node.id, ("cases",), place))
        yield Fix("make it 'else'", Together(as_else), safe=True)


def _is_last(group: Siblings, at: int) -> bool:
    return isinstance(group.node, Branch) and group.places[at] == len(group.node.cases) - 1
