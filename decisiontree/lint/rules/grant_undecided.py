"""An outcome that grants what was not decided on some route to it.

Why: it says that money is given, and nobody has held an amount against a limit; so nothing is given on that route.

Bad:
    # grants: [refund], in an outcome that a question leads to without a decision on 'refund' in between

Good:
    start: done
    nodes:
      done: {outcome: Done, resolution: resolved}

Fix: lead the route by a decision on that authority, or to an outcome that grants nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.granting import ends_as, finding, grants_at, named
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.routes import Standing


@rule(severity=Severity.ERROR, family=Family.AUTHORITY)
def grant_undecided(subject: Subject) -> Iterator[Finding]:
    """Every authority that an outcome grants and a route there has not decided."""
    for each in ends_as(subject, Standing.UNDECIDED):
        message = (
            f"'{named(subject, each.outcome)}' grants '{each.authority}', and a route comes there on which nothing "
            "was decided about it"
        )
        yield finding(subject, each, *grants_at(subject, each), message=message)
