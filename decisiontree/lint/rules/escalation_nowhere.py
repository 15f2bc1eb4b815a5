"""A decision above the limit that reaches nobody.

Why: the rep was told to ask somebody who may, and there is no such person; or the tree simply ends as if it were settled.

Bad:
    # above: end_settled, an outcome that is resolved; or an authority that no role has a limit for

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: let `above` lead to a question whose option `approves`, or to an outcome that is escalated; and give at least the
highest role a limit in library.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import Authority, Decision, Outcome

_SETTLED = ("resolved", "informed", "abandoned")


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_nowhere(subject: Subject) -> Iterator[Finding]:
    """Every decision that nobody may take, and every `above` that ends the call as settled or told."""
    nodes = subject.tree.nodes
    authorities = subject.library.library.shared.authority
    for node in nodes.values():
        if not isinstance(node, Decision):
            continue
        authority = authorities.get(node.decide)
        if authority is not None and _is_nobodys(authority):
            message = f"no role has a limit for '{node.decide}', so nobody may ever decide it"
            yield subject.at(node.id, "decide", message=message)
        target = nodes.get(node.above or "")
        if isinstance(target, Outcome) and target.resolution in _SETTLED and node.above != node.within:
            message = f"what is above the limit goes to '{target.id}', which is {target.resolution}; nobody is asked"
            yield subject.at(node.id, "above", message=message)


def _is_nobodys(authority: Authority) -> bool:
    """Whether no role passes both of its rows."""
    rows = [
        row
        for row in (authority.limits, authority.uses.limits if authority.uses else None)
        if row is not None
    ]
    able = [{role for role, limit in row.items() if limit != 0} for row in rows]
    return bool(able) and not set.intersection(*able)
