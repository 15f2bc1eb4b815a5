"""A route on which a role grants more than its limit, and no one approves it.

Why: the rep was told that it is above the limit, could go on anyway, and promised it. Nothing is paid out
then: the caller hears a yes that is worth nothing.

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
      may_i: {decide: refund, amount: owed, within: paid, above: ask_lead}
      ask_lead:
        ask: Does the lead say yes?
        options:
          - {label: They do, to: paid}
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

Fix: let `above` go to a question, and add `approves: true` to the answer with which a person who may decide
it says yes. An approval counts for the decision before it and for no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.authority import Example, above_at, ends_as, grant_finding, named
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Decision, Question, Retarget, SetField
from decisiontree.routes import DecisionStatus, Granted


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def limit_exceeded(context: RuleContext) -> Iterator[Finding]:
    """Every decision above the limit that some route takes to an outcome which grants it, without an approval."""
    for each in ends_as(context, DecisionStatus.OPEN):
        example = Example(context, each)
        values = f"with {example.values}, " if example.values else ""
        message = (
            f"{values}'{example.role}' grants '{each.authority}' at '{named(context, each.outcome)}' but may decide "
            f"{example.limit}; ask '{example.first_role}' first, and mark the answer with `approves: true`"
        )
        place = above_at(context, each)
        yield grant_finding(context, each, *place, message=message, fixes=tuple(_fixes(context, each)))


def _fixes(context: RuleContext, each: Granted) -> Iterator[Fix]:
    """Ask somebody who may: the answer that leads on approves it, or the way goes by a question that does."""
    nodes = context.tree.nodes
    decision = (
        None if each.decision is None or each.decision[0] != context.tree.id else nodes[each.decision[1]]
    )
    if not isinstance(decision, Decision):
        return
    asked = nodes.get(decision.above or "")
    following = dict(zip(each.route, each.route[1:], strict=False)).get(decision.above or "")
    if isinstance(asked, Question):
        for at, option in enumerate(asked.options):
            if option.to == following and not option.approves:
                change = SetField(asked.id, ("options", at, "approves"), "true")
                yield Fix(f"let '{option.label}' approve it", change)
    for other in nodes.values():
        if isinstance(other, Decision) and other.decide == decision.decide and other.above != decision.above:
            up = nodes.get(other.above or "")
            if isinstance(up, Question) and any(option.approves for option in up.options):
                yield Fix(f"ask who may decide it, at '{up.id}'", Retarget(decision.id, ("above",), up.id))
                return
