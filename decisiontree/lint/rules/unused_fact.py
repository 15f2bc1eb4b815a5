"""A fact that the tree declares and never uses.

Why: readers of the file look for what it does; and often it is left over from a question that was lost.

Bad:
    start: done
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      done: {outcome: Done, resolution: resolved}

Good:
    start: ask_days
    facts:
      days: {type: integer, label: Days late, min: 0, max: 90}
    nodes:
      ask_days: {collect: [days], to: done}
      done: {outcome: Done, resolution: resolved}

Fix: collect it, use it in a condition or a text, or remove it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from decisiontree.guards import facts_of
from decisiontree.lint.rule import Family, Finding, Fix, RuleContext, Severity, rule
from decisiontree.model import (
    Condition,
    Decision,
    SetField,
    Unreadable,
    conditions,
    facts_written,
    placeholders,
)

_WORD = re.compile(r"[a-z][a-z0-9_]*")


@rule(severity=Severity.WARNING, family=Family.LOGIC)
def unused_fact(context: RuleContext) -> Iterator[Finding]:
    """Every fact of the tree that nothing asks for, gives, decides by or prints."""
    nodes = context.tree.nodes.values()
    if not context.tree.facts or any(isinstance(node, Unreadable) for node in nodes):
        return
    left = set(context.tree.facts)
    for name in _named(context):
        left.discard(name)
        if not left:
            return
    for fact in context.tree.facts:
        if fact in left:
            fix = Fix(f"remove '{fact}'", SetField(None, ("facts", fact), None))
            message = f"nothing in this tree uses '{fact}'; collect it, use it or remove it"
            yield context.at(None, "facts", fact, message=message, fixes=[fix])


def _named(context: RuleContext) -> Iterator[str]:
    for node in context.tree.nodes.values():
        yield from facts_written(node)
        if isinstance(node, Decision) and node.amount is not None:
            yield node.amount
        for _, condition in conditions(node):
            yield from _in_condition(condition)
    shared = context.library.model.shared
    yield from (each.uses.fact for each in shared.authority.values() if each.uses is not None)
    texts = [text.text for text in context.texts_with("{")]
    for text in (*texts, *shared.snippets.values()):
        yield from (placeholder.name for placeholder in placeholders(text))


def _in_condition(condition: Condition) -> Iterator[str]:
    """The facts of a condition; of one that cannot be read, every word in it that could be one."""
    yield from _WORD.findall(condition.text) if condition.guard is None else facts_of(condition.guard)
