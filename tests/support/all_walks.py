"""Every state that some walk meets, for libraries whose facts have few values; the walk itself goes on, nothing analyses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import product

from tickable import tickable

from decisiontree.errors import UsageError
from decisiontree.model import Fact, FactType, FactValue, Form, Library, Listen, Question
from decisiontree.walk import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Origin,
    ProvideFact,
    Refusal,
    State,
    TakeWayOut,
    advance,
    begin,
)

Said = Mapping[str, FactValue]
TODAY = date(2027, 3, 31).toordinal()
"""The day on which all of these walks begin."""


def walks(library: Library, tree: str, said: Said) -> Iterator[State]:
    """Every state that some walk meets, whoever is on the call; what is said keeps its value."""
    yield from _met(library, _starts(library, tree, said), said)


def deciding_states(library: Library, tree: str) -> Iterator[State]:
    """The same where what is given has any of its values, or none."""
    facts = {**library.shared.facts, **library.trees[tree].facts}
    given = [fact for fact in facts.values() if fact.given]
    starts: list[State] = []
    for values in product(*((*values_of(fact), None) for fact in given)):
        known = {fact.id: value for fact, value in zip(given, values, strict=True) if value is not None}
        starts += _starts(library, tree, known)
    yield from _met(library, starts, {})


def values_of(fact: Fact) -> tuple[FactValue, ...]:
    """Every value of a fact with a small domain."""
    if fact.type is FactType.BOOLEAN:
        return (True, False)
    if fact.type is FactType.CHOICE:
        return tuple(choice.id for choice in fact.values)
    if fact.type is FactType.CHOICES:
        return tickable(fact)
    return tuple(range(fact.minimum or 0, (fact.maximum or 0) + 1))


def _starts(library: Library, tree: str, given: Said) -> Iterator[State]:
    for role in library.shared.roles or (None,):
        with suppress(UsageError):  # its first nodes lead to each other
            yield begin(library, Origin(tree, None if role is None else role.id, given, today=TODAY))


def _met(library: Library, starts: Iterable[State], said: Said) -> Iterator[State]:
    """From these on, each state once, the moves left aside."""
    waiting = list(starts)
    met: set[object] = set()
    while waiting:
        state = waiting.pop()
        mark = _mark(state)
        if mark in met:
            continue
        met.add(mark)
        yield state
        for answer in _answers(library, state, said):
            following = advance(library, state, answer)
            if not isinstance(following, Refusal):
                waiting.append(following)


def _mark(state: State) -> object:
    frames = tuple(
        (frame.tree, frame.node, frame.entered, tuple(sorted(frame.facts.items()))) for frame in state.stack
    )
    return (
        state.role,
        frames,
        tuple(sorted(state.shared.items())),
        state.needs,
        state.left_empty,
        state.tried,
        state.finished,
        state.decided,
    )


def _answers(library: Library, state: State, said: Said) -> Iterator[Answer]:
    if state.finished:
        return
    for frame in state.stack:
        yield from (TakeWayOut(way_out.key) for way_out in library.trees[frame.tree].anytime)
    tree = library.trees[state.tree]
    facts = {**library.shared.facts, **tree.facts}
    node = tree.nodes[state.node]
    if state.needs or isinstance(node, Form):
        asked = state.needs or (node.facts if isinstance(node, Form) else ())
        may_be_empty = not state.needs or not state.frame.entered
        choices = [_choices(state, facts[fact], said, may_be_empty=may_be_empty) for fact in asked]
        yield from (Fill(dict(zip(asked, picked, strict=True))) for picked in product(*choices))
        if state.needs:
            yield from (ProvideFact(asked[0], value) for value in choices[0] if value is not None)
        return
    match node:
        case Question(options=options):
            yield from (ChooseOption(option.key) for option in options)
        case Listen():
            yield Agreed()
            yield Corrected()
        case _:
            yield Continue()


def _choices(state: State, fact: Fact, said: Said, *, may_be_empty: bool) -> tuple[FactValue | None, ...]:
    """Everything, but of a fact that was said only its value, or what the tree itself has written into it."""
    is_own = len(state.stack) == 1 or fact.id not in state.frame.facts
    if fact.id in said and is_own and state.facts.get(fact.id, said[fact.id]) == said[fact.id]:
        return (said[fact.id],)
    return (*values_of(fact), *([None] if may_be_empty and fact.optional else []))
