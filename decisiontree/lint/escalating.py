"""Escalations that go wrong, in the words of their rules: where they are told, with values and the route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decisiontree.combinations import spoken_example
from decisiontree.diagnostic import Fix, Related
from decisiontree.lint.rule_context import Finding, RuleContext, spoken
from decisiontree.routes import Escalation, EscalationFault


def escalations_of(context: RuleContext, *kinds: EscalationFault) -> Iterator[Escalation]:
    """Those of some kinds."""
    return (each for each in context.deciding.escalations.found if each.kind in kinds)


def escalation_finding(
    context: RuleContext, each: Escalation, *field: str | int, message: str, fixes: Sequence[Fix] = ()
) -> Finding:
    """A finding at a field of its place; of a place in another tree, at the node that runs that."""
    values = spoken_example(each.example)
    is_own = each.place[0] == context.tree.id
    return context.at(
        each.node,
        *(field if is_own else ("run",)),
        message=message,
        related=list(_related(context, each)),
        witness=": ".join(part for part in (values, spoken(each.route)) if part),
        fixes=fixes,
    )


def _related(context: RuleContext, each: Escalation) -> Iterator[Related]:
    own = context.tree.id
    if each.decision[0] == own and each.decision != each.place:
        yield context.also(each.decision[1], "above", message="it is above the limit here")
    if each.about is not None and each.about[0] == own and each.about not in (each.place, each.decision):
        yield context.also(each.about[1], message="the route comes here")
