"""A node that runs a tree and has no next step for one of its outcomes.

Why: if `returns` leaves out an outcome of the other tree and there is no `else`, the call stops there,
although this tree meant to continue.

Bad:
    # refund.yaml ends in 'paid' or in 'declined', and router.yaml has a node
    # money: {run: refund, returns: {paid: done}}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name the outcome under `returns`, or add `else`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Subtree
from decisiontree.transitions import comes_back

_NAMED = 5


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def unhandled_return(context: RuleContext) -> Iterator[Finding]:
    """Every subtree node with `returns`, without `else`, that leaves an outcome out."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Subtree) or not node.returns or node.otherwise is not None:
            continue
        ends = context.ends_of(node.run) or ()
        left_out = list(islice((f"'{end}'" for end in ends if not comes_back(node, end)), _NAMED + 1))
        if left_out:
            named = ", ".join(left_out[:_NAMED]) + (" and more" if len(left_out) > _NAMED else "")
            message = f"'{node.run}' can also end in {named}; add {'it' if len(left_out) == 1 else 'them'} to 'returns', or add 'else'"
            yield context.at(node.id, "returns", message=message)
