"""A decision above the limit that reaches nobody, or an amount that is given and that no role may decide.

Why: the rep was told to ask somebody who may, and there is no such person; or the tree simply ends as if it were settled. Every
amount has one owner: the first role that may decide it, or the team to which it is handed.

Bad:
    # above: end_settled, an outcome that is resolved; or an authority that no role has a limit for; or an amount of up
    # to 5000.00 where the highest limit is 500.00, and an outcome that grants it after somebody said yes

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: let `above` lead to a question whose option `approves`, or to an outcome that is escalated; and give at least the
highest role a limit in library.yaml that covers the largest amount, or the fact a `max` that it covers.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.granting import Example, ends_as, finding, grants_at, named, spoken_limit
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import Authority, Decision, Outcome
from decisiontree.routes import Standing

_SETTLED = ("resolved", "informed", "abandoned")


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_nowhere(subject: Subject) -> Iterator[Finding]:
    """Every decision that nobody may take, every `above` that ends the call as settled or told, every amount without owner."""
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
    yield from _without_owner(subject)


def _without_owner(subject: Subject) -> Iterator[Finding]:
    """Amounts that some route grants and that no role may decide; nobody could have approved them either."""
    for each in ends_as(subject, Standing.NOBODY):
        authority = subject.library.library.shared.authority.get(each.authority)
        if authority is None or _is_nobodys(authority):
            continue
        example = Example(subject.library.library, each)
        values = f" {example.values}" if example.values else " it"
        highest = subject.library.library.shared.roles[-1].id
        message = (
            f"no role may decide{values} of '{each.authority}' (the highest, '{highest}', {spoken_limit(authority, highest)}), and yet "
            f"'{named(subject, each.outcome)}' grants it"
        )
        place = grants_at(subject, each)
        if each.decision is not None and each.decision[0] == subject.tree.id:
            place = (each.decision[1], "above")
        yield finding(subject, each, *place, message=message)


def _is_nobodys(authority: Authority) -> bool:
    """Whether no role passes both of its rows."""
    rows = [
        row
        for row in (authority.limits, authority.uses.limits if authority.uses else None)
        if row is not None
    ]
    able = [{role for role, limit in row.items() if limit != 0} for row in rows]
    return bool(able) and not set.intersection(*able)
