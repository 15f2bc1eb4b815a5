"""Conditions that stand together and speak of so many facts and values that not all combinations were looked at.

Why: what is found is so, but a gap or an overlap may be missed there; and nobody can read such a node either.

Bad:
    # a branch whose cases compare a dozen facts with a dozen numbers each

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: split the decision: one branch for some of the facts, and from there to branches for the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.guards.space import CEILING
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.routes import NotFollowed


@rule(severity=Severity.INFO, family=Family.LOGIC)
def analysis_limited(subject: Subject) -> Iterator[Finding]:
    """Every node whose conditions have more combinations than the ceiling."""
    for group in subject.siblings:
        combinations = group.analysis.too_many
        if combinations is not None:
            message = (
                f"the conditions of '{group.node.id}' have {combinations:,} combinations, more than {CEILING:,}; "
                "only parts of them were looked at: split the decision"
            )
            yield subject.at(group.node.id, group.field, message=message)
    combinations = subject.never_taken.too_many
    if combinations is not None:
        message = (
            f"the facts that the conditions of this tree speak of have {combinations:,} combinations, more than {CEILING:,}; "
            "whether a route brings the values for a case was looked at in parts only"
        )
        yield subject.at(None, "facts", message=message)
    for authority in subject.granted.not_followed:
        message = (
            f"there are too many combinations to follow what is decided about '{authority}' over all routes, so some "
            "of what is granted may be above a limit"
        )
        yield subject.at(None, "facts", message=message)
    for early in subject.read_too_early:
        if isinstance(early, NotFollowed):
            names = ", ".join(f"'{fact}'" for fact in early.facts)
            message = f"there are too many combinations to say whether {names} can be read before anything has given it"
            yield subject.at(None, "facts", message=message)
