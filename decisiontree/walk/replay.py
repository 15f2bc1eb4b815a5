"""A walk again from its answers. Back is the same walk without its last answer."""

from __future__ import annotations

from collections.abc import Iterable

from decisiontree.model import Library
from decisiontree.walk.advance import advance, start
from decisiontree.walk.answer import Answer, Refusal
from decisiontree.walk.state import Origin, State


def begin(library: Library, origin: Origin) -> State:
    """The state before the first answer of a walk with this origin."""
    return start(library, origin.tree, role=origin.role, given=origin.given, incident=origin.incidents)


def replay(library: Library, state: State, answers: Iterable[Answer]) -> State | Refusal:
    """The state after all answers, or the refusal of the first one that does not fit."""
    for answer in answers:
        following = advance(library, state, answer)
        if isinstance(following, Refusal):
            return following
        state = following
    return state


def resume(library: Library, state: State, answers: Iterable[Answer]) -> tuple[State, int]:
    """The state after as many answers as still fit (a tree may have changed meanwhile), and their number."""
    used = 0
    for answer in answers:
        following = advance(library, state, answer)
        if isinstance(following, Refusal):
            break
        state = following
        used += 1
    return state, used


def back(library: Library, state: State) -> State:
    """The state before the last answer; the same state where there is none."""
    if not state.moves:
        return state
    answers = (move.answer for move in state.moves[:-1])
    return resume(library, begin(library, state.origin), answers)[0]
