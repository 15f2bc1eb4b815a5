"""A case, an option, a field or a text that no route can reach with the values it needs.

Why: it could be true, but earlier decisions on every route to it rule it out, so it never happens. If its
values do arrive, but the cases above take them all, the rule is `shadowed-case`. The rule looks at the
conditions of cases, options, fields in `collect` and texts.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 7, to: much_too_late}
        else: done
      much_too_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: days < 3, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: much_too_late}
        else: done
      much_too_late:
        cases:
          - {when: days >= 7, to: paid}
          - {when: days < 7, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: remove it, or look at the earlier conditions: often one of the two is wrong. You can also remove an
`else` to which the cases leave nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.logic import Siblings
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField
from decisiontree.routes import Early


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def infeasible_case(context: RuleContext) -> Iterator[Finding]:
    """Every case, option, field or text that is possible by itself, and `else` where the cases take everything."""
    for arrival in context.arrivals:
        group, node_id = arrival.group, arrival.group.node.id
        if arrival.possibly is None:
            continue
        if group.field == "cases" and group.analysis.covered and context.is_written(node_id, "else"):
            fix = Fix("remove 'else'", SetField(node_id, ("else",), None))
            message = f"the cases of '{node_id}' take everything, so 'else' is never taken; remove it"
            yield context.at(node_id, "else", message=message, fixes=[fix])
        for at in range(len(group.conditions)):
            if arrival.is_infeasible(at):
                yield _infeasible(context, group, at)
    if context.texts_with_conditions:
        yield from _texts(context)


def _texts(context: RuleContext) -> Iterator[Finding]:
    """Texts that are never there; where their facts are not known, fact-before-known reports them."""
    undecided = {(each.node, each.field) for each in context.read_too_early if isinstance(each, Early)}
    for node in context.texts_with_conditions:
        for text in node.texts:
            is_absent = text.arriving is not None and text.arriving.impossible and not text.alone.impossible
            if is_absent and (node.node.id, text.path) not in undecided:
                message = f"on every route to '{node.node.id}', '{text.condition.text}' is false, so this text is never there; correct the condition, or remove the text"
                yield context.at(node.node.id, *text.path, message=message, fixes=[node.removal(text)])


def _infeasible(context: RuleContext, group: Siblings, at: int) -> Finding:
    what = group.noun
    fails = "false or an earlier case is taken" if what == "case" else "false"
    effect = "this case is never taken" if what == "case" else f"this {what} is never shown"
    message = f"on every route to '{group.node.id}', '{group.conditions[at].text}' is {fails}, so {effect}; correct the condition, or remove the {what}"
    return context.at(group.node.id, *group.path(at), message=message, fixes=group.removal(at))
