"""Cases and options that no route brings the values for. Only what is certain is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decisiontree.guards import facts_of
from decisiontree.guards.cells import Cuts
from decisiontree.guards.space import CEILING, Points, TooMany
from decisiontree.model import Branch, Guard, Library, Node, Path, Question, Tree, Unreadable
from decisiontree.routes.flow import Flow
from decisiontree.routes.look import Look
from decisiontree.routes.quick import Taken, freely_reached
from decisiontree.routes.scope import Scope
from decisiontree.routes.spots import Spot
from decisiontree.routes.spread import Tangled, reached

NONE: frozenset[str] = frozenset()
WORK = 60_000
"""Nodes times sets of facts; beyond that the facts are no longer looked at set by set."""


@dataclass(frozen=True, slots=True)
class Never:
    """What no route ever takes, by node and field; `too_many` combinations made the search look at parts of the facts."""

    places: tuple[tuple[str, Path], ...] = ()
    too_many: int | None = None


def never_taken(library: Library, tree_id: str, *, taken: Taken = (), ceiling: int = CEILING) -> Never:
    """The cases and options of a tree, and `else`, that no route takes, of nodes that some route reaches.

    `taken` are those that would be taken if all values arrived; it only spares work.
    """
    facts = facts_by_node(library.trees[tree_id])
    if not facts:
        return Never()
    free = freely_reached(library.trees[tree_id], facts, _asked_known(library.trees[tree_id]), taken)
    guarded = [library.trees[tree_id].nodes[node] for node in facts if node not in free]
    if not guarded:
        return Never()
    scope = Scope(library, tree_id)
    if any(
        isinstance(node, Unreadable) for tree in scope.trees for node in library.trees[tree].nodes.values()
    ):
        return Never()
    # first all facts; then without those that only decisions and other trees speak of; then a few at a time
    combinations = 0
    narrower: tuple[frozenset[str] | None, ...] = (None, frozenset().union(*map(facts_in, guarded)))
    for looked_at in narrower:
        try:
            return Never(tuple(_never(Flow(scope, Look(facts=looked_at), ceiling=ceiling), guarded)))
        except TooMany as too_many:
            combinations = too_many.combinations
        except Tangled:
            continue
    return Never(tuple(_in_parts(scope, guarded, ceiling)), combinations or None)


def facts_by_node(tree: Tree) -> dict[str, frozenset[str]]:
    """The nodes whose conditions speak of facts, with these."""
    # the reader makes one guard of equal conditions, and authors write the same ones at many nodes
    spoken: dict[tuple[int, ...], frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for node in tree.nodes.values():
        guards = _guards(node)
        if not guards:
            continue
        same = tuple(map(id, guards))
        if same not in spoken:
            spoken[same] = frozenset().union(*map(facts_of, guards))
        if spoken[same]:
            found[node.id] = spoken[same]
    return found


def facts_in(node: Node) -> frozenset[str]:
    """The facts that the conditions of a node speak of."""
    guards = _guards(node)
    return frozenset().union(*map(facts_of, guards)) if guards else NONE


def _guards(node: Node) -> list[Guard]:
    if isinstance(node, Branch):
        return [case.when.guard for case in node.cases if case.when.guard is not None]
    if isinstance(node, Question):
        conditions = (option.when for option in node.options if option.when is not None)
        return [condition.guard for condition in conditions if condition.guard is not None]
    return []


def _asked_known(tree: Tree) -> set[str]:
    """The facts of which some condition asks whether they are known."""
    different = {id(guard): guard for node in tree.nodes.values() for guard in _guards(node)}
    return Cuts(different.values()).asked_known


def _never(flow: Flow, guarded: list[Node]) -> Iterator[tuple[str, Path]]:
    wanted = {node.id for node in guarded}
    arriving: dict[Spot, Points] = {}
    for spot, points in reached(flow).items():
        if len(spot.stack) == 1 and spot.node in wanted:
            at = spot._replace(entering=False)
            arriving[at] = arriving.get(at, 0) | points
    for spot, points in arriving.items():
        shown = flow.shown(spot, points)
        if not shown:
            continue
        for way, taken in flow.taken(spot, shown):
            if not taken and way.guard is not None:
                yield spot.node, way.field


def _in_parts(scope: Scope, guarded: list[Node], ceiling: int) -> Iterator[tuple[str, Path]]:
    """One search for each set of facts that the conditions of a node speak of; the other facts may be anything."""
    groups: dict[frozenset[str], list[Node]] = {}
    for node in guarded:
        groups.setdefault(facts_in(node), []).append(node)
    size = sum(len(scope.library.trees[tree].nodes) for tree in scope.trees)
    for names, nodes in list(groups.items())[: max(1, WORK // size)]:
        try:
            yield from _never(Flow(scope, Look(facts=names), ceiling=ceiling), nodes)
        except (TooMany, Tangled):
            continue
