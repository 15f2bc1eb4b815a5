"""An escalation of something that the role on the call could have decided.

Why: the caller waits, a colleague is fetched, and says yes to what was allowed all along. The rule reports
three things: an approval that is asked for although the last decision was within the role's limit; a `within`
from which the only way leads to a team; and a case or an option that goes to a team before the decision, on
the same facts that the decision looks at. A limit that is written into a condition is one more place to
forget when the limits change.

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
      may_i: {decide: refund, amount: owed, within: ask_lead, above: ask_lead}
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

Fix: leave it to the decision: `within` goes on, `above` goes to a person who may decide it, and the amounts
are in library.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import spoken_example
from decisiontree.lint.authority import escalation_finding, escalations_of, named
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import Decision, Question, Retarget
from decisiontree.routes import Escalation, EscalationFault, needless


@rule(severity=Severity.WARNING, family=Family.AUTHORITY)
def needless_escalation(context: RuleContext) -> Iterator[Finding]:
    """Every decision after which somebody is asked all the same, and every case and option that spares it its question."""
    for each in escalations_of(context, EscalationFault.NEEDLESS):
        values = spoken_example(each.example)
        when = f" when {values}" if values else ""
        message = (
            f"at '{named(context, each.decision)}' the rep may decide{when}, but 'within' still sends the call to "
            f"'{named(context, each.about or each.place)}', which asks someone else; send it on without asking"
        )
        yield escalation_finding(
            context, each, "within", message=message, fixes=list(_going_on(context, each))
        )
    yield from _before_deciding(context)


def _before_deciding(context: RuleContext) -> Iterator[Finding]:
    for each in needless(context.library.model, context.tree.id) if context.tree.nodes else ():
        values = spoken_example(each.example)
        when = f" when {values}" if values else ""
        yield context.at(
            each.node,
            *each.field,
            message=f"'{each.node}' goes to '{each.escalation}'{when}, although the rep could decide at '{each.decision}'; send it there instead",
            related=[context.also(each.escalation, message="someone else is asked here")],
            witness=route_text(each.route, values),
            fixes=[Fix(f"let '{each.decision}' decide it", Retarget(each.node, each.field, each.decision))],
        )


def _going_on(context: RuleContext, each: Escalation) -> Iterator[Fix]:
    """Go on as if somebody had said yes, where they are asked at once."""
    own, about = context.tree, each.about
    if about is None or each.decision[0] != own.id or about[0] != own.id:
        return
    decision, asked = own.nodes[each.decision[1]], own.nodes[about[1]]
    if isinstance(decision, Decision) and isinstance(asked, Question) and decision.within == asked.id:
        approved = next((option.to for option in asked.options if option.approves), None)
        if approved is not None:
            yield Fix(f"go on to '{approved}' without asking", Retarget(decision.id, ("within",), approved))
