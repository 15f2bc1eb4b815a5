"""A number between two cases that neither case takes, such as 50 between `< 50` and `> 50`.

Why: `< 3` and `> 3` leave out exactly 3. It then matches no case, or falls to `else`, where it was not meant
to go.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days > 3, to: paid}
          - {when: "days in [1 .. 2]", to: voucher}
          - {when: days < 1, to: done}
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
          - {when: days < 1, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: let one of the two include the boundary; a fix for the upper one is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import Hole, spoken_example
from decisiontree.guards import has_bound, show_value, with_lower_bound
from decisiontree.lint.logic import ArrivalAnalysis, Siblings
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Branch, Fact, SetField


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def boundary_hole(context: RuleContext) -> Iterator[Finding]:
    """Every thin hole between two cases; beside an `else` only where it is surely a slip."""
    facts = context.tree.facts_in_scope(context.library.model.shared)
    for arrival in context.arrivals:
        group = arrival.group
        if not isinstance(group.node, Branch):
            continue
        has_else = context.is_written(group.node.id, "else")
        for hole in group.analysis.holes:
            if _arrives(arrival, hole) and (not has_else or _is_a_slip(group, hole, facts[hole.fact])):
                yield _hole(context, group, hole, facts[hole.fact])


def _hole(context: RuleContext, group: Siblings, hole: Hole, fact: Fact) -> Finding:
    below, above = group.conditions[hole.below].text, group.conditions[hole.above].text
    first, last = show_value(fact, hole.first), show_value(fact, hole.last)
    values = f"{fact.id} = {first}" if first == last else f"{fact.id} from {first} to {last}"
    has_else = context.is_written(group.node.id, "else")
    taker = "only 'else'" if has_else else "no case"
    closed = with_lower_bound(above, fact, hole.first, hole.last + 1)
    change = None if closed is None else SetField(group.node.id, group.path(hole.above), closed)
    return context.at(
        group.node.id,
        *group.path(hole.above),
        message=f"{taker} takes {values}, which is between '{below}' and '{above}'; include it in one of them",
        related=[context.also(group.node.id, *group.path(hole.below), message="the other side")],
        witness=spoken_example(hole.example),
        fixes=[] if change is None else [Fix(f"write '{closed}'", change, safe=not has_else)],
    )


def _arrives(arrival: ArrivalAnalysis, hole: Hole) -> bool:
    """Whether a call brings one of the numbers there, and no case takes it."""
    left_out = None if arrival.surely is None else arrival.surely.gap
    if left_out is None:
        return False
    cells = left_out.space.cells.get(hole.fact)
    if cells is None:
        return True
    fallen = left_out.space.lift(hole.fact, cells.within(((hole.first, hole.last),)))
    return bool(left_out.points & fallen)


def _is_a_slip(group: Siblings, hole: Hole, fact: Fact) -> bool:
    """Whether both sides exclude the same number, or an amount was taken for whole units."""
    if hole.last > hole.first:
        return True
    below, above = group.conditions[hole.below].text, group.conditions[hole.above].text
    return has_bound(below, fact, "<", hole.first) and has_bound(above, fact, ">", hole.first)
