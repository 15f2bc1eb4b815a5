"""An outcome that grants something which was not decided on every route to it.

Why: it says that money is given, but nothing has compared an amount with a limit, so nothing is given on that
route. Every tree has a page, so its own start counts as a route, even if other trees run it after their own
decision.

Bad:
    # library.yaml
    roles:
      - {id: rep, label: Rep}
      - {id: lead, label: Team lead}
    authority:
      refund: {label: Refund, currency: GBP, limits: {rep: 20.00, lead: 90.00}}
    # a tree
    start: which
    facts:
      owed: {type: money, currency: GBP, label: Owed, min: 0, max: 90, given: true}
    nodes:
      which:
        ask: Is it owed to them?
        options:
          - {label: It is, to: may_i}
          - {label: We give it anyway, to: paid}
      may_i: {decide: refund, amount: owed, within: paid, above: ask_lead}
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

Fix: put a decision on that authority on the route, or end it at an outcome that grants nothing. If only other
trees run this tree, write `alone: false` at its top.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.authority import ends_as, grant_finding, grants_at, named
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.routes import DecisionStatus


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def grant_undecided(context: RuleContext) -> Iterator[Finding]:
    """Every authority that an outcome grants and a route there has not decided."""
    for each in ends_as(context, DecisionStatus.UNDECIDED):
        message = (
            f"'{named(context, each.outcome)}' grants '{each.authority}', but a route reaches it without "
            f"a decision on '{each.authority}'; add that decision to the route"
        )
        yield grant_finding(context, each, *grants_at(context, each), message=message)
