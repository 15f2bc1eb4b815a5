"""A tree with more nodes than one person can keep in mind.

Why: no one dares to change it any more. The limit is `nodes` under `[budgets]` in decisiontree.toml.

Bad:
    # two hundred nodes in one file

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: move a self-contained part into another tree, and `run` it from here.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def tree_too_large(context: RuleContext) -> Iterator[Finding]:
    """The tree, when it has too many nodes."""
    number, budget = len(context.tree.nodes), context.settings.budgets.nodes
    if number > budget:
        message = f"the tree has {number} nodes (limit: {budget}); move a part into another tree and 'run' it"
        yield context.at(None, "nodes", message=message)
