"""`reach`: what can be reached with some facts said beforehand, by one role, and what would still be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from decisiontree.explain.conditions import OPEN, Solver
from decisiontree.explain.distance import Distances
from decisiontree.explain.node_conditions import ConditionReader
from decisiontree.explain.outcome import begins_with, outcomes
from decisiontree.explain.search import SearchResult, search
from decisiontree.explain.successors import Successors
from decisiontree.explain.trail import Trail
from decisiontree.explain.ways import Way, Ways
from decisiontree.explain.wording import bare
from decisiontree.model import FactValue, Library, Outcome, Subtree
from decisiontree.routes import TRIED, WalkScope


@dataclass(frozen=True, slots=True)
class Reached:
    """An outcome and the shortest way there."""

    path: str
    name: str
    resolution: str | None
    way: Way


@dataclass(frozen=True, slots=True)
class MetDecision:
    """A decision that can be met, and whether it can turn out within the role's limits, above them, or both."""

    path: str
    authority: str
    within: bool
    above: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that is not said beforehand and decides where a call goes, and the nodes that ask for it."""

    fact: str
    label: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """`missed` are outcomes that cannot be reached; where the search was cut short, that it did not find."""

    tree: str
    role: str | None
    facts: Mapping[str, FactValue]
    reached: tuple[Reached, ...]
    missed: tuple[tuple[str, str], ...]
    decisions: tuple[MetDecision, ...]
    asked: tuple[Asked, ...]
    noted: tuple[str, ...]
    cut_short: bool
    incidents: tuple[str, ...] = ()


def reach(
    library: Library,
    tree_id: str,
    facts: Mapping[str, FactValue],
    role: str | None = None,
    *,
    incidents: tuple[str, ...] = (),
) -> Reach:
    """Everything that a call can come to with these facts (a called tree's are `tree/fact`); the others may be anything."""
    scope = WalkScope(library, tree_id)
    solver = Solver(scope)
    moves = Successors(scope, solver, ConditionReader(scope, solver, facts))
    begun = begins_with(library, role, incidents)
    nodes = library.trees[tree_id].nodes.values()
    targets = [node.id for node in nodes if isinstance(node, Outcome | Subtree)]
    ends = Distances(library, tree_id, targets, everywhere=True)
    found = search(moves, begun, distances=ends, any_way=True)
    said = frozenset((*facts, *(f"{OPEN}{each.id}" for each in library.shared.incidents)))
    maker = Ways(library, solver, library.trees[tree_id].language, said=said)
    reached: dict[str, Reached] = {}
    for trail in found.ends:
        way = maker.proved(trail) if trail.path not in reached else None
        if way is not None:
            node = library.trees[trail.tree].nodes[trail.node]
            assert isinstance(node, Outcome)  # noqa: S101  a walk ends at nothing else
            reached[trail.path] = Reached(
                trail.path, bare(library, trail.tree, node.outcome), node.resolution, way
            )
    asked = _asked(scope, found.followed, facts)
    known = outcomes(library, tree_id)
    order = {path: at for at, path in enumerate(known)}
    return Reach(
        tree=tree_id,
        role=role,
        facts=facts,
        reached=tuple(sorted(reached.values(), key=lambda each: order.get(each.path, len(order)))),
        missed=tuple((path, name) for path, name in known.items() if path not in reached),
        decisions=_decisions(found),
        asked=asked,
        noted=_noted(scope, found.followed, {*facts, *(each.fact for each in asked)}),
        cut_short=found.cut_short,
        incidents=incidents,
    )


def _decisions(found: SearchResult) -> tuple[MetDecision, ...]:
    met: dict[str, MetDecision] = {}
    for path, within in found.decided:
        authority = next(taken.authority for taken in found.decided[path, within].taken if taken.path == path)
        before = met.get(path, MetDecision(path, authority, within=False, above=False))
        met[path] = MetDecision(path, authority, before.within or within, before.above or not within)
    return tuple(met.values())


def _asked(scope: WalkScope, trails: Iterable[Trail], facts: Mapping[str, FactValue]) -> tuple[Asked, ...]:
    """What conditions and decisions read on some way, and nobody has said."""
    found: dict[str, dict[str, None]] = {}
    for trail in trails:
        read = frozenset().union(*(term.names for term in trail.terms))
        for version in trail.versions:
            if version.id in read and version.source != "set" and version.fact not in facts:
                found.setdefault(version.fact, {})[version.path] = None
    return tuple(
        Asked(fact, scope.words.facts[fact].label, tuple(paths))
        for fact, paths in found.items()
        if not fact.startswith(TRIED)
    )


def _noted(scope: WalkScope, trails: Iterable[Trail], said: Collection[str]) -> tuple[str, ...]:
    """The labels of facts that forms collect on some way, and that neither decide anything there nor were said."""
    labels: dict[str, None] = {}
    for trail in trails:
        for version in trail.versions:
            if (
                version.source == "collected"
                and version.fact not in said
                and not version.fact.startswith(TRIED)
            ):
                labels[scope.words.facts[version.fact].label] = None
    return tuple(labels)
