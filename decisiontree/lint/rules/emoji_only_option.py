"""An option that is only an emoji or symbols.

Why: a screen reader says "slightly smiling face", every phone draws it differently, and a log cannot be
searched for it.

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

Fix: write the word next to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.lint.rule import Family, Finding, RuleContext, Severity, rule
from decisiontree.model import Question


@rule(severity=Severity.WARNING, family=Family.SAFETY)
def emoji_only_option(context: RuleContext) -> Iterator[Finding]:
    """Every label of an option or an exit without a letter or a digit."""
    for index, way_out in enumerate(context.tree.anytime):
        if _has_no_word(way_out.label):
            yield context.at(None, "anytime", index, "label", message=_message(way_out.label))
    for node in context.tree.nodes.values():
        if isinstance(node, Question):
            for index, option in enumerate(node.options):
                if _has_no_word(option.label):
                    yield context.at(node.id, "options", index, "label", message=_message(option.label))


def _message(label: str) -> str:
    return f"the label '{label.strip()}' has no words; add some"


def _has_no_word(label: str) -> bool:
    # most labels begin with a letter, and an empty one has a rule of its own
    return bool(label) and not label[0].isalnum() and not any(map(str.isalnum, label)) and bool(label.strip())
