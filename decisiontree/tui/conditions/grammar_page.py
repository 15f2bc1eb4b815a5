"""The grammar of conditions on a page, with the facts of the tree as examples. Words only."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards import GuardFault, example, show_value, show_word
from decisiontree.model import Fact, FactType
from decisiontree.tui.conditions.questions import Answerable, FactQuestion, Operand, asking, questions_about
from decisiontree.tui.conditions.scope import ConditionScope

SHOWN = 4
"""Questions about each type of fact, without their opposites."""
JOINING = (
    ("A and B", "true when both are true"),
    ("A or B", "true when at least one is true"),
    ("not A", "true when A is false"),
    ("(A or B) and C", "parentheses show what belongs together"),
)


def examples_of(scope: ConditionScope) -> Iterator[tuple[str, str]]:
    """A few conditions on a fact of each type, each with its words."""
    seen: set[FactType] = set()
    for fact in scope.askable.values():
        if fact.type in seen or (fact.type.has_values and not fact.values):
            continue
        seen.add(fact.type)
        for question in questions_about(fact)[::2][:SHOWN]:
            asked = Answerable(fact.id, question, _operands(fact, question))
            text = asking(asked)
            if not isinstance(scope.read(text), GuardFault):
                yield text, f"{scope.label(fact.id)} {scope.phrase(asked)}"


def _operands(fact: Fact, question: FactQuestion) -> tuple[str, ...]:
    if question.operand is Operand.NONE:
        return ()
    if question.operand is Operand.SPAN:
        return ("30 days",)
    if fact.values:
        return tuple(show_word(each.id) for each in fact.values)[
            : 1 if question.operand is Operand.VALUE else 2
        ]
    first, last = _numbers(fact)
    return (first,) if question.operand is Operand.VALUE else (first, last)


def _numbers(fact: Fact) -> tuple[str, str]:
    """Two values that the fact can have, the lower one first."""
    first = example(fact)
    low = first if isinstance(first, int) else fact.minimum or 1
    high = fact.maximum if fact.maximum is not None and fact.maximum > low else low + 9
    return show_value(fact, low), show_value(fact, high)
