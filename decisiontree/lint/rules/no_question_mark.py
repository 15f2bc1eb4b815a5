"""A question that does not end with a question mark.

Why: the eye tells by it what is to be asked and what is to be done; without it a question reads like an order.

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

Fix: end it with a question mark; offered. Put orders into `do`.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.diagnostic import Severity
from decisiontree.lint.rule import Family, rule
from decisiontree.lint.subject import Finding, Subject
from decisiontree.lint.texts import Text
from decisiontree.lint.wording import reworded
from decisiontree.model import Question

_CLOSING = " \t\n*_)]\"'\u00bb\u201d\u2019"
# Greek and Arabic have marks of their own, and a Greek one may look like a semicolon
_MARKS = "?\uff1f\u061f\u037e;\u055e\u2047\u203d"
# languages that ask without a mark
_UNMARKED = ("ja", "zh", "th", "lo", "km", "my", "hy")


@rule(severity=Severity.WARNING, family=Family.CONTENT)
def no_question_mark(subject: Subject) -> Iterator[Finding]:
    """Every `ask` of a question that ends otherwise, save where a placeholder ends it."""
    language = subject.tree.language.lower().split("-")[0]
    if language in _UNMARKED:
        return
    for node in subject.tree.nodes.values():
        if not isinstance(node, Question) or not node.ask:
            continue
        ask = node.ask.rstrip(_CLOSING)
        # what a placeholder brings may hold the mark
        if not ask or ask[-1] == "}" or ask[-1] in _MARKS:
            continue
        words = ask.rstrip(" .!…:,")
        better = f"{words}?{node.ask[len(ask) :].rstrip()}"
        fixes = reworded(
            subject, Text(node.id, ("ask",), node.ask), better if words else "", "end with '?'", safe=True
        )
        yield subject.at(
            node.id, "ask", message="the question does not end with a question mark", fixes=fixes
        )
