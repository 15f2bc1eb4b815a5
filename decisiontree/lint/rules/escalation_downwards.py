"""A decision above the limit that is handed to the role with the least authority.

Why: whoever gets it may decide less than the person who handed it on.

Bad:
    # above: end_up, an outcome with team: New starter, where that is the first of the roles

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: name a team that may decide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import Decision, Outcome, Role

_HANDED_ON = ("escalated", "transferred")


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_downwards(subject: Subject) -> Iterator[Finding]:
    """Every outcome right above a decision whose team is called like the lowest role."""
    nodes, roles = subject.tree.nodes, subject.library.library.shared.roles
    if len(roles) < 2:
        return
    lowest = _names(roles[0])
    for node in nodes.values():
        if not isinstance(node, Decision):
            continue
        target = nodes.get(node.above or "")
        if isinstance(target, Outcome) and target.resolution in _HANDED_ON and _alike(target.team) in lowest:
            message = (
                f"'{target.team}' is the role with the least authority; hand it to one that may decide it"
            )
            related = [subject.also(node.id, "above", message="what is above the limit comes here")]
            yield subject.at(target.id, "team", message=message, related=related)


def _names(role: Role) -> frozenset[str]:
    names = {_alike(role.id), _alike(role.label)} - {""}
    return frozenset(names | {f"{name}s" for name in names})


def _alike(name: str | None) -> str:
    return " ".join((name or "").casefold().replace("_", " ").split())
