"""A question that does not end with a question mark.

Why: it shows at a glance what to ask and what to do; without it, a question reads like an order.

Bad:
    start: light
    nodes:
      light:
        ask: Is the light on.
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

Fix: end it with a question mark; offered. A prompt ("Select the plan", "Type of fault:") is not a question
and may stay as it is. What the rep must do belongs in `do`. The rule only looks at texts that begin like a
question in English, French, German or Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.lint.questions import is_question
from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.lint.wording import reworded
from decisiontree.model import NodeText, Question

_CLOSING = " \t\n*_)]\"'\u00bb\u201d\u2019"
# Greek, Arabic and Armenian have marks of their own, and a Greek one looks like a semicolon
_MARKS = "?\uff1f\u061f\u037e\u055e\u2047\u2048\u203d"
_SENTENCE = re.compile(r"(?:[^.!\n]|[.!](?!\s))+[.!]*")
_OPEN_ENDS = (":", "\uff1a", "\u2026", "...", "}")
"""A prompt, a sentence that the answers complete, and what a placeholder brings, which may hold the mark."""


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def no_question_mark(context: RuleContext) -> Iterator[Finding]:
    """Every `ask` of a question that begins like one and holds no mark."""
    language = context.tree.language
    for node in context.tree.nodes.values():
        if not isinstance(node, Question) or not node.ask or any(mark in node.ask for mark in _MARKS):
            continue
        ask = node.ask.rstrip(_CLOSING)
        if ask.endswith(_OPEN_ENDS):
            continue
        asked = [sentence for sentence in _SENTENCE.finditer(ask) if is_question(sentence[0], language)]
        if asked:
            better = _with_mark(node.ask, asked[-1].end())
            fixes = reworded(context, NodeText(node.id, ("ask",), node.ask), better, "end with '?'")
            yield context.at(
                node.id, "ask", message="the question does not end with a question mark", fixes=fixes
            )


def _with_mark(ask: str, end: int) -> str:
    """The text with a mark at the end of one of its sentences, within the signs that close it."""
    words = ask[:end].rstrip(_CLOSING)
    return f"{words.rstrip(' .!,')}?{ask[len(words) :].rstrip()}"
