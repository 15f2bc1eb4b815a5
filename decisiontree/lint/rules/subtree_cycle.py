"""Trees that run each other in a circle.

Why: the call would never come back from them.

Bad:
    # router.yaml
    start: hand_on
    nodes:
      hand_on: {run: router}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: end one of the trees with an outcome, and continue from there in the tree that runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decisiontree.graph import way_between
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule
from decisiontree.model import Subtree


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def subtree_cycle(context: RuleContext) -> Iterator[Finding]:
    """Every node that runs a tree from which a walk comes to this tree again."""
    calling = [node for node in context.tree.nodes.values() if isinstance(node, Subtree)]
    if not calling:
        return
    calls = _calls(context)
    circles = {run: way_between(run, context.tree.id, calls) for run in calls.get(context.tree.id, ())}
    for node in calling:
        circle = circles.get(node.run)
        if circle:
            through = "" if node.run == context.tree.id else f", by way of '{node.run}'"
            message = f"'{context.tree.id}' runs itself{through}; remove a 'run' from the circle"
            yield context.at(node.id, "run", message=message, witness=route_text((context.tree.id, *circle)))


def _calls(context: RuleContext) -> Mapping[str, tuple[str, ...]]:
    """What each tree runs that this one comes to; the others cannot be in a circle with it."""
    register = context.library.model.register
    calls: dict[str, tuple[str, ...]] = {}
    waiting = [context.tree.id]
    for tree_id in waiting:  # grows while it is walked
        known = register.of(tree_id)
        if known is not None and tree_id not in calls:
            calls[tree_id] = known.runs
            waiting += known.runs
    return calls
