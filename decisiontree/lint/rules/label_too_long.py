"""A label of more than 120 characters, or a hint of more than 400.

Why: a rep reads it at a glance while the caller talks, or not at all.

Bad:
    # an option whose label is a whole paragraph

Good:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: It is on, to: done}
          - {label: It is off, to: done, hint: Also when it comes on for a moment and goes out again}
      done: {outcome: Done, resolution: resolved}

Fix: keep the words that make it different from the others, and put the rest into the `hint`. What is long
there belongs in the `note` of the node.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Path, without_addresses

_LABEL = 120
_HINT = 400


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def label_too_long(context: RuleContext) -> Iterator[Finding]:
    """Every label of an option, an exit, a fact, a value, a role, a link; every hint."""
    for node, field, text in context.texts:
        if len(text) <= _LABEL:
            continue
        budget, advice = _budget(field)
        # the address of a link is not read
        length = len(without_addresses(text, words=True)) if budget else 0
        if length > budget:
            message = f"the {field[-1] if field[-1] == 'hint' else 'label'} has {length} characters (limit: {budget}); {advice}"
            yield context.at(node, *field, message=message)


def _budget(field: Path) -> tuple[int, str]:
    """How long a text of this field may be, and where the rest goes; 0 for a field that is neither label nor hint."""
    if field[-1] == "hint":
        return _HINT, "put the rest into a 'note'"
    if field[-1] == "label" or "values" in field:
        has_hint = field[0] in ("options", "facts") and "values" not in field
        return _LABEL, "put the rest into a 'hint'" if has_hint else "shorten it"
    return 0, ""
