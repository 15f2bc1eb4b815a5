"""A decision above the limit that reaches no one, or an amount that no role may decide.

Why: the rep was told to ask a person who may decide it, and there is no such person; or the tree simply ends
as if it were settled. Follow the routes from `above`, over any number of nodes and trees: one must lead to an
answer that approves, or to an outcome that is `escalated`, `transferred`, `declined` or `scheduled`. The rule
reports an `above` if there is an amount for which no route does. It also reports an amount that no role may
decide, and that is granted or passed on anyway.

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
      sorry: {say: "That is more than I can give.", to: told}
      told: {outcome: Told, resolution: informed}
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

Fix: let `above` go to a question with an option that `approves`, or to an outcome that is escalated. And give
at least the highest role a limit in library.yaml that covers the largest amount, or give the fact a `max`
within that limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from decisiontree.combinations import spoken_example
from decisiontree.lint.authority import (
    Example,
    decided_at,
    ends_as,
    escalation_finding,
    escalations_of,
    lacks_limits,
    named,
    spoken_limit,
)
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, route_text, rule
from decisiontree.model import (
    Authority,
    ChangeShared,
    Decision,
    Outcome,
    SetField,
    plain_amount,
)
from decisiontree.routes import DecisionStatus, Escalation, EscalationFault, Granted

_ASK = "ask someone who may, or send it to a hand-over or a refusal"


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_nowhere(context: RuleContext) -> Iterator[Finding]:
    """Every decision that nobody may take, every `above` on which nobody is asked, every amount without owner."""
    authorities = context.library.model.shared.authority
    for node in context.tree.nodes.values():
        if isinstance(node, Decision):
            authority = authorities.get(node.decide)
            if authority is not None and _is_nobodys(authority):
                message = f"no role has a limit for '{node.decide}', so no one may decide it; give a role a limit in library.yaml"
                is_begun = lacks_limits(context, authority)
                yield context.at(node.id, "decide", message=message, of_absence=is_begun)
    for each in escalations_of(context, EscalationFault.NOBODY_ASKED):
        yield escalation_finding(context, each, "above", message=_nobody_asked(context, each))
    yield from _nobodys_amounts(context)


def _nobody_asked(context: RuleContext, each: Escalation) -> str:
    trees = context.library.model.trees
    if each.about is None:
        return f"no one is asked about an amount above the limit of '{named(context, each.decision)}', and its routes end nowhere; {_ASK}"
    decision, end = (trees[tree].nodes[node] for tree, node in (each.decision, each.about))
    where = named(context, each.about)
    if isinstance(decision, Decision) and isinstance(end, Outcome):
        is_next = decision.above == end.id and each.decision[0] == each.about[0]
        verb = "goes to" if is_next else "reaches"
        return f"an amount above the limit {verb} '{where}', which is {end.resolution}, and no one is asked to decide it; {_ASK}"
    return f"an amount above the limit reaches '{where}', and no one is asked to decide it; {_ASK}"


def _nobodys_amounts(context: RuleContext) -> Iterator[Finding]:
    """Amounts that no role may decide, where some route grants them or hands them on all the same.

    However many outcomes do, the cause is one decision, and there it is told with what would mend it.
    """
    seen = set()
    granted = ends_as(context, DecisionStatus.NOBODY)
    handed_on = escalations_of(context, EscalationFault.NO_OWNER)
    for each in chain[Granted | Escalation](granted, handed_on):
        place = decided_at(context, each)
        if (each.authority, place) not in seen:
            seen.add((each.authority, place))
            yield _nobodys(context, each, place)


def _nobodys(context: RuleContext, each: Granted | Escalation, place: tuple[str | int, ...]) -> Finding:
    end, does = (each.outcome, "grants") if isinstance(each, Granted) else (each.place, "passes on")
    told = f"and yet '{named(context, end)}' {does} it"
    return context.at(
        str(place[0]),
        *place[1:],
        message=f"{_no_role_may(context, each)}, {told}; {_what_to_do(context, each)}",
        related=[] if end[0] != context.tree.id else [context.also(end[1], message=f"it {does} it here")],
        witness=route_text(each.route, spoken_example(each.example)) or None,
        fixes=[*_fixes(context, each, str(place[0]))],
        of_absence=lacks_limits(context, context.library.model.shared.authority[each.authority]),
    )


def _no_role_may(context: RuleContext, each: Granted | Escalation) -> str:
    shared = context.library.model.shared
    example = Example(context, each)
    highest = shared.roles[-1].id
    limit = spoken_limit(shared.authority[each.authority], highest)
    values = example.values or "it"
    return f"no role may decide {values} of '{each.authority}' (the highest, '{highest}', {limit})"


def _what_to_do(context: RuleContext, each: Granted | Escalation) -> str:
    """Which of two files to change, and how."""
    highest = context.library.model.shared.roles[-1].id
    raise_limit = f"raise the limit of '{highest}' in library.yaml"
    most = _most(context, each)
    return raise_limit if most is None else f"set `max` of {most.name} to {most.value}, or {raise_limit}"


def _fixes(context: RuleContext, each: Granted | Escalation, node: str) -> Iterator[Fix]:
    shared, most = context.library.model.shared, _most(context, each)
    highest, authority = shared.roles[-1].id, shared.authority[each.authority]
    if most is not None and most.name in context.tree.facts:
        yield Fix(
            f"set 'max' of '{most.name}' to {most.value}",
            SetField(None, ("facts", most.name, "max"), most.value),
        )
    may_any_times = authority.uses is None or authority.uses.limits.get(highest, 0) is None
    if authority.limits is not None and authority.limits.get(highest, 0) is not None and may_any_times:
        change = SetField(None, ("authority", each.authority, "limits", highest), "any")
        yield Fix(f"let '{highest}' decide any amount", ChangeShared(change, node, ("decide",)))


class _Most(NamedTuple):
    """The largest amount that the highest role may decide, as it is written, and the fact that can be larger."""

    name: str
    value: str


def _most(context: RuleContext, each: Granted | Escalation) -> _Most | None:
    """None where a smaller `max` is of no use, as where the number of earlier uses is too high."""
    shared = context.library.model.shared
    authority = shared.authority[each.authority]
    most, amount = (authority.limits or {}).get(shared.roles[-1].id), Example(context, each).amount
    if not most or amount is None or not isinstance(amount.value, int) or amount.value <= most:
        return None
    return _Most(amount.name, plain_amount(most, authority.currency))


def _is_nobodys(authority: Authority) -> bool:
    """Whether no role passes both of its rows."""
    rows = [
        row
        for row in (authority.limits, authority.uses.limits if authority.uses else None)
        if row is not None
    ]
    able = [{role for role, limit in row.items() if limit != 0} for row in rows]
    return bool(able) and not set.intersection(*able)
