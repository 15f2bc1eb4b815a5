"""A case that is never taken, because the cases above it take every value that could reach it.

Why: what it says never happens, although the file says that it does.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: voucher}
          - {when: days >= 7, to: paid}
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
          - {when: days >= 7, to: paid}
          - {when: "days in [3 .. 6]", to: voucher}
        else: done
      paid: {outcome: Refunded, resolution: resolved}
      voucher: {outcome: Voucher sent, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: put the narrow case above the wide one, or narrow the wide one, or remove this case.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Branch


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def shadowed_case(context: RuleContext) -> Iterator[Finding]:
    """Every case to which nothing is left."""
    for arrival in context.arrivals:
        group = arrival.group
        if not isinstance(group.node, Branch):
            continue
        for at in range(len(group.conditions)):
            row = arrival.shadowed(at)
            if row is None:
                continue
            above = " and ".join(f"'{group.conditions[clash.earlier].text}'" for clash in row.clashes[:3])
            takes = "take" if len(row.clashes) > 1 else "takes"
            values = "all its values" if group.analysis.rows[at].shadowed else "all of its values that arrive"
            message = f"'{group.conditions[at].text}' is never taken: {above} above it {takes} {values}; move it up, or remove it"
            related = [
                context.also(group.node.id, *group.path(clash.earlier), message="this one comes first")
                for clash in row.clashes
            ]
            fixes = group.removal(at)
            yield context.at(group.node.id, *group.path(at), message=message, related=related, fixes=fixes)
