"""An outcome that grants what was not decided on some route to it.

Why: it says that money is given, and nobody has held an amount against a limit; so nothing is given on that route. Every tree
has a page, so its own start is a route even where other trees run it after they have decided.

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

Fix: lead the route by a decision on that authority, or to an outcome that grants nothing. Where only other trees run a tree,
say `alone: false` in its head.
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
            f"'{named(context, each.outcome)}' grants '{each.authority}', and a route comes there on which nothing "
            "was decided about it"
        )
        yield grant_finding(context, each, *grants_at(context, each), message=message)
