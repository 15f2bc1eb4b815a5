"""A walk again from its answers, and on at another time. Back is the same walk without its last answer."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from decisiontree.errors import UsageError
from decisiontree.model import Library
from decisiontree.walk.advance import advance, begin
from decisiontree.walk.answer import Refusal
from decisiontree.walk.arrive import asked_anew
from decisiontree.walk.state import State


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
