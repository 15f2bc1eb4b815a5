"""Options of one question that differ only in the colour of a symbol.

Why: one man in twelve does not see red and green as two colours, and on paper no one does.

Bad:
    start: state
    nodes:
      state:
        ask: How is the line?
        options:
          - {label: 🟢 Line, to: done}
          - {label: 🔴 Line, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: state
    nodes:
      state:
        ask: How is the line?
        options:
          - {label: 🟢 Line works, to: done}
          - {label: 🔴 Line is dead, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: say it in words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question

# circles, squares and hearts that come in several colours
_COLOURED = re.compile(
    "[\U0001f534\U0001f535\U0001f7e0-\U0001f7eb\u26aa\u26ab\u2b1b\u2b1c\u2764\U0001f499-\U0001f49c\U0001f9e1\U0001f5a4]\ufe0f?"
)


@rule(severity=Severity.WARNING, family=Family.SAFETY)
def colour_only_meaning(context: RuleContext) -> Iterator[Finding]:
    """Every option that reads like an earlier one once the colours are gone."""
    for node in context.tree.nodes.values():
        if not isinstance(node, Question) or all(option.label.isascii() for option in node.options):
            continue
        earlier: dict[str, int] = {}
        for index, option in enumerate(node.options):
            words = " ".join(_COLOURED.sub(" ", option.label).casefold().split())
            first = earlier.setdefault(words, index)
            if first != index and words and option.label.casefold() != node.options[first].label.casefold():
                message = f"only the colour differs between '{option.label}' and '{node.options[first].label}'; say it in words"
                related = [context.also(node.id, "options", first, "label", message="the other one")]
                yield context.at(node.id, "options", index, "label", message=message, related=related)
