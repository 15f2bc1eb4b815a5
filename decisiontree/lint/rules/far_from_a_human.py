"""A node from which the rep needs many clicks to hand the call to a person.

Why: when it gets serious, no one wants to finish the questions first. The rule counts the moves to the
nearest outcome that is escalated or transferred; an `anytime` exit to one is a single move. The limit is
`human` under `[budgets]`.

Bad:
    # fifteen steps in a row before the outcome that is transferred, and no exit under anytime

Good:
    start: greet
    anytime:
      - {label: Safety or harm, to: specialist}
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}
      specialist: {outcome: Handed over, resolution: transferred, team: Specialist care}

Fix: add an exit to a person under `anytime`.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import HANDED_ON, Outcome


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def far_from_a_human(context: RuleContext) -> Iterator[Finding]:
    """The node that is farthest from a person, when it is too far."""
    people = [
        node.id
        for node in context.tree.nodes.values()
        if isinstance(node, Outcome) and node.resolution in HANDED_ON
    ]
    clicks = context.graph.clicks_to(people)
    budget = context.settings.budgets.human
    far = [node_id for node_id in context.graph.reachable() if clicks.get(node_id, 0) > budget]
    if not far:
        return
    farthest = max(far, key=clicks.__getitem__)
    others = f"; {len(far)} nodes are too far" if len(far) > 1 else ""
    message = (
        f"from '{farthest}' it takes {clicks[farthest]} moves to reach a person (limit: {budget}){others}"
    )
    yield context.at(farthest, message=message)
