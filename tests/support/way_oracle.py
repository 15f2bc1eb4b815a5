"""What explanations say of a random library, held against all walks through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import product
from random import Random

from decisiontree.errors import UsageError
from decisiontree.explain import explain, outcomes, reach
from decisiontree.explain.conditions import Solver
from decisiontree.explain.confirm import played
from decisiontree.explain.distance import Distances
from decisiontree.explain.node_conditions import ConditionReader
from decisiontree.explain.outcome import begins_with
from decisiontree.explain.search import search
from decisiontree.explain.successors import Successors
from decisiontree.explain.trail import Trail
from decisiontree.guards import evaluate
from decisiontree.model import Decision, Fact, FactType, FactValue, Form, Library, Listen, Question
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.walk import (
    Agreed,
    Answer,
    ChooseOption,
    Continue,
    Corrected,
    Fill,
    Refusal,
    State,
    TakeWayOut,
    advance,
    start,
)

TRIES = 12
Said = Mapping[str, FactValue]


def assert_explained(library: Library, tree: str) -> int:
    """Each outcome by exactly the roles that some walk ends there with; the number of ways that were found."""
    wanted: dict[str, set[str]] = {}
    for state in walks(library, tree, {}):
        if state.finished:
            wanted.setdefault(state.path, set()).add(state.role or "")
    count = 0
    for outcome in outcomes(library, tree):
        found = explain(library, tree, outcome)
        assert not found.cut_short
        roles = {role for way in found.ways for role in (way.roles or [""])}
        assert roles == wanted.pop(outcome, set()), outcome
        assert all(way.played.outcome == outcome for way in found.ways)
        assert len({way.meaning for way in found.ways}) == len(found.ways)
        count += len(found.ways)
    assert not wanted
    return count


def assert_reached(library: Library, tree: str, random: Random) -> None:
    """With some facts said beforehand, exactly the outcomes and the ways of decisions that walks come to with them."""
    facts = {**library.shared.facts, **library.trees[tree].facts}
    names = random.sample(sorted(facts), random.randint(0, min(2, len(facts))))
    said = {name: random.choice(values_of(facts[name])) for name in names}
    role = random.choice(library.shared.roles).id if library.shared.roles else None
    ends: set[str] = set()
    decided: set[tuple[str, bool]] = set()
    for state in walks(library, tree, said):
        if role is not None and state.role != role:
            continue
        if state.finished:
            ends.add(state.path)
        node = library.trees[state.tree].nodes[state.node]
        if isinstance(node, Decision) and not state.needs and state.frame.entered:
            taken = next(one for one in state.decided if one.authority == node.decide)
            decided.add((state.path, taken.approver is not None))
    found = reach(library, tree, said, role)
    assert not found.cut_short
    assert {each.path for each in found.reached} == ends, (said, role)
    ways = {(met.path, True) for met in found.decisions if met.within}
    ways |= {(met.path, False) for met in found.decisions if met.above}
    assert ways == decided, said


def assert_every_value_goes_there(library: Library, tree: str, random: Random) -> int:
    """A way holds for all values that fit its conditions, not only for its example."""
    scope = WalkScope(library, tree)
    solver = Solver(scope)
    moves = Successors(scope, solver, ConditionReader(scope, solver, {}))
    tried = 0
    ends = Distances(library, tree, library.trees[tree].nodes)
    for trail in search(moves, begins_with(library, None, ()), distances=ends).ends:
        proof = played(library, trail, solver.example(trail.terms))
        if proof is None or proof.outcome != trail.path:
            continue  # no way that is ever told
        for _ in range(TRIES):
            values = _fitting(trail, solver, random)
            if values is not None:
                went = played(library, trail, values)
                assert went is not None
                assert went.outcome == trail.path
                tried += 1
    return tried


def walks(library: Library, tree: str, said: Said) -> Iterator[State]:
    """Every state that some walk meets, whoever is on the call; what is said keeps its value."""
    waiting: list[State] = []
    for role in library.shared.roles or (None,):
        with suppress(UsageError):  # its first nodes lead to each other
            waiting.append(start(library, tree, role=None if role is None else role.id, given=said))
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


def values_of(fact: Fact) -> list[FactValue]:
    """Every value of a fact with a small domain."""
    if fact.type is FactType.BOOLEAN:
        return [True, False]
    if fact.type is FactType.CHOICE:
        return [choice.id for choice in fact.values]
    return list(range(fact.minimum or 0, (fact.maximum or 0) + 1))


def _fitting(trail: Trail, solver: Solver, random: Random) -> dict[str, FactValue | None] | None:
    """Random values that fit the conditions of a trail."""
    names = frozenset().union(*(term.names for term in trail.terms))
    values = dict(solver.example(trail.terms))
    for name in sorted(names):
        fact = solver.fact(name)
        choices: list[FactValue | None] = [*values_of(fact), *([None] if name.endswith("?") else [])]
        before = values[name]
        values[name] = random.choice(choices)
        if not _fit(values, trail):
            values[name] = before
    return values if _fit(values, trail) else None


def _fit(values: Mapping[str, FactValue | None], trail: Trail) -> bool:
    known = {name: value for name, value in values.items() if value is not None}
    return all(evaluate(term.guard, known) is True for term in trail.terms)


def _answers(library: Library, state: State, said: Said) -> Iterator[Answer]:
    if state.finished:
        return
    for frame in state.stack:
        yield from (TakeWayOut(way_out.key) for way_out in library.trees[frame.tree].anytime)
    tree = library.trees[state.tree]
    facts = {**library.shared.facts, **tree.facts}
    node = tree.nodes[state.node]
    if state.needs or isinstance(node, Form):
        asked = state.needs or (node.collect if isinstance(node, Form) else ())
        may_be_empty = not state.needs or not state.frame.entered
        choices = [tuple(_choices(state, facts[fact], said, may_be_empty=may_be_empty)) for fact in asked]
        yield from (Fill(dict(zip(asked, picked, strict=True))) for picked in product(*choices))
        return
    match node:
        case Question(options=options):
            yield from (ChooseOption(option.key) for option in options)
        case Listen():
            yield Agreed()
            yield Corrected()
        case _:
            yield Continue()


def _choices(state: State, fact: Fact, said: Said, *, may_be_empty: bool) -> list[FactValue | None]:
    """Everything, but of a fact that was said only its value, or what the tree itself has written into it."""
    is_own = len(state.stack) == 1 or fact.id not in state.frame.facts
    if fact.id in said and is_own and state.facts.get(fact.id, said[fact.id]) == said[fact.id]:
        return [said[fact.id]]
    return [*values_of(fact), *([None] if may_be_empty and fact.optional else [])]


def _mark(state: State) -> object:
    frames = tuple(
        (frame.tree, frame.node, frame.entered, tuple(sorted(frame.facts.items()))) for frame in state.stack
    )
    shared = tuple(sorted(state.shared.items()))
    return (
        state.role,
        frames,
        shared,
        state.needs,
        state.left_empty,
        state.tried,
        state.finished,
        state.decided,
    )
