"""A node that no route from the start reaches.

Why: no one ever sees it. Either its words are dead weight, or the link to it was lost in an edit.

Bad:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}
      lost: {outcome: Call back tomorrow, resolution: scheduled}

Good:
    start: greet
    nodes:
      greet:
        ask: Can you wait until tomorrow?
        options:
          - {label: Waits, to: lost}
          - {label: Cannot wait, to: done}
      done: {outcome: Done, resolution: resolved}
      lost: {outcome: Call back tomorrow, resolution: scheduled}

Fix: link to it, or remove it. The fix that removes it is offered once no link of the tree goes to a node that
does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import RemoveNode, Unreadable
from decisiontree.transitions import head_links


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def unreachable_node(context: RuleContext) -> Iterator[Finding]:
    """Every node that the start does not lead to."""
    unreachable = context.graph.unreachable()
    lost_link = bool(unreachable) and _has_lost_link(context)
    for node_id in unreachable:
        message = f"no route leads from '{context.tree.start}' to '{node_id}'; link to it, or remove it"
        # what cannot be read is mended first, perhaps it is good; and so is a lost link, perhaps it was meant for this
        is_open = isinstance(context.tree.nodes[node_id], Unreadable) or lost_link
        fixes = () if is_open else (Fix(f"remove '{node_id}'", RemoveNode(node_id)),)
        yield context.at(node_id, message=message, fixes=fixes)


def _has_lost_link(context: RuleContext) -> bool:
    nodes = context.tree.nodes
    ways = (link for node_id in nodes for link in context.graph.outgoing(node_id))
    return any(link.target not in nodes for link in (*head_links(context.tree), *ways))
