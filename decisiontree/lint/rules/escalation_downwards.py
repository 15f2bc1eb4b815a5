"""A decision above the limit that goes to a role which may not decide it either.

Why: the person who gets it has to pass it on again, and the caller waits twice. The rule follows every route
on which the amount is still above the limit when it is passed on, over any number of nodes and trees. A team
counts as a role if it has the role's name.

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
      may_i: {decide: refund, amount: owed, within: paid, above: sorry}
      sorry: {say: "I pass you on.", to: up}
      up: {outcome: Handed up, resolution: escalated, team: Reps}
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
      may_i: {decide: refund, amount: owed, within: paid, above: sorry}
      sorry: {say: "I pass you on.", to: up}
      up: {outcome: Handed up, resolution: escalated, team: Team leads}
      paid: {outcome: Paid, resolution: resolved, grants: [refund]}

Fix: name a team that may decide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import spoken_example
from decisiontree.lint.authority import escalation_finding, escalations_of, named
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.routes import EscalationFault


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_downwards(context: RuleContext) -> Iterator[Finding]:
    """Every outcome whose team is called like a role that may not decide what comes there, on some route."""
    seen = set()
    for each in escalations_of(context, EscalationFault.DOWNWARDS):
        if each.place in seen:
            continue
        seen.add(each.place)
        values = spoken_example(each.example)
        place = "" if each.place[0] == context.tree.id else f"at '{named(context, each.place)}', "
        message = (
            f"{place}'{named(context, each.decision)}' passes a decision on to '{each.role}' when {values}, but "
            f"'{each.role}' may not make that decision either; pass it to a role that may"
        )
        yield escalation_finding(context, each, "team", message=message)
