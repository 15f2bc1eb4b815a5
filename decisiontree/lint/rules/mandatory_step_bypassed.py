"""A route that reaches a node without the node that must come before it.

Why: `requires` is a promise, such as an identity check before money. A promise with one hole is not a promise.

Bad:
    start: wish
    requires:
      - {before: paid, pass: verify}
    nodes:
      wish:
        ask: Do we know the caller?
        options:
          - {label: Known, to: paid}
          - {label: Not known, to: verify}
      verify: {do: Check the order number and the postcode., to: paid}
      paid: {outcome: Refunded, resolution: resolved}

Good:
    start: wish
    requires:
      - {before: paid, pass: verify}
    nodes:
      wish: {say: I can help with that., to: verify}
      verify: {do: Check the order number and the postcode., to: paid}
      paid: {outcome: Refunded, resolution: resolved}

Fix: change the route shown so that it passes the node that must come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def mandatory_step_bypassed(context: RuleContext) -> Iterator[Finding]:
    """Every entry of `requires` that some route breaks."""
    nodes = context.tree.nodes
    for index, gate in enumerate(context.tree.requires):
        if gate.before not in nodes or gate.passes not in nodes:
            continue  # dangling-link speaks of it
        route = context.graph.bypass(gate.before, gate.passes)
        if route:
            yield context.at(
                None,
                "requires",
                index,
                message=f"a route reaches '{gate.before}' without going through '{gate.passes}'; send it to '{gate.passes}' first",
                related=[context.also(gate.before, message=f"'{gate.before}' is here")],
                witness=route_text(route),
            )
