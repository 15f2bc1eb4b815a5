"""A tree that does not say where it starts.

Why: no call can begin, and nothing about its routes can be checked.

Bad:
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: greet
    nodes:
      greet: {say: Good morning., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: name the first node under `start`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField

_WRITTEN = re.compile(r"^[\"']?start[\"']?[ \t]*:", re.MULTILINE)


@rule(severity=Severity.ERROR, family=Family.GRAPH, of_absence=True)
def missing_start(context: RuleContext) -> Iterator[Finding]:
    """The tree, when it names no start."""
    # one that cannot be read is there all the same, and the reader says what is wrong with it
    if context.tree.start is not None or _WRITTEN.search(context.document.text):
        return
    first = next(iter(context.tree.nodes), None)
    fixes = () if first is None else (Fix(f"start at '{first}'", SetField(None, ("start",), first)),)
    yield context.at(
        None, "start", message="the tree has no 'start'; name the node at which calls start", fixes=fixes
    )
