"""A tree that only other trees may run, but that no tree runs.

Why: `alone: false` removes its page, so without a tree that runs it, no call ever comes to it.

Bad:
    alone: false
    start: thanks
    nodes:
      thanks: {outcome: Thanked, resolution: informed}

Good:
    start: thanks
    nodes:
      thanks: {outcome: Thanked, resolution: informed}

Fix: run it from a tree that has a page, with a node such as `{run: its_id}`; or remove `alone`, so that it
has its own page.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import SetField


@rule(severity=Severity.WARNING, family=Family.GRAPH)
def never_run(context: RuleContext) -> Iterator[Finding]:
    """The tree, when it has no page and no tree with one comes to it."""
    if context.tree.alone:
        return
    library, own = context.library.model, context.tree.id
    coming = list(library.register.callers(own))
    for each in coming:  # grows while it is walked
        caller = library.trees.get(each)
        if caller is None or caller.alone:
            return
        coming += [other for other in library.register.callers(each) if other not in coming]
    message = f"'{own}' is only run by other trees, and no tree with a page runs it, so no call comes to it"
    fixes = [Fix("give it its own page", SetField(None, ("alone",), None))]
    yield context.at(None, "alone", message=message, fixes=fixes)
