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

Fix: link to it, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Fix, Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import RemoveNode, Unreadable


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def unreachable_node(subject: Subject) -> Iterator[Finding]:
    """Every node that the start does not lead to."""
    for node_id in subject.graph.unreachable():
        message = f"no way leads from '{subject.tree.start}' to '{node_id}'"
        # what cannot be read is mended first; perhaps it is good
        is_broken = isinstance(subject.tree.nodes[node_id], Unreadable)
        fixes = () if is_broken else (Fix(f"remove '{node_id}'", RemoveNode(node_id)),)
        yield subject.at(node_id, message=message, fixes=fixes)
