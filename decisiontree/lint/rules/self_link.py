"""A link from a node to itself.

Why: the rep presses it and nothing happens.

Bad:
    start: light
    nodes:
      light:
        ask: Is the light green?
        options:
          - {label: It is green, to: done}
          - {label: Not yet, to: light}
      done: {outcome: Works, resolution: resolved}

Good:
    start: light
    nodes:
      light:
        ask: Is the light green?
        options:
          - {label: It is green, to: done}
          - {label: Not yet, to: engineer}
      done: {outcome: Works, resolution: resolved}
      engineer: {outcome: An engineer comes, resolution: scheduled}

Fix: go to a step that changes something, such as waiting, and back from there.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def self_link(context: RuleContext) -> Iterator[Finding]:
    """Every link whose target is the node it stands in."""
    for node_id in context.tree.nodes:
        for link in context.graph.outgoing(node_id):
            if link.target == node_id:
                yield context.at(
                    node_id,
                    *link.field,
                    message=f"'{link.label}' leads from '{node_id}' to itself; choose another node",
                )
