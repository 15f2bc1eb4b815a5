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
                f"the conditions of '{group.node.id}' have {combinations:,} combinations of values, too many to check; "
                "only some were checked, so split the node"
            )
            yield context.at(group.node.id, group.field, message=message)
    if any(arrival.is_partial for arrival in context.arrivals):
        message = (
            "this tree has too many combinations of facts to check them all, so a gap, an overlap or a case that no route takes "
            "may be missed; move a part into another tree"
        )
        yield context.at(None, "facts", message=message)
    for authority in context.granted.not_followed:
        message = (
            f"this tree has too many combinations of facts to follow '{authority}' on every route, so a grant above a limit "
            "may be missed; move a part into another tree"
        )
        yield context.at(None, "facts", message=message)
    for authority in context.escalations.not_followed:
        message = f"this tree has too many combinations of facts to follow who is asked about '{authority}' above a limit; move a part into another tree"
        yield context.at(None, "facts", message=message)
    for early in context.read_too_early:
        if isinstance(early, NotFollowed) and not early.facts:
            context.budget.leave_out(
                "there are too many nodes and facts to follow which facts are known where"
            )
        elif isinstance(early, NotFollowed):
            names = ", ".join(f"'{fact}'" for fact in early.facts)
            message = (
                f"this tree has too many combinations of facts to prove whether {names} can be read before it has a value, "
                "so only the links between nodes were checked for it; move a part into another tree"
            )
            yield context.at(None, "facts", message=message)
