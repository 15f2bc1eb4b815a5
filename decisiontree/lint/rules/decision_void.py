"""An amount that changes between its decision and the outcome that grants it.

Why: the amount that was compared with the limit is no longer the amount that would be given. So the decision
is void, and nothing is given. Writing the same amount again changes nothing.

Bad:
    # library.yaml
    roles:
      - {id: rep, label: Rep}
      - {id: lead, label: Team lead}
    authority:
      refund: {label: Refund, currency: GBP, limits: {rep: 20.00, lead: 90.00}}
    # a tree
    start: may_i
    facts:
      owed: {type: money, currency: GBP, label: Owed, min: 0, max: 90, given: true}
    nodes:
      may_i: {decide: refund, amount: owed, within: postage, above: ask_lead}
      postage: {collect: [owed], to: paid}
      ask_lead:
        ask: Does the lead say yes?
        options:
          - {label: They do, to: paid, approves: true}
          - {label: Nobody is free, to: up}
      up: {outcome: Handed up, resolution: escalated, team: Leads}
      paid: {outcome: Paid, resolution: resolved, grants: [refund]}

Good:
    # library.yaml
    roles:
      - {id: rep, label: Rep}
      - {id: lead, label: Team lead}
    authority:
      refund: {label: Refund, currency: GBP, limits: {rep: 20.00, lead: 90.00}}
    # a tree
    start: may_i
    facts:
      owed: {type: money, currency: GBP, label: Owed, min: 0, max: 90, given: true}
    nodes:
      may_i: {decide: refund, amount: owed, within: paid, above: ask_lead}
      ask_lead:
        ask: Does the lead say yes?
        options:
          - {label: They do, to: paid, approves: true}
          - {label: Nobody is free, to: up}
      up: {outcome: Handed up, resolution: escalated, team: Leads}
      paid: {outcome: Paid, resolution: resolved, grants: [refund]}

Fix: decide again after the amount changes. A later decision replaces the earlier one; the two never add up.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.authority import ends_as, grant_finding, grants_at, named
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Decision, Form, Question, Retarget, Step
from decisiontree.routes import DecisionStatus, Granted


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def decision_void(context: RuleContext) -> Iterator[Finding]:
    """Every form and answer that changes a decided amount on some route to where it is granted."""
    for each in ends_as(context, DecisionStatus.VOID):
        if each.decision is None or each.changed is None:
            continue
        library = context.library.model
        decision = library.trees[each.decision[0]].nodes[each.decision[1]]
        fact = decision.amount if isinstance(decision, Decision) else None
        message = (
            f"'{named(context, each.changed)}' changes '{fact}' after '{named(context, each.decision)}' has decided on it, "
            f"so the decision no longer covers the '{each.authority}' that '{named(context, each.outcome)}' grants; "
            f"decide again after '{named(context, each.changed)}'"
        )
        yield grant_finding(
            context,
            each,
            *_changed_at(context, each, fact),
            message=message,
            fixes=tuple(_fixes(context, each)),
        )


def _changed_at(context: RuleContext, each: Granted, fact: str | None) -> tuple[str | int, ...]:
    """The field that changes the amount; where another tree changes it, the place where it is granted."""
    if each.changed is None or each.changed[0] != context.tree.id:
        return grants_at(context, each)
    node = context.tree.nodes[each.changed[1]]
    if isinstance(node, Form):
        return (node.id, "collect")
    if isinstance(node, Question):
        for at, option in enumerate(node.options):
            if fact in dict(option.assigns.changes):
                return (node.id, "options", at, option.assigns.field_of(fact))
    if isinstance(node, Step) and fact in dict(node.assigns.changes):
        return (node.id, node.assigns.field_of(fact))
    return (node.id,)


def _fixes(context: RuleContext, each: Granted) -> Iterator[Fix]:
    """Back to the decision, from a form."""
    own = context.tree.id
    if each.changed is None or each.decision is None or (each.changed[0], each.decision[0]) != (own, own):
        return
    if isinstance(context.tree.nodes[each.changed[1]], Form):
        yield Fix(
            f"decide it again at '{each.decision[1]}'", Retarget(each.changed[1], ("to",), each.decision[1])
        )
