"""Values that are added to choices which may not have so many, or so few, with the values and a route that lead there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from decisiontree.combinations import Example, Points, TooMany, counts_values
from decisiontree.model import Added, Fact, Library, Path, ticked_values
from decisiontree.routes.abstract_walk import AbstractWalk, walks
from decisiontree.routes.fixpoint import Arrival, TooManySteps, arrivals
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import edges


@dataclass(frozen=True, slots=True)
class WrongCount:
    """An option or a step that adds to a fact what it may not have; `inside` is the node of a tree that `node` runs.

    `count` is how many values the fact would have.
    """

    node: str
    entry: Path
    fact: Fact
    count: int
    example: Example
    route: tuple[str, ...]
    inside: str | None = None


def wrong_counts(library: Library, tree_id: str) -> Iterator[WrongCount]:
    """Every such place of a tree; in trees that it runs, those that add to a fact of the library."""
    scope = WalkScope(library, tree_id)
    if not scope.is_readable or not any(map(counts_values, scope.words.facts.values())):
        return
    if not any(_adding(scope, tree, node.id) for tree, node in scope.nodes()):
        return
    for walk in walks(scope, Projection(surely=True, tells_unknown=True)):
        with suppress(TooMany, TooManySteps):
            found: dict[tuple[Position, Path], WrongCount] = {}
            for arrival in arrivals(walk):
                for wrong in _wrong_here(walk, arrival):
                    found.setdefault((arrival.pos._replace(entering=False), wrong.entry), wrong)
            yield from {(wrong.node, wrong.inside, wrong.entry): wrong for wrong in found.values()}.values()
            return


def _wrong_here(walk: AbstractWalk, arrival: Arrival[Position]) -> Iterator[WrongCount]:
    pos, scope = arrival.pos, walk.scope
    adding = _adding(scope, pos.tree, pos.node)
    if not adding:
        return
    shown = walk.shown(pos, arrival.points)
    for edge, taken in walk.taken(pos, shown):
        for fact, added in adding.get(edge.field, ()):
            name = scope.name(pos.tree, fact.id)
            wrong = taken & ~_allowed(walk, name, added.values)
            if wrong and (len(pos.stack) == 1 or fact.id in scope.library.shared.facts):
                inside = None if len(pos.stack) == 1 else pos.path
                route = tuple(step.pos.path for step in arrival.route())
                entry = edge.entry if edge.field[0] == "options" else ()
                one = walk.space.one_of(wrong)
                held = walk.space.cells[name].example(walk.space.cell_of(one, name))
                count = len(ticked_values(held) | added.values)
                yield WrongCount(pos.outermost, entry, fact, count, walk.space.example(wrong), route, inside)


def _allowed(walk: AbstractWalk, name: str, values: frozenset[str]) -> Points:
    """The combinations in which these values may be added to a fact."""
    if name not in walk.space.cells:
        return walk.space.full
    cells = 0
    for mask, _ in walk.space.cells[name].adding(values):
        cells |= mask
    return walk.space.lift(name, cells)


def _adding(scope: WalkScope, tree: str, node: str) -> dict[Path, list[tuple[Fact, Added]]]:
    """What the ways on from a node add to facts that count their values, by the field of the way."""
    found: dict[Path, list[tuple[Fact, Added]]] = {}
    for edge in edges(scope.library.trees[tree].nodes[node]):
        for fact_id, change in edge.effects.writes:
            if isinstance(change, Added):
                fact = scope.words.facts[scope.name(tree, fact_id)]
                if counts_values(fact):
                    found.setdefault(edge.field, []).append((fact, change))
    return found
