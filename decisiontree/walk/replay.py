"""A walk again from its answers, and on at another time. Back is the same walk without its last answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from decisiontree.errors import UsageError
from decisiontree.model import FactValue, Library
from decisiontree.walk.advance import advance, begin
from decisiontree.walk.answer import Answer, Fill, ProvideFact, Refusal
from decisiontree.walk.arrive import asked_anew
from decisiontree.walk.state import Move, State


@dataclass(frozen=True, slots=True)
class Repeated:
    """A walk after answers of another one; `left` are those that no longer fit, and `reason` says why the first does not."""

    state: State
    left: tuple[Move, ...] = ()
    reason: str | None = None


def answered_again(library: Library, beginning: State, moves: Iterable[Move]) -> Repeated:
    """The answers of a walk given again from a beginning, as far as they fit; values that are not asked for are left out."""
    state, waiting = beginning, tuple(moves)
    for at, move in enumerate(waiting):
        answer: Answer | None = move.answer
        if move.for_facts:
            answer = _still_asked(state, move.answer) if move.path == state.path else None
            if answer is None:
                continue
        if move.path != state.path:
            return Repeated(
                state, waiting[at:], f"the call now goes to '{state.path}' instead of '{move.path}'"
            )
        following = advance(library, state, answer or move.answer)
        if isinstance(following, Refusal):
            return Repeated(state, waiting[at:], following.message)
        state = following
    return Repeated(state)


def _still_asked(state: State, answer: Answer) -> Answer | None:
    """What of an answer to facts that were asked for is asked for still."""
    given: Mapping[str, FactValue | None] = {}
    if isinstance(answer, Fill):
        given = answer.values
    elif isinstance(answer, ProvideFact):
        given = {answer.fact: answer.value}
    values = {fact: value for fact, value in given.items() if fact in state.needs}
    return Fill(values) if values else None


def back(library: Library, state: State) -> State:
    """The state before the last answer; the same state where there is none.

    What was answered stays as it was, with the incidents that were open then; those of now are open at the step come back to.
    """
    if not state.moves:
        return state
    before = begin(library, state.origin)
    for move in state.moves[:-1]:
        following = advance(library, with_incidents(library, before, move.incidents), move.answer)
        if isinstance(following, Refusal):
            break
        before = following
    return with_incidents(library, before, state.incidents)


def with_incidents(library: Library, state: State, incidents: Iterable[str]) -> State:
    """The same step once these incidents are open; before the first answer, the walk begins anew.

    Nothing moves on by itself where somebody has answered, but what a node has to ask first may be another.
    """
    now = tuple(incidents)
    if now == state.incidents:
        return state
    if not state.moves:
        with suppress(UsageError):  # a start that leads nowhere with these is no better
            return begin(library, replace(state.origin, incidents=now))
    return asked_anew(library, replace(state, incidents=now))
