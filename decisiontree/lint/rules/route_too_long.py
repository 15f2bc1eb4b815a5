"""An outcome that is many nodes away from the start, even by the shortest route.

Why: a caller sits through all of it. The limit is `route` under `[budgets]` in decisiontree.toml.

Bad:
    # thirty steps in a row before the outcome

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: ask the question that settles most calls first; join steps that are always taken together.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule
from decisiontree.model import Outcome


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def route_too_long(context: RuleContext) -> Iterator[Finding]:
    """The outcome farthest from the start, when it is too far."""
    budget = context.settings.budgets.route
    outcomes = [node_id for node_id, node in context.tree.nodes.items() if isinstance(node, Outcome)]
    far = [node_id for node_id in outcomes if (context.graph.length(node_id) or 0) > budget]
    if not far:
        return
    farthest = max(far, key=lambda node_id: context.graph.length(node_id) or 0)
    others = f"; {len(far)} outcomes are too far" if len(far) > 1 else ""
    yield context.at(
        farthest,
        message=f"the shortest route to '{farthest}' has {context.graph.length(farthest)} nodes (limit: {budget}){others}",
        witness=route_text(context.graph.route(farthest)),
    )
