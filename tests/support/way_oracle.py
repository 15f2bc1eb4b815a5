"""What explanations say of a random library, held against all walks through it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from all_walks import TODAY, values_of, walks

from decisiontree.explain import explain, library_on, outcomes, reach
from decisiontree.explain.conditions import Solver
from decisiontree.explain.confirm import played
from decisiontree.explain.distance import Distances
from decisiontree.explain.node_conditions import ConditionReader
from decisiontree.explain.outcome import begins_with
from decisiontree.explain.search import search
from decisiontree.explain.successors import Successors
from decisiontree.explain.trail import Trail
from decisiontree.guards import evaluate
from decisiontree.model import Decision, FactValue, Form, Library
from decisiontree.routes.walk_scope import WalkScope

TRIES = 12


def assert_explained(library: Library, tree: str) -> int:
    """Each outcome by exactly the roles that some walk ends there with; the number of ways that were found."""
    wanted: dict[str, set[str]] = {}
    for state in walks(library, tree, {}):
        if state.finished:
            wanted.setdefault(state.path, set()).add(state.role or "")
    count = 0
    library = library_on(library, TODAY)
    for outcome in outcomes(library, tree):
        found = explain(library, tree, outcome)
        roles = {role for way in found.ways for role in (way.roles or [""])}
        there = wanted.pop(outcome, set())
        # loops over forms with fields that appear have more ways than are followed
        assert roles == there or (found.cut_short and roles <= there and _appears(library, tree)), outcome
        assert all(way.route[-1] == outcome for way in found.ways)
        assert len({way.meaning for way in found.ways}) == len(found.ways)
        count += len(found.ways)
    assert not wanted
    return count


def _appears(library: Library, tree: str) -> bool:
    return any(isinstance(node, Form) and node.appears for node in library.trees[tree].nodes.values())


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
    found = reach(library_on(library, TODAY), tree, said, role)
    assert not found.cut_short
    assert {each.path for each in found.reached} == ends, (said, role)
    ways = {(met.path, True) for met in found.decisions if met.within}
    ways |= {(met.path, False) for met in found.decisions if met.above}
    assert ways == decided, said


def assert_every_value_goes_there(library: Library, tree: str, random: Random) -> int:
    """A way holds for all values that fit its conditions, not only for its example."""
    library = library_on(library, TODAY)
    scope = WalkScope(library, tree)
    solver = Solver(scope)
    moves = Successors(scope, solver, ConditionReader(scope, solver, {}))
    tried = 0
    ends = Distances(library, tree, library.trees[tree].nodes)
    for trail in search(moves, begins_with(library, None, ()), distances=ends).ends:
        proof = played(library, trail, solver.example(trail.terms))
        if proof is None or proof.path != trail.path:
            continue  # no way that is ever told
        for _ in range(TRIES):
            values = _fitting(trail, solver, random)
            if values is not None:
                again = played(library, trail, values)
                assert again is not None
                assert again.path == trail.path
                tried += 1
    return tried


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
