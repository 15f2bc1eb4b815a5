"""A step that shows nothing at all, because none of its texts is there.

Why: the rep sees a heading and a button, with nothing to say and nothing to do. The rule looks at steps
whose texts all have conditions. The message shows the values for which none of the conditions is true.

Bad:
    start: wish
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      wish:
        say:
          - {when: days < 3, text: It comes tomorrow.}
          - {when: days > 3, text: I am sorry that it is so late.}
        to: done
      done: {outcome: Done, resolution: resolved}

Good:
    start: wish
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90, given: true}
    nodes:
      wish:
        say:
          - {when: days < 3, text: It comes tomorrow.}
          - {when: days >= 3, text: I am sorry that it is so late.}
        to: done
      done: {outcome: Done, resolution: resolved}

Fix: add a text for these values, or a text without a condition. If there is nothing to do for these
values, go around the step with a branch.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import spoken_example
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def silent_node(context: RuleContext) -> Iterator[Finding]:
    """Every step of which all texts can be absent at once."""
    for texts in context.texts_with_conditions:
        if texts.none is None:
            continue
        example = spoken_example(texts.none.example())
        when = f"when {example}" if example else "whatever the facts are"
        route = () if texts.route is None else texts.route(texts.none)
        field = str(texts.texts[0].path[0])
        message = f"'{texts.node.id}' shows nothing to say or do {when}; add a text for these values, or one without a condition"
        yield context.at(texts.node.id, field, message=message, witness=route_text(route, example))
