"""Two cases for the same values that go to different nodes, or two options that read alike and are shown together.

Why: only the first of them counts, so moving a line changes what is decided. Often that is intended: then the
order is part of the rule, and a reviewer should know.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: "days in [1 .. 3]", to: voucher}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: "days in [1 .. 2]", to: voucher}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: narrow one of the two, so that every combination of values belongs to one case.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import OverlappingCondition, spoken_example
from decisiontree.lint.logic import ArrivalAnalysis, Siblings
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Branch, Form


@rule(severity=Severity.INFO, family=Family.LOGIC)
def overlap(context: RuleContext) -> Iterator[Finding]:
    """Every node where two cases or options clash, once: the two that share the most, with the others beside them."""
    for arrival in context.arrivals:
        pairs = sorted(_pairs(arrival), key=lambda pair: -pair[1].where.size())
        if pairs:
            yield _overlapping(context, arrival.group, pairs)


def _pairs(arrival: ArrivalAnalysis) -> Iterator[tuple[int, OverlappingCondition]]:
    """Each condition with an earlier one that is true of the same, where that is not told otherwise."""
    rows = () if arrival.surely is None else arrival.surely.rows
    alone = arrival.group.analysis.rows
    for at, row in enumerate(rows):
        for clash in row.clashes:
            is_reported = (
                row.shadowed or alone[at].shadowed or alone[at].always or alone[clash.earlier].always
            )
            if not is_reported and _matters(arrival.group, clash.earlier, at):
                yield at, clash


def _overlapping(
    context: RuleContext, group: Siblings, pairs: list[tuple[int, OverlappingCondition]]
) -> Finding:
    (at, worst), *others = pairs
    example = spoken_example(worst.where.example())
    when = f"when {example}" if example else "always"
    if isinstance(group.node, Branch):
        message = f"{when}, '{group.conditions[worst.earlier].text}' above is also true and is taken instead; if you do not mean that, change one of them"
    else:
        message = f"this option and one above it with the same label are both shown {when}; change a label or a 'when'"
    related = [context.also(group.node.id, *group.path(worst.earlier), message="the other one")]
    for later, clash in others:
        text = group.conditions[clash.earlier].text
        related.append(
            context.also(group.node.id, *group.path(later), message=f"here '{text}' is true as well")
        )
    return context.at(group.node.id, *group.path(at), message=message, related=related, witness=example)


def _matters(group: Siblings, earlier: int, later: int) -> bool:
    """Whether it makes a difference which of the two is taken, or whether they can be told apart."""
    node = group.node
    if isinstance(node, Branch):
        return node.cases[earlier].to != node.cases[later].to
    if isinstance(node, Form):
        return False
    first, second = (node.options[group.places[at]].label.casefold().split() for at in (earlier, later))
    return first == second
