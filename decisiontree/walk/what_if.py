"""A walk as it would have gone with another fact, role, day or incident: the same answers from another beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from decisiontree.model import FactValue, Library
from decisiontree.walk.advance import begin
from decisiontree.walk.answer import Fill, ProvideFact
from decisiontree.walk.replay import Repeated, answered_again
from decisiontree.walk.state import Move, Origin, State


def with_origin(library: Library, state: State, origin: Origin) -> Repeated:
    """The walk from another origin; raises UsageError as `begin` does."""
    return answered_again(library, begin(library, origin), state.moves)


def with_fact(library: Library, state: State, fact: str, value: FactValue | None) -> Repeated:
    """The walk with another value of a fact: in the answer that last gave it, else known when the call begins.

    None is not known. Raises UsageError as `begin` does.
    """
    given_at = _last_given(library, state, fact)
    if given_at is not None:
        move = replace(state.moves[given_at], answer=_answer_with(state.moves[given_at], fact, value))
        moves = (*state.moves[:given_at], move, *state.moves[given_at + 1 :])
        return answered_again(library, begin(library, state.origin), moves)
    given = {name: held for name, held in state.origin.given.items() if name != fact}
    if value is not None:
        given[fact] = value
    return with_origin(library, state, replace(state.origin, given=given))


def _last_given(library: Library, state: State, fact: str) -> int | None:
    """The place of the last answer that gave the fact as the tree that is walked now knows it."""
    trees = _trees_that_know(library, state, fact)
    for at in range(len(state.moves) - 1, -1, -1):
        move = state.moves[at]
        tree, _ = state.named_by(move.path)
        if tree in trees and fact in _facts_of(move):
            return at
    return None


def _trees_that_know(library: Library, state: State, fact: str) -> frozenset[str]:
    """The trees in which the name stands for the same fact."""
    if fact in library.trees[state.tree].facts:
        return frozenset((state.tree,))
    return frozenset(tree.id for tree in library.trees.values() if fact not in tree.facts)


def _facts_of(move: Move) -> Iterable[str]:
    match move.answer:
        case Fill(values=values):
            return values
        case ProvideFact(fact=fact):
            return (fact,)
        case _:
            return ()


def _answer_with(move: Move, fact: str, value: FactValue | None) -> Fill:
    if isinstance(move.answer, Fill):
        return replace(move.answer, values={**move.answer.values, fact: value})
    return Fill({fact: value})
