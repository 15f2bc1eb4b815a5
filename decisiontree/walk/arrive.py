"""Nodes that pass by themselves: entering trees, skipping, branches, returning. Stops where the rep is asked something."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import assert_never

from decisiontree.guards import Unknown, given_facts
from decisiontree.model import (
    Branch,
    Content,
    Decision,
    Form,
    Library,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Unreadable,
)
from decisiontree.transitions import shows_more
from decisiontree.walk.answer import Refused
from decisiontree.walk.known import holds, tree_of
from decisiontree.walk.limits import decide, facts_needed, pay
from decisiontree.walk.state import Ended, Frame, State


def settle(library: Library, state: State) -> State:
    """Let nodes pass by themselves until one asks, facts are needed or the walk has ended."""
    passed: dict[tuple[object, ...], str] = {}
    while not state.needs and not state.finished:
        place = (*((frame.tree, frame.node, frame.entered) for frame in state.stack), state.tried)
        if place in passed:
            names = ", ".join(dict.fromkeys(f"'{node}'" for node in passed.values()))
            raise Refused("endless-loop", f"nodes {names} lead to each other without asking anything")
        passed[place] = state.node
        if not state.frame.entered:
            state = _entered(library, state)
            continue
        node = current(library, state)
        skipped = _skip_to(node, state)
        if skipped is not None:
            state = go_to(library, state, skipped)
            continue
        state = _arrived(library, state, node)
        if not isinstance(node, Branch | Subtree | Outcome) or shows_more(node):
            break
        if not state.needs and not state.finished:
            state = onward(library, state, node)
    return state


def asked_anew(library: Library, state: State) -> State:
    """The state at the same node once something else holds: it asks what its conditions need now, and passes nowhere."""
    if state.finished or not state.frame.entered:
        return state
    node = current(library, state)
    match node:
        case Question():
            return replace(state, needs=_unknown_in_options(library, state, node))
        case Branch():
            with suppress(Refused):  # the answer will meet the same reason
                chosen = _case(library, state, node)
                return replace(state, needs=(chosen.fact,)) if isinstance(chosen, Unknown) else state
    return state


def current(library: Library, state: State) -> Node:
    """The node the walk stands at."""
    return tree_of(library, state).nodes[state.node]


def go_to(library: Library, state: State, target: str | None) -> State:
    """The state at another node of the same tree, before anything there has happened."""
    if target is None:
        raise Refused("no-way", f"node '{state.node}' has no way on")
    node = tree_of(library, state).nodes.get(target)
    if node is None or isinstance(node, Unreadable):
        raise Refused("no-way", f"node '{state.node}' leads to '{target}', which cannot be walked to")
    return replace(state, stack=(*state.stack[:-1], replace(state.frame, node=target)), needs=())


def enter(library: Library, state: State, tree_id: str) -> State:
    """The state at the start of a tree that is run now."""
    tree = library.trees.get(tree_id)
    if tree is None or tree.start is None or tree.start not in tree.nodes:
        raise Refused("no-way", f"tree '{tree_id}' has no start to walk from")
    if any(frame.tree == tree_id for frame in state.stack):
        raise Refused("endless-loop", f"tree '{tree_id}' runs itself")
    return replace(state, stack=(*state.stack, Frame(tree_id, tree.start)), needs=())


def left(state: State, node: Node) -> State:
    """The state once a node has been left: what it satisfies counts as tried."""
    fresh = tuple(tag for tag in dict.fromkeys(node.content.satisfies) if tag not in state.tried)
    return replace(state, tried=(*state.tried, *fresh)) if fresh else state


def unwound(state: State, depth: int) -> State:
    """The state back in an outer tree; the facts of the inner ones are forgotten, so they can void no decision any more."""
    decided = tuple(replace(one, level=0, fact=None) if one.level > depth else one for one in state.decided)
    return replace(state, stack=state.stack[:depth], decided=decided)


def onward(library: Library, state: State, node: Branch | Subtree | Outcome) -> State:
    """The state after a node that passes by itself; its facts must be known."""
    match node:
        case Branch():
            chosen = _case(library, state, node)
            return go_to(library, left(state, node), None if isinstance(chosen, Unknown) else chosen)
        case Subtree():
            return enter(library, left(state, node), node.run)
        case Outcome():
            return _returned(library, state, node)
        case _:
            assert_never(node)


def returns(library: Library, state: State) -> bool:
    """Whether an outcome here leads back to the calling tree."""
    if len(state.stack) == 1:
        return False
    caller = _caller(library, state)
    return state.node in dict(caller.returns) or caller.otherwise is not None


def _entered(library: Library, state: State) -> State:
    settled = {*state.facts, *state.left_empty}
    needs = tuple(fact for fact in given_facts(library, state.tree) if fact not in settled)
    if needs:
        return replace(state, needs=needs)
    entered = replace(state.frame, entered=True)
    return replace(state, stack=(*state.stack[:-1], entered))


def _skip_to(node: Node, state: State) -> str | None:
    content: Content = node.content
    if not content.skip_if or not set(content.skip_if) <= set(state.tried):
        return None
    return content.skip_to or (node.to if isinstance(node, Step | Form) else None)


def _arrived(library: Library, state: State, node: Node) -> State:
    match node:
        case Question():
            return replace(state, needs=_unknown_in_options(library, state, node))
        case Decision():
            needs = facts_needed(library, state, node)
            return replace(state, needs=needs) if needs else decide(library, state, node)
        case Branch():
            chosen = _case(library, state, node)
            return replace(state, needs=(chosen.fact,)) if isinstance(chosen, Unknown) else state
        case Outcome():
            paid = pay(state, node)
            return paid if returns(library, paid) else replace(paid, outcome=Ended(state.tree, state.node))
        case Step() | Form() | Listen() | Subtree():
            return state
        case Unreadable():
            raise Refused("no-way", f"node '{node.id}' could not be read")
        case _:
            assert_never(node)


def _unknown_in_options(library: Library, state: State, node: Question) -> tuple[str, ...]:
    guards = (option.when.guard for option in node.options if option.when is not None)
    verdicts = (holds(library, state, guard) for guard in guards if guard is not None)
    return tuple(dict.fromkeys(verdict.fact for verdict in verdicts if isinstance(verdict, Unknown)))


def _case(library: Library, state: State, node: Branch) -> str | Unknown | None:
    for case in node.cases:
        if case.when.guard is None:
            raise Refused("no-way", f"the condition '{case.when.text}' of node '{node.id}' could not be read")
        verdict = holds(library, state, case.when.guard)
        if isinstance(verdict, Unknown):
            return verdict
        if verdict:
            return case.to
    return node.otherwise


def _returned(library: Library, state: State, node: Outcome) -> State:
    caller = _caller(library, state)
    outer = unwound(left(state, node), len(state.stack) - 1)
    return go_to(library, outer, dict(caller.returns).get(node.id, caller.otherwise))


def _caller(library: Library, state: State) -> Subtree:
    frame = state.stack[-2]
    node = library.trees[frame.tree].nodes[frame.node]
    if not isinstance(node, Subtree):
        raise TypeError(f"node '{node.id}' calls no tree")
    return node
