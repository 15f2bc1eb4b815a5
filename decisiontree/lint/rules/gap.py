"""A combination of values that no case takes, or for which a question shows no option.

Why: the call stops there: there is nothing to go on to, and nothing to press.

Bad:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: days == 0, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Good:
    start: how_late
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      how_late:
        cases:
          - {when: days >= 3, to: paid}
          - {when: days <= 2, to: done}
      paid: {outcome: Refunded, resolution: resolved}
      done: {outcome: Done, resolution: resolved}

Fix: add a case for the values that are named, or `else`; among options, let one go without `when`. The last case or option is
offered for all else, as a start.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Fix, Severity
from decisiontree.guards.space import spoken_example
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.model import Branch, SetField


@rule(severity=Severity.ERROR, family=Family.LOGIC)
def gap(subject: Subject) -> Iterator[Finding]:
    """Every branch without `else` and every guarded list of options that leaves values out."""
    for group in subject.siblings:
        if group.analysis.gap is None or not group.all_of_them:
            continue
        node = group.node
        if isinstance(node, Branch) and (node.otherwise is not None or subject.is_written(node.id, "else")):
            continue
        example = spoken_example(group.analysis.gap.example())
        values = f"when {example}" if example else "whatever the facts are"
        if not isinstance(node, Branch):
            message = f"'{node.id}' shows no option {values}; let one of them go without 'when'"
            last_shown = len(group.conditions) - 1
            label = node.options[group.places[last_shown]].label
            always = SetField(node.id, group.path(last_shown), None)
            fix = Fix(f"always show '{label}'", always)
            yield subject.at(node.id, "options", message=message, witness=example, fixes=[fix])
        else:
            last = node.cases[-1].to
            fixes = (
                []
                if last is None
                else [Fix(f"let all else go to '{last}'", SetField(node.id, ("else",), last))]
            )
            message = f"no case of '{node.id}' is taken {values}; add a case or 'else'"
            yield subject.at(node.id, "cases", message=message, witness=example, fixes=fixes)
