"""A question with two negations in one part of the sentence.

Why: no one knows what "yes" means then, least of all on a bad line.

Bad:
    start: light
    nodes:
      light:
        ask: Is it not true that there is no light?
        options:
          - {label: It is on, to: done}
          - {label: It is off, to: done}
      done: {outcome: Done, resolution: resolved}

Good:
    start: light
    nodes:
      light:
        ask: Is the light on?
        options:
          - {label: It is on, to: done}
          - {label: It is off, to: done}
      done: {outcome: Done, resolution: resolved}

Fix: ask what is true, not what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import is_english
from decisiontree.model import Question

_NEGATION = re.compile(r"(?i)\b(?:not|no|never|none|nobody|nothing|nowhere|cannot|[a-z]+n['\u2019]t)\b")
_PARTS = re.compile(r"[.,;:?!()\u2013\u2014\n]|\b(?:or|and)\b")


@rule(severity=Severity.INFO, family=Family.CONTENT)
def double_negative(context: RuleContext) -> Iterator[Finding]:
    """Every `ask` of a question that negates twice between two commas."""
    if not is_english(context):
        return
    for node in context.tree.nodes.values():
        if not isinstance(node, Question) or not node.ask or not _may_negate_twice(node.ask.lower()):
            continue
        if len(_NEGATION.findall(node.ask)) < 2:
            continue
        for part in _PARTS.split(node.ask):
            negations = _NEGATION.findall(part)
            if len(negations) > 1:
                message = f"'{negations[0]}' and '{negations[1]}' in one question; ask what is true"
                yield context.at(node.id, "ask", message=message)
                break


def _may_negate_twice(text: str) -> bool:
    """A quick look that spares the pattern nearly all questions: every negation holds one of these."""
    return sum(map(text.count, ("no", "never", "n't", "n\u2019t"))) > 1
