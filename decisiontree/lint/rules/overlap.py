"""Two cases that take the same values, and lead to different nodes; or two options that read alike, shown together.

Why: only the first of them counts, so moving a line changes what is decided, and nobody sees it in a review.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: "days in [1 .. 3]", to: voucher}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: "days in [1 .. 2]", to: voucher}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: narrow one of the two, so that every combination of values belongs to one case.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.guards.analyse import Clash
from decisiontree.guards.space import spoken_example
from decisiontree.lint.logic import Siblings
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import Branch


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def overlap(subject: Subject) -> Iterator[Finding]:
    """Every case or option that clashes with an earlier one, once, with the earlier ones beside it."""
    for group in subject.siblings:
        for at, row in enumerate(group.analysis.rows):
            clashes = [
                clash
                for clash in row.clashes
                if not (row.shadowed or row.always) and _matters(group, clash.earlier, at)
            ]
            clashes = [clash for clash in clashes if not group.analysis.rows[clash.earlier].always]
            if clashes:
                yield _overlapping(subject, group, at, clashes)


def _overlapping(subject: Subject, group: Siblings, at: int, clashes: list[Clash]) -> Finding:
    example = spoken_example(clashes[0].where.example())
    when = f"when {example}" if example else "whatever the facts are"
    other = group.conditions[clashes[0].earlier].text
    if isinstance(group.node, Branch):
        message = f"'{other}' takes it as well {when}, and stands above"
    else:
        message = f"this option and the one that reads alike above it are both shown {when}"
    related = [
        subject.also(group.node.id, *group.path(clash.earlier), message="the other one") for clash in clashes
    ]
    return subject.at(group.node.id, *group.path(at), message=message, related=related, witness=example)


def _matters(group: Siblings, earlier: int, later: int) -> bool:
    """Whether it makes a difference which of the two is taken, or whether they can be told apart."""
    node = group.node
    if isinstance(node, Branch):
        return node.cases[earlier].to != node.cases[later].to
    first, second = (node.options[group.places[at]].label.casefold().split() for at in (earlier, later))
    return first == second
