"""Nodes that pass by themselves: entering trees, skipping, branches, returning. Stops where the rep is asked something."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from decisiontree.guards import Unknown, given_facts
from decisiontree.model import (
    Branch,
    Decision,
    Library,
    Node,
    Outcome,
    Subtree,
    Unreadable,
)
from decisiontree.transitions import (
    ALWAYS,
    NEVER,
    Edge,
    answered_by,
    can_run,
    comes_back,
    edges,
    return_target,
    skip_target,
    waits_where,
)
from decisiontree.walk.answer import Refused
from decisiontree.walk.known import assign, holds, tree_of
from decisiontree.walk.limits import approve, decide, facts_needed, pay
from decisiontree.walk.state import Ended, Frame, Passed, State


def settle(library: Library, state: State, met: list[tuple[str, str]] | None = None) -> State:
    """Let nodes pass by themselves until one asks, facts are needed or the walk has ended.

    The tree and the id of every node that is come to or passed go to `met`.
    """
    passed: dict[tuple[object, ...], str] = {}
    while not state.needs and not state.finished:
        place = _place(state)
        if place in passed:
            names = ", ".join(dict.fromkeys(f"'{node}'" for node in passed.values()))
            raise Refused("endless-loop", f"nodes {names} lead to each other without asking anything")
        passed[place] = state.node
        if not state.frame.entered:
            state = _entered(library, state)
            continue
        if met is not None:
            met.append((state.tree, state.node))
        node = current(library, state)
        skipped = skipped_to(state, node)
        if skipped is not None:
            state = go_to(library, _told_as_skipped(state, node), skipped)
            continue
        state = _arrived(library, state, node)
        if _waits(library, state, node):
            break
        if not state.needs and not state.finished:
            state = onward(library, state, node)
    return state


def _place(state: State) -> tuple[object, ...]:
    """All that decides where nodes lead that ask nothing."""
    frames = (
        (frame.tree, frame.node, frame.entered, frozenset(frame.facts.items())) for frame in state.stack
    )
    return (*frames, frozenset(state.shared.items()), state.tried)


def asked_anew(library: Library, state: State) -> State:
    """The state at the same node once something else holds: it asks what its conditions need now, and passes nowhere."""
    if state.finished or not state.frame.entered:
        return state
    node = current(library, state)
    with suppress(Refused):  # the answer will meet the same reason
        needs = _needed(library, state, node)
        if needs or answered_by(node) == "option":
            return replace(state, needs=needs)
    return state


def skipped_to(state: State, node: Node) -> str | None:
    """Where a node leads that is skipped here; None where it is not."""
    return skip_target(node) if set(node.content.skip_if) <= set(state.tried) else None


def current(library: Library, state: State) -> Node:
    """The node the walk stands at."""
    return tree_of(library, state).nodes[state.node]


def go_to(library: Library, state: State, target: str | None) -> State:
    """The state at another node of the same tree, before anything there has happened."""
    if target is None:
        raise Refused("no-way", f"node '{state.node}' has no next step")
    node = tree_of(library, state).nodes.get(target)
    if node is None or isinstance(node, Unreadable):
        why = "does not exist" if node is None else "could not be read"
        raise Refused("no-way", f"node '{state.node}' goes to '{target}', which {why}")
    return replace(state, stack=(*state.stack[:-1], replace(state.frame, node=target)), needs=())


def enter(library: Library, state: State, tree_id: str) -> State:
    """The state at the start of a tree that is run now."""
    tree = library.trees.get(tree_id)
    if not can_run(tree) or tree.start is None:
        raise Refused("no-way", f"tree '{tree_id}' has no start")
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


def onward(library: Library, state: State, node: Node) -> State:
    """The state after a node that goes on by itself; its facts must be known."""
    match node:
        case Subtree():
            return enter(library, left(state, node), node.run)
        case Outcome():
            return _returned(library, state, node)
        case _:
            edge = _first_open(library, state, node)
            if isinstance(node, Branch) and node.cases and isinstance(edge, Edge):
                state = _told(state, Passed(state.path, way=edges(node).index(edge)))
            return along(library, state, node, edge if isinstance(edge, Edge) else None)


def along(library: Library, state: State, node: Node, edge: Edge | None) -> State:
    """The state after a way on, once it was written what it writes."""
    if edge is None:
        return go_to(library, left(state, node), None)
    state = assign(library, state, edge.effects.writes)
    if edge.effects.approves:
        state = approve(state)
    return go_to(library, left(state, node), edge.target)


def returns(library: Library, state: State) -> bool:
    """Whether an outcome here leads back to the calling tree."""
    if len(state.stack) == 1:
        return False
    return comes_back(_caller(library, state), state.node)


def _waits(library: Library, state: State, node: Node) -> bool:
    where = waits_where(node)
    return where is ALWAYS or (where is not NEVER and holds(library, state, where) is True)


def _told(state: State, passed: Passed) -> State:
    return replace(state, passed=(*state.passed, passed))


def _told_as_skipped(state: State, node: Node) -> State:
    """The state once a node is skipped; nobody misses one that would have passed unseen."""
    is_missed = isinstance(node, Subtree) or waits_where(node) is not NEVER
    return _told(state, Passed(state.path, tags=node.content.skip_if)) if is_missed else state


def _entered(library: Library, state: State) -> State:
    settled = {*state.facts, *state.left_empty}
    needs = tuple(fact for fact in given_facts(library, state.tree) if fact not in settled)
    if needs:
        return replace(state, needs=needs)
    entered = replace(state.frame, entered=True)
    return replace(state, stack=(*state.stack[:-1], entered))


def _arrived(library: Library, state: State, node: Node) -> State:
    match node:
        case Decision():
            needs = facts_needed(library, state, node)
            return replace(state, needs=needs) if needs else decide(library, state, node)
        case Outcome():
            paid = pay(state, node)
            return paid if returns(library, paid) else replace(paid, outcome=Ended(state.tree, state.node))
        case Unreadable():
            raise Refused("no-way", f"node '{node.id}' could not be read")
        case _:
            return replace(state, needs=_needed(library, state, node))


def _needed(library: Library, state: State, node: Node) -> tuple[str, ...]:
    """The facts that the ways on ask for: each of them, or of those that exclude each other the first that may be open."""
    ways = [edge for edge in edges(node, library) if not edge.returning]
    if any(edge.exclusive for edge in ways):
        chosen = _first_open(library, state, node)
        return (chosen.fact,) if isinstance(chosen, Unknown) else ()
    guards = (edge.guard for edge in ways if edge.guard is not ALWAYS)
    verdicts = (holds(library, state, guard) for guard in guards if guard is not None)
    return tuple(dict.fromkeys(verdict.fact for verdict in verdicts if isinstance(verdict, Unknown)))


def _first_open(library: Library, state: State, node: Node) -> Edge | Unknown | None:
    for edge in edges(node, library):
        if edge.guard is None:
            raise Refused("no-way", f"the condition '{edge.label}' of node '{node.id}' could not be read")
        verdict = edge.guard is ALWAYS or holds(library, state, edge.guard)
        if isinstance(verdict, Unknown):
            return verdict
        if verdict:
            return edge
    return None


def _returned(library: Library, state: State, node: Outcome) -> State:
    caller = _caller(library, state)
    outer = unwound(left(state, node), len(state.stack) - 1)
    return go_to(library, outer, return_target(caller, node.id))


def _caller(library: Library, state: State) -> Subtree:
    frame = state.stack[-2]
    node = library.trees[frame.tree].nodes[frame.node]
    if not isinstance(node, Subtree):
        raise TypeError(f"node '{node.id}' runs no tree")
    return node
