"""Facts with more combinations of values than the checker could check.

Why: every finding shown is right, but a gap or an overlap may be missed, and no one can follow such a tree
either. The message says what was not checked.

Bad:
    # a branch whose cases compare a dozen facts with each other, value by value

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: split the decision: one branch for some of the facts, and from there branches for the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.routes import NotFollowed


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def analysis_limited(context: RuleContext) -> Iterator[Finding]:
    """Every node, and every tree, of which something was not decided."""
    for group in context.siblings:
        combinations = group.analysis.too_many
        if not group.analysis.looked_at:
            count = len(group.conditions)
            context.budget.leave_out(
                f"the {count:,} conditions of '{group.node.id}' were not compared with each other"
            )
        elif combinations is not None:
            message = (
                f"the conditions of '{group.node.id}' depend on each other in too many ways ({combinations:,} combinations); "
                "only some of them were checked; split the decision"
            )
            yield context.at(group.node.id, group.field, message=message)
    if any(arrival.is_partial for arrival in context.arrivals):
        message = (
            "too many combinations of facts arrive at the nodes of this tree to check them all; gaps and overlaps were looked for among "
            "those that were met first, and cases that no route takes by a few facts at a time"
        )
        yield context.at(None, "facts", message=message)
    for authority in context.granted.not_followed:
        message = (
            f"there are too many combinations to follow what is decided about '{authority}' over all routes, so some "
            "of what is granted may be above a limit"
        )
        yield context.at(None, "facts", message=message)
    for authority in context.escalations.not_followed:
        message = f"there are too many combinations to follow who is asked about '{authority}' above a limit over all routes"
        yield context.at(None, "facts", message=message)
    for early in context.read_too_early:
        if isinstance(early, NotFollowed) and not early.facts:
            context.budget.leave_out(
                "there are too many nodes and facts to follow which facts are known where"
            )
        elif isinstance(early, NotFollowed):
            names = ", ".join(f"'{fact}'" for fact in early.facts)
            message = (
                f"too many combinations of facts arrive to prove that {names} can be read before anything has given "
                "it; the findings on it use the links alone"
            )
            yield context.at(None, "facts", message=message)
