"""A node that runs a tree which is not in the library.

Why: the rep is sent to a tree that does not exist.

Bad:
    start: hand_on
    nodes:
      hand_on: {run: refnud}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name a tree of the library; the nearest is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField, Subtree, surely_meant
from decisiontree.text import did_you_mean


@rule(severity=Severity.ERROR, family=Family.GRAPH)
def missing_tree(context: RuleContext) -> Iterator[Finding]:
    """Every subtree node whose tree is not there."""
    trees = context.library.trees
    for node in context.tree.nodes.values():
        if not isinstance(node, Subtree) or not node.run or node.run in trees:
            continue
        nearest = context.nearest.to(node.run, trees)
        advice = did_you_mean(nearest) or "; create it, or run another tree"
        fixes = (
            [
                Fix(
                    f"run '{nearest}'",
                    SetField(node.id, ("run",), nearest),
                    safe=surely_meant(node.run, nearest, trees),
                )
            ]
            if nearest
            else ()
        )
        yield context.at(
            node.id, "run", message=f"there is no tree '{node.run}' in the library{advice}", fixes=fixes
        )
