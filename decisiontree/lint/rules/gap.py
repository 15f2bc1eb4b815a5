"""Values that a call can have at a branch without a case for them, or at a question without an option for them.

Why: the call stops there, with nothing to press. Values that no route brings there are not a gap; the message
shows the route that does.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: days == 0, to: done}
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
          - {when: days <= 2, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: add a case for the values shown, or `else`; for options, remove one option's `when`. As a start, a fix
lets the last case or option take everything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import Somewhere, spoken_example
from decisiontree.lint.logic import ArrivalAnalysis
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import Branch, Form, Question, SetField


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def gap(context: RuleContext) -> Iterator[Finding]:
    """Every branch without `else` and every guarded list of options that leaves out what arrives there."""
    for arrival in context.arrivals:
        group = arrival.group
        if arrival.surely is None or arrival.surely.gap is None or not group.all_of_them:
            continue
        node = group.node
        if isinstance(node, Form):
            continue
        if isinstance(node, Branch) and (node.otherwise is not None or context.is_written(node.id, "else")):
            continue
        yield _finding(context, arrival, node, arrival.surely.gap)


def _finding(
    context: RuleContext, arrival: ArrivalAnalysis, node: Branch | Question, left_out: Somewhere
) -> Finding:
    group = arrival.group
    example = spoken_example(left_out.example())
    when, example_of = (f" when {example}", f" for {example}") if example else ("", "")
    route = () if arrival.route is None else arrival.route(left_out)
    witness = route_text(route, example)
    if isinstance(node, Branch):
        last = node.cases[-1].to
        fix = (
            None
            if last is None
            else Fix(f"send everything else to '{last}'", SetField(node.id, ("else",), last))
        )
        message = f"'{node.id}' has no case{example_of or ' that is ever taken'}; add a case or 'else'"
        fixes = [] if fix is None else [fix]
        return context.at(node.id, "cases", message=message, witness=witness, fixes=fixes, of_absence=True)
    message = (
        f"'{node.id}' shows no option{when or ', whatever the facts are'}; remove 'when' from one of them"
    )
    last_shown = len(group.conditions) - 1
    label = node.options[group.places[last_shown]].label
    always = Fix(f"always show '{label}'", SetField(node.id, group.path(last_shown), None))
    return context.at(node.id, "options", message=message, witness=witness, fixes=[always])
