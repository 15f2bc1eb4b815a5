"""Which entries of a form are shown, once those above them are filled in."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.guards import in_domain
from decisiontree.model import FactValue, Form, Library
from decisiontree.walk.answer import Fill
from decisiontree.walk.known import fact_of, holds, write
from decisiontree.walk.state import State


def shown_entries(
    library: Library, state: State, form: Form, values: Mapping[str, FactValue | None]
) -> tuple[bool, ...]:
    """For each entry of a form whether it is shown, with these values in its fields; the others are as they were shown.

    A condition asks for nothing: while it cannot be decided, because a fact is unknown, its entry is not shown. A value
    that the fact may not have counts as none.
    """
    if not form.appears:
        return (True,) * len(form.collect)
    found = []
    for field in form.collect:
        guard = None if field.when is None else field.when.guard
        is_shown = field.when is None or (guard is not None and holds(library, state, guard) is True)
        found.append(is_shown)
        fact = fact_of(library, state.tree, field.fact)
        if is_shown and fact is not None:
            value = values.get(fact.id, state.facts.get(fact.id, fact.default))
            may_have = value is not None and in_domain(fact, value)
            state = write(library, state, fact.id, value if may_have else None)
    return tuple(found)


def asked_facts(
    library: Library, state: State, form: Form, values: Mapping[str, FactValue | None]
) -> frozenset[str]:
    """The facts of the entries that are shown, `tried` among them."""
    shown = shown_entries(library, state, form, values)
    return frozenset(fact for fact, is_shown in zip(form.facts, shown, strict=True) if is_shown)


def without_hidden(library: Library, state: State, form: Form, answer: Fill) -> Fill:
    """The answer without values and ticks for entries that are not shown: those facts stay as they are."""
    if not form.appears:
        return answer
    hidden = frozenset(form.facts) - asked_facts(library, state, form, answer.values)
    values = {fact: value for fact, value in answer.values.items() if fact not in hidden}
    return Fill(values, None if "tried" in hidden else answer.tried, answer.ticks)
