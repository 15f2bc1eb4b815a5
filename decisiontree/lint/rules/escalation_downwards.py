"""A decision above the limit that is handed to a role that may not decide it either.

Why: whoever gets it has to hand it on again, and the caller waits twice.

Bad:
    # above: end_up, an outcome with team: New starter, where that is the first of the roles; or with team: Senior reps,
    # whose limit is 150.00, for amounts of up to 500.00

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: name a team that may decide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.guards.space import spoken_example
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject, spoken
from decisiontree.model import Decision, Outcome, Role
from decisiontree.routes import handed_down

_HANDED_ON = ("escalated", "transferred")


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def escalation_downwards(subject: Subject) -> Iterator[Finding]:
    """Every outcome whose team is called like a role that may not decide what comes there, on some route."""
    nodes, roles = subject.tree.nodes, subject.library.library.shared.roles
    if len(roles) < 2:
        return
    lowest = _names(roles[0])
    told = set()
    for node in nodes.values():
        if not isinstance(node, Decision):
            continue
        target = nodes.get(node.above or "")
        if isinstance(target, Outcome) and target.resolution in _HANDED_ON and _alike(target.team) in lowest:
            message = (
                f"'{target.team}' is the role with the least authority; hand it to one that may decide it"
            )
            related = [subject.also(node.id, "above", message="what is above the limit comes here")]
            told.add(target.id)
            yield subject.at(target.id, "team", message=message, related=related)
    names = {role.id: _names(role) for role in roles[:-1]}
    teams = {
        node.id: role
        for node in nodes.values()
        if isinstance(node, Outcome) and node.resolution in _HANDED_ON
        for role in names
        if _alike(node.team) in names[role]
    }
    for each in handed_down(subject.library.library, subject.tree.id, teams):
        if each.node not in told:
            told.add(each.node)
            values = spoken_example(each.example)
            message = (
                f"'{each.decision}' hands it on to '{each.role}' when {values}, who may not decide it either; hand it "
                "to one that may"
            )
            related = [subject.also(each.decision, "above", message="it is above the limit here")]
            witness = f"{values}: {spoken(each.route)}"
            yield subject.at(each.node, "team", message=message, related=related, witness=witness)


def _names(role: Role) -> frozenset[str]:
    names = {_alike(role.id), _alike(role.label)} - {""}
    return frozenset(names | {f"{name}s" for name in names})


def _alike(name: str | None) -> str:
    return " ".join((name or "").casefold().replace("_", " ").split())
