"""The table of transitions, against every state of every call through random libraries, told from the format alone."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from call_states import Call, Calls, Turn
from random_escalations import random_escalating_library

from decisiontree.guards import evaluate
from decisiontree.model import Decision, FactValue, Library, Node, Outcome, Subtree
from decisiontree.transitions import (
    Edge,
    begins,
    comes_back,
    deciders,
    edges,
    exits,
    facts_asked,
    may_give,
    return_target,
    waits,
)

LIBRARIES = 12
_ELSEWHERE = frozenset({"ask", "enter", "decide", "exit", "run", "returns", "end"})
"""What happens at a node besides its own ways on."""
_OTHERWISE = {"else": "cases"}
"""Those who tell calls count `else` among the cases."""


@pytest.mark.parametrize("seed", range(300, 300 + LIBRARIES))
def test_a_call_goes_on_as_the_table_says_and_not_otherwise(seed: int) -> None:
    """Each way on, what it writes, who may decide, where a tree that was run comes back, and where the exits are."""
    library = random_escalating_library(Random(seed))  # noqa: S311  a seed, so that a failure comes again
    calls = Calls(library)
    for call, turns in calls.states("main").items():
        if call.stack[-1].entered and not call.ended:
            _compare(library, calls, call, turns)
        _compare_exits(library, call, turns)


def _compare(library: Library, calls: Calls, call: Call, turns: tuple[Turn, ...]) -> None:
    node = calls.node(call)
    if isinstance(node, Decision):
        assert set(calls.needs(call)) <= set(facts_asked(library, node))
    if calls.needs(call):
        return
    if isinstance(node, Decision) and not call.shown:
        _compare_roles(library, calls, call, turns[0].to)
        return
    ways = {(turn.field, turn.to.place[1]) for turn in turns if turn.field not in _ELSEWHERE}
    taken = list(_open(library, node, calls.known(call)))
    assert {(_OTHERWISE.get(str(edge.field[0]), edge.field[0]), edge.target) for edge in taken} == ways
    _compare_writes(calls, taken, turns)
    if isinstance(node, Outcome) and len(call.stack) > 1:
        outer = call.stack[-2]
        caller = library.trees[outer.tree].nodes[outer.node]
        assert isinstance(caller, Subtree)
        backs = [turn.to.place[1] for turn in turns if turn.field == "returns"]
        assert backs == ([return_target(caller, node.id)] if comes_back(caller, node.id) else [])
    has_exits = any(library.trees[frame.tree].anytime for frame in call.stack)
    is_left = any(turn.field == "exit" for turn in turns)
    assert is_left == (has_exits and waits(node) and not calls.is_end(call))


def _open(library: Library, node: Node, known: dict[str, FactValue]) -> Iterator[Edge]:
    """The ways whose conditions hold; of those that exclude each other, the first."""
    is_taken = False
    for edge in edges(node, library):
        if edge.returning or (edge.exclusive and is_taken):
            continue
        assert edge.guard is not None
        if evaluate(edge.guard, known) is True:
            is_taken = is_taken or edge.exclusive
            yield edge


def _compare_writes(calls: Calls, taken: list[Edge], turns: tuple[Turn, ...]) -> None:
    for turn in turns:
        edge = next((each for each in taken if each.field[:2] == (turn.field, turn.option)), None)
        edge = edge or next((each for each in taken if each.field == (turn.field,)), None)
        if edge is None:
            continue
        after = calls.known(turn.to)
        for fact, value in edge.effects.writes:
            assert after.get(fact) == value
        record = turn.to.last_record
        if edge.effects.approves and record is not None and not record.void:
            assert record.within or record.approved or not record.may


def _compare_roles(library: Library, calls: Calls, call: Call, after: Call) -> None:
    """Before a decision and behind it: who may take it, by the conditions and by the numbers."""
    node, record, known = calls.node(call), after.last_record, calls.known(call)
    assert isinstance(node, Decision)
    assert record is not None
    able = tuple(role for role, guard in deciders(library, node) or () if evaluate(guard, known) is True)
    authority = library.shared.authority[node.decide]
    uses = known[authority.uses.fact] if authority.uses is not None else 0
    assert isinstance(uses, int)
    roles = [role.id for role in library.shared.roles]
    assert able == record.may
    assert record.may == tuple(role for role in roles if may_give(authority, role, record.amount or 0, uses))


def _compare_exits(library: Library, call: Call, turns: tuple[Turn, ...]) -> None:
    left = {turn.to.place for turn in turns if turn.field == "exit"}
    told = {(frame.tree, target) for frame in call.stack for target in exits(library.trees[frame.tree])}
    assert left <= told
    tree = library.trees[call.stack[0].tree]
    assert begins(tree) == (tree.start, *exits(tree))
