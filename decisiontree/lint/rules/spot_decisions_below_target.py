"""A role that needs help on more routes of a tree than your settings aim for.

Why: people who may decide on the spot keep callers from waiting; a tree that sends nearly everything to
someone else takes that from them. The target is in decisiontree.toml, for each role that has one. Without a
target, the rule says nothing.

Bad:
    # [spot_decisions] with rep = 60 in decisiontree.toml, and a tree of ten routes of which a rep ends two by itself

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: raise the limits in library.yaml, or let more routes end with something that the role may give.
`decisiontree authority` shows the shares of every role.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_library
from decisiontree.model import Decision
from decisiontree.routes import shares


@rule(severity=Severity.WARNING, family=Family.AUTHORITY)
def spot_decisions_below_target(context: RuleContext) -> Iterator[Finding]:
    """Every tree that decides, and role with a target that it misses; and targets for roles that are not there."""
    targets = context.settings.spot_decisions
    roles = [role.id for role in context.library.model.shared.roles]
    if is_library(context):
        for role in targets:
            if role not in roles:
                message = f"decisiontree.toml sets a target for '{role}', which is not among the roles"
                yield context.at(None, "roles", message=message)
        return
    if not targets or not any(isinstance(node, Decision) for node in context.tree.nodes.values()):
        return
    found = shares(context.library.model, context.tree.id)
    if found is None or not found.exact:
        return
    for role, target in targets.items():
        share = found.by_role.get(role)
        if share is not None and share.on_the_spot * 100 < target * share.routes:
            percent = share.on_the_spot * 100 // share.routes
            message = (
                f"'{role}' ends {share.on_the_spot} of {share.routes} routes on its own, {percent} percent; "
                f"the target is {target}"
            )
            yield context.at(None, "title", message=message)
