"""A decision above the limit that leads back to itself although nothing has changed.

Why: the amount is still above the limit, so the same person is asked again, and again. The rule reports an
`above` when, for some amount, every route from it comes back to the same decision before the call ends, with
the same amount and role and without an approval. It also reports an option that approves when the decision
after it forgets the approval. If another answer leads out of the loop, going back is a choice, and the rule
says nothing.

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
          - {label: They do, to: may_i, approves: true}
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

Fix: let the option that `approves` go where `within` goes, or collect a new amount before it is decided
again.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.authority import escalation_finding, escalations_of, named
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question
from decisiontree.routes import EscalationFault

_ASK = "ask someone who may decide it, or end the call"


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def approval_loop(context: RuleContext) -> Iterator[Finding]:
    """Every `above` and every approval from which no route ends the call without the same decision again."""
    for each in escalations_of(context, EscalationFault.IN_CIRCLES):
        decision = named(context, each.decision)
        message = f"an amount above the limit comes back to '{decision}' before anyone has decided it; {_ASK}"
        if each.about is None:
            message = f"no route for an amount above the limit of '{decision}' ends the call or gets a decision; {_ASK}"
        yield escalation_finding(context, each, "above", message=message)
    for each in escalations_of(context, EscalationFault.ASKED_ANEW):
        node = context.library.model.trees[each.place[0]].nodes[each.place[1]]
        if isinstance(node, Question) and each.option is not None:
            message = (
                f"'{node.options[each.option].label}' approves, but then '{named(context, each.decision)}' is decided "
                "again, above the same limit; send the approved answer past the decision"
            )
            yield escalation_finding(context, each, "options", each.option, "to", message=message)
