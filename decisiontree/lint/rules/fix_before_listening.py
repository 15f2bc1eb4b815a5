"""A route that reaches a decision, a grant or a fix to tick off before the rep has read the caller's words back.

Why: a caller who was not heard does not trust the answer, and often it answers another question. The rule
checks trees of the kinds troubleshooting and empowerment.

Bad:
    kind: empowerment
    start: ask
    nodes:
      ask:
        ask: Is it the cable?
        options:
          - {label: 'Yes', to: cable}
          - {label: 'No', to: done}
      cable: {do: Put another one in., satisfies: [cable], to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    kind: empowerment
    start: listen
    nodes:
      listen: {listen: "It stopped when you moved it. Is that right?", agreed: cable, corrected: done}
      cable: {do: Put another one in., satisfies: [cable], to: done}
      done: {outcome: Done, resolution: resolved}

Fix: put a `listen` node before it, on every route.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, route_text, rule
from decisiontree.model import Decision, Outcome
from decisiontree.routes import unheard

_KINDS = ("troubleshooting", "empowerment")


@rule(severity=Severity.WARNING, family=Family.AUTHORITY)
def fix_before_listening(context: RuleContext) -> Iterator[Finding]:
    """The first such node of every route without a listen node."""
    if context.tree.kind not in _KINDS:
        return
    for each in unheard(context.library.model, context.tree.id):
        node = context.tree.nodes[each.node]
        does = (
            "decides" if isinstance(node, Decision) else "grants" if isinstance(node, Outcome) else "is tried"
        )
        message = f"'{each.node}' {does} before the rep has read back the caller's words; put a listen node before it"
        yield context.at(each.node, message=message, witness=route_text(each.route))
