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
from decisiontree.model import Branch, Decision, Listen, Node, Question, Subtree


@rule(severity=Severity.ERROR, family=Family.GRAPH, of_absence=True)
def dead_end(context: RuleContext) -> Iterator[Finding]:
    """Every node that leads nowhere and ends nothing."""
    for node_id in context.graph.dead_ends():
        field, way = _way_of(context.tree.nodes[node_id])
        message = f"'{node_id}' goes nowhere and is not an outcome; give it {way} or make it an outcome"
        yield context.at(node_id, field, message=message)


def _way_of(node: Node) -> tuple[str, str]:
    """The field in which a node of its kind names what follows, and what to call it."""
    match node:
        case Question():
            return "options", "an option"
        case Branch():
            return "cases", "a case"
        case Listen():
            return "agreed", "'agreed'"
        case Decision():
            return "within", "'within'"
        case Subtree():
            return "returns", "'returns'"
        case _:
            return "to", "'to'"
