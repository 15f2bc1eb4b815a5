"""A node that goes nowhere and is not an outcome.

Why: the call is not over, and the rep has nothing left to press.

Bad:
    start: greet
    nodes:
      greet:
        say: Good morning.

Good:
    start: greet
    nodes:
      greet:
        say: Good morning.
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: name the next node under `to`, or make it an outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def dead_end(context: RuleContext) -> Iterator[Finding]:
    """Every node that leads nowhere and ends nothing."""
    for node_id in context.graph.dead_ends():
        asks = isinstance(context.tree.nodes[node_id], Question)
        way = "an option" if asks else "'to'"
        message = f"'{node_id}' goes nowhere and is not an outcome; give it {way} or make it an outcome"
        yield context.at(node_id, message=message)
