"""Two nodes that say the same and lead to the same places.

Why: the next change is made in only one of them, and from then on reps hear two stories.

Bad:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: It is on, to: thanks}
          - {label: It is off, to: goodbye}
      thanks: {say: Thank you for calling., to: done}
      goodbye: {say: Thank you for calling., to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: It is on, to: thanks}
          - {label: It is off, to: thanks}
      thanks: {say: Thank you for calling., to: done}
      done: {outcome: Done, resolution: resolved}

Fix: link to one of them everywhere, and remove the other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Listen, Node, Outcome, Question, Step, TextItem

_LEAST = 20
"""Of characters: two steps that both say "Hello." are no copies."""


@rule(severity=Severity.INFO, family=Family.CONTENT)
def duplicate_nodes(context: RuleContext) -> Iterator[Finding]:
    """Every step, question, listen node and outcome that is an earlier one under another id."""
    alike: dict[Hashable, list[Node]] = {}
    for node in context.tree.nodes.values():
        key = _glance(node)
        if key is not None:
            alike.setdefault(key, []).append(node)
    for group in alike.values():
        if len(group) == 1:
            continue
        first: dict[Node, Node] = {}
        for node in group:
            earlier = first.setdefault(replace(node, id=""), node)
            if earlier is not node:
                message = f"'{node.id}' says and does the same as '{earlier.id}'; one of them is enough"
                related = [context.also(earlier.id, message="the other one")]
                yield context.at(node.id, message=message, related=related)


def _glance(node: Node) -> Hashable:
    """What tells most nodes apart at once; None where there are hardly any words to repeat."""
    content = node.content
    if isinstance(node, Step):
        return ("step", node.to, content.say, content.do) if _says(*content.say, *content.do) else None
    if isinstance(node, Question):
        return ("question", node.ask, content.say) if _says(node.ask or "", *content.say) else None
    if isinstance(node, Listen):
        return ("listen", node.listen, node.agreed) if _says(node.listen) else None
    if isinstance(node, Outcome):
        return ("outcome", node.outcome, content.say) if _says(node.outcome, *content.say) else None
    return None


def _says(*words: str | TextItem) -> bool:
    return sum(len(each if isinstance(each, str) else each.text) for each in words) >= _LEAST
