"""An option whose id comes from its position, because its label gives no id.

Why: logs and tests call it `option-2`, and once another option is put before it, that name means a different
one.

Bad:
    start: mood
    nodes:
      mood:
        ask: How is the caller?
        options:
          - {label: 🙂, to: done}
          - {label: Angry, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: mood
    nodes:
      mood:
        ask: How is the caller?
        options:
          - {label: 🙂 Content, to: done}
          - {label: Angry, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: give it an `id`. The fix keeps the id that it has now, so that logs and tests still find it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import Option, Question, SetField, WayOut, slug


@rule(severity=Severity.INFO, family=Family.CONTENT)
def id_by_place(context: RuleContext) -> Iterator[Finding]:
    """Every option and every exit without an id whose label holds no letter and no digit."""
    yield from _nameless(context, None, "anytime", context.tree.anytime)
    for node in context.tree.nodes.values():
        if isinstance(node, Question):
            yield from _nameless(context, node.id, "options", node.options)


def _nameless(
    context: RuleContext, node: str | None, field: str, choices: Sequence[Option | WayOut]
) -> Iterator[Finding]:
    for at, choice in enumerate(choices):
        label = choice.label.strip()
        if not label or slug(label) or context.is_written(node, field, at, "id"):
            continue
        message = f"the label '{label}' gives no id, so logs and tests know it by its position, as '{choice.key}'; give it an 'id'"
        fix = Fix(f"give it the id '{choice.key}'", SetField(node, (field, at, "id"), choice.key), safe=True)
        yield context.at(node, field, at, "label", message=message, fixes=[fix])
