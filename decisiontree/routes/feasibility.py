"""Cases and options that no route brings the values for. Only what is certain is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from decisiontree.combinations import Cuts, Points, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import (
    NOTHING,
    Decision,
    Form,
    Guard,
    Library,
    Node,
    Path,
    Tree,
    deciding_conditions,
    text_conditions,
)
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.fixpoint import TooManySteps, reached
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import facts_asked

WORK = 60_000
"""Nodes times sets of facts; beyond that the facts are no longer looked at set by set."""


def facts_by_node(tree: Tree) -> dict[str, frozenset[str]]:
    """The nodes whose conditions speak of facts, with these."""
    # the reader makes one guard of equal conditions, and authors write the same ones at many nodes
    spoken: dict[tuple[int, ...], frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for node in tree.nodes.values():
        guards = guards_of(node)
        if not guards:
            continue
        same = tuple(map(id, guards))
        if same not in spoken:
            spoken[same] = frozenset().union(*map(facts_of, guards))
        if spoken[same]:
            found[node.id] = spoken[same]
    return found


def facts_of_fields(tree: Tree) -> dict[str, frozenset[str]]:
    """The forms whose fields have conditions that speak of facts, with these; a form leads on whatever they are."""
    found: dict[str, frozenset[str]] = {}
    for node in tree.nodes.values():
        if isinstance(node, Form) and node.appears:
            guards = (field.when.guard for field in node.collect if field.when is not None)
            spoken = frozenset[str]().union(*(facts_of(guard) for guard in guards if guard is not None))
            if spoken:
                found[node.id] = spoken
    return found


def facts_of_texts(tree: Tree) -> dict[str, frozenset[str]]:
    """The nodes whose texts have conditions that speak of facts, with these; they lead on whatever they are."""
    found: dict[str, frozenset[str]] = {}
    for node in tree.nodes.values():
        if node.content is not NOTHING:
            guards = [each.condition.guard for each in text_conditions(node)]
            spoken = frozenset[str]().union(*(facts_of(guard) for guard in guards if guard is not None))
            if spoken:
                found[node.id] = spoken
    return found


def facts_needed(library: Library, tree_id: str) -> Mapping[str, Iterable[str]]:
    """What the nodes of a tree must know to go on: the facts of their conditions, and those that are decided on."""
    tree = library.trees[tree_id]
    decided = {
        node.id: facts_asked(library, node) for node in tree.nodes.values() if isinstance(node, Decision)
    }
    return {**facts_by_node(tree), **decided}


class FieldRead(NamedTuple):
    """A fact that the condition of a field reads, with the place of the field.

    `asked`: a field above asks for it; `surely_asked`: one that is always shown.
    """

    at: int
    fact: str
    asked: bool
    surely_asked: bool


def read_by_fields(node: Node) -> Iterator[FieldRead]:
    """The facts that the conditions of the fields of a form read."""
    asked: set[str] = set()
    surely: set[str] = set()
    for at, field in enumerate(node.collect if isinstance(node, Form) and node.appears else ()):
        if field.when is None:
            surely.add(field.fact)
        elif field.when.guard is not None:
            for fact in sorted(facts_of(field.when.guard)):
                yield FieldRead(at, fact, fact in asked, fact in surely)
        asked.add(field.fact)


def guards_of(node: Node) -> list[Guard]:
    """Those that could be read."""
    return [condition.guard for condition in deciding_conditions(node) if condition.guard is not None]


def asked_known(tree: Tree) -> set[str]:
    """The facts of which some condition asks whether they are known."""
    different = {id(guard): guard for node in tree.nodes.values() for guard in guards_of(node)}
    return Cuts(different.values()).asked_known


def _never(walk: AbstractWalk, wanted: list[str]) -> Iterator[tuple[str, Path]]:
    arriving: dict[Position, Points] = {}
    for pos, points in reached(walk).items():
        if len(pos.stack) == 1 and pos.node in wanted:
            at = pos._replace(entering=False)
            arriving[at] = arriving.get(at, 0) | points
    for pos, points in arriving.items():
        shown = walk.shown(pos, points)
        if not shown:
            continue
        for way, taken in walk.taken(pos, shown):
            if not taken and way.guard is not None:
                yield pos.node, way.entry


def never_in_parts(
    scope: WalkScope, facts: Mapping[str, frozenset[str]], ceiling: int
) -> Iterator[tuple[str, Path]]:
    """Cases and options that no route takes, as far as the facts of one node show it, the others being anything."""
    groups: dict[frozenset[str], list[str]] = {}
    for node, names in facts.items():
        groups.setdefault(names, []).append(node)
    size = sum(len(scope.library.trees[tree].nodes) for tree in scope.trees)
    for names, nodes in list(groups.items())[: max(1, WORK // size)]:
        try:
            yield from _never(AbstractWalk(scope, Projection(facts=names), ceiling=ceiling), nodes)
        except (TooMany, TooManySteps):
            continue
