"""A node that no walk from the start meets.

Why: nobody ever sees it. Either its words are dead weight, or the link that led to it was lost in an edit.

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

Fix: link to it, or remove it; removing is offered once no link of the tree leads to a node that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Fix, Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import RemoveNode, Unreadable
from decisiontree.transitions import head_links


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def unreachable_node(subject: Subject) -> Iterator[Finding]:
    """Every node that the start does not lead to."""
    unreachable = subject.graph.unreachable()
    lost_link = bool(unreachable) and _has_lost_link(subject)
    for node_id in unreachable:
        message = f"no way leads from '{subject.tree.start}' to '{node_id}'"
        # what cannot be read is mended first, perhaps it is good; and so is a lost link, perhaps it was meant for this
        is_open = isinstance(subject.tree.nodes[node_id], Unreadable) or lost_link
        fixes = () if is_open else (Fix(f"remove '{node_id}'", RemoveNode(node_id)),)
        yield subject.at(node_id, message=message, fixes=fixes)


def _has_lost_link(subject: Subject) -> bool:
    nodes = subject.tree.nodes
    ways = (link for node_id in nodes for link in subject.graph.outgoing(node_id))
    return any(link.target not in nodes for link in (*head_links(subject.tree), *ways))
