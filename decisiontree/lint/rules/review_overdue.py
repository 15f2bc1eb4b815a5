"""A tree, or an authority in library.yaml, whose `review_by` date has passed.

Why: rules and prices change, and a tree that no one reviews sends reps the old way. The rule uses today's
date, or the one in `--today 2027-01-31`.

Bad:
    start: done
    owner: billing-lead
    review_by: 2020-03-01
    nodes:
      done: {outcome: Done, resolution: resolved}

Good:
    start: done
    owner: billing-lead
    review_by: 2099-03-01
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: read it with its owner, then write the next date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.rule_context import Calendar
from decisiontree.lint.wording import is_library


@rule(severity=Severity.WARNING, family=Family.UPKEEP)
def review_overdue(context: RuleContext) -> Iterator[Finding]:
    """The tree, or each authority, whose day has come and gone."""
    tree = context.tree
    if tree.review_by is not None and context.calendar.is_past(tree.review_by):
        who = f"'{tree.owner}'" if tree.owner else "its owner"
        overdue = _overdue(tree.review_by, context.calendar)
        yield context.at(None, "review_by", message=f"{overdue}; ask {who} to look at it again")
    if is_library(context):
        for name, authority in context.library.model.shared.authority.items():
            if authority.review_by is not None and context.calendar.is_past(authority.review_by):
                message = (
                    f"{_overdue(authority.review_by, context.calendar)}; review the limits of '{name}' again"
                )
                yield context.at(None, "authority", name, "review_by", message=message)


def _overdue(review_by: date, calendar: Calendar) -> str:
    days = ((calendar.today or review_by) - review_by).days
    return f"the review was due {'yesterday' if days == 1 else f'{days} days ago'}"
