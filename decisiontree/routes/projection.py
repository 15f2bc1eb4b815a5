"""What a search over routes looks at: which nodes and which facts, and the space of their combinations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from decisiontree.combinations import Cuts, DiagramSpace, Space, TooMany, Vocabulary
from decisiontree.guards import facts_of
from decisiontree.model import (
    NOTHING,
    Added,
    Condition,
    FactType,
    Guard,
    Or,
    Subtree,
    Unreadable,
    text_conditions,
)
from decisiontree.routes.walk_scope import TRIED, WalkScope
from decisiontree.transitions import ALWAYS, Edge, edges, waits_where

Ways: TypeAlias = Mapping[tuple[str, str], tuple[Edge, ...]]
"""The ways on from each node, by tree and node, in the names of the scope."""


@dataclass(frozen=True, slots=True)
class Projection:
    """By default all nodes, and all facts that their conditions speak of.

    `surely` is the careful reading for findings that must have happened on a real route: what is not certain is left out.
    Otherwise what is not certain counts as possible, so that nothing possible is called impossible.

    `nodes` narrows the nodes, by tree and id, `facts` the facts; facts in `also` are looked at whatever conditions say.
    Of those, the values that answers set are told apart from all others; of what is `watched`, and no condition speaks of,
    only whether it is known. Without `tells_unknown`, what is not known counts
    as any value, which makes no difference but where it is asked whether something is known, or where there are exits.
    With `texts`, the conditions of texts are looked at, too; else only those that decide whether a node waits to be read.
    """

    nodes: frozenset[tuple[str, str]] | None = None
    facts: frozenset[str] | None = None
    also: frozenset[str] = frozenset()
    watched: frozenset[str] = frozenset()
    surely: bool = False
    tells_unknown: bool = False
    texts: bool = False

    def ways(self, scope: WalkScope) -> Ways:
        """The ways on from the nodes; those back from a tree that is run begin at its outcomes."""
        return {
            (tree, node.id): tuple(
                _sound(scope, tree, edge) for edge in edges(node, scope.library) if not edge.returning
            )
            for tree in scope.trees
            for node in scope.library.trees[tree].nodes.values()
            if self.nodes is None or (tree, node.id) in self.nodes
        }

    def space(self, scope: WalkScope, found: Ways, ceiling: int, *, steps: int = 0) -> Space:
        """The combinations of the facts; where they are more than the ceiling, as diagrams of so many steps, or it raises TooMany."""
        cuts = Cuts(way.guard for ways_on in found.values() for way in ways_on if way.guard is not None)
        _cut_by_fields(cuts, scope, found)
        for guard in _of_texts(scope, found, every=self.texts):
            # while one cannot be decided its text is not there, so it matters what is known
            cuts.add(guard)
            cuts.asked_known |= facts_of(guard)
        for tree, node in found:
            for tag in scope.library.trees[tree].nodes[node].content.skip_if:
                cuts.starts.setdefault(f"{TRIED}{tag}", set())
        _take_in_added(cuts, scope, found)
        for name in sorted(self.also):
            cuts.starts.setdefault(name, set()).update(_set_values(scope, name, found))
        for name in cuts.counted:
            cuts.written[name] = set(_written(scope, name, found))
        watched = sorted(self.watched - cuts.starts.keys())
        for name in watched:
            cuts.starts[name] = set()
        if self.tells_unknown or not cuts.asked_known <= scope.words.always_known:
            # what is asked for first depends on everything that is unknown beside it
            cuts.asked_known |= cuts.starts.keys()
        wanted = None if self.facts is None else [name for name in cuts.starts if name in self.facts]
        words = _with_watched(scope.words, watched)
        try:
            return Space(words, cuts, wanted, ceiling=ceiling)
        except TooMany:
            if not steps:
                raise
            return DiagramSpace(words, cuts, wanted).limited(steps)


def not_followed(scope: WalkScope) -> Iterator[tuple[str, str]]:
    """The nodes, by tree and id, at which walks cannot be followed: a part cannot be read, or leads nowhere."""
    for (tree, node_id), ways in Projection().ways(scope).items():
        nodes = scope.library.trees[tree].nodes
        node = nodes[node_id]
        # a branch may do without `else`
        needed = [way for way in ways if way.field != ("else",) or way.target is not None]
        is_lost = any(way.target not in nodes for way in needed) or any(way.guard is None for way in ways)
        runs_nothing = isinstance(node, Subtree) and node.run not in scope.trees
        if is_lost or runs_nothing or isinstance(node, Unreadable):
            yield tree, node_id


def _sound(scope: WalkScope, tree: str, way: Edge) -> Edge:
    """The way in the names used here; without a condition where it speaks of what is no fact."""
    if any(field.when is not None for field in way.effects.collects):
        return _with_fields(scope, tree, way)
    if way.guard is None or way.guard is ALWAYS:
        return way
    return way._replace(guard=readable(scope, tree, way.guard))


def _with_fields(scope: WalkScope, tree: str, way: Edge) -> Edge:
    """The way with the conditions of its fields in the names used here."""
    collects = tuple(
        field if field.when is None else replace(field, when=_named(scope, tree, field.when))
        for field in way.effects.collects
    )
    return way._replace(effects=way.effects._replace(collects=collects))


def _named(scope: WalkScope, tree: str, condition: Condition) -> Condition:
    guard = None if condition.guard is None else readable(scope, tree, condition.guard)
    return replace(condition, guard=guard)


def readable(scope: WalkScope, tree: str, guard: Guard) -> Guard | None:
    """A condition in the names used here; None where it speaks of what is no fact."""
    guard = scope.guard(tree, guard)
    return guard if all(name in scope.words.facts for name in facts_of(guard)) else None


def _cut_by_fields(cuts: Cuts, scope: WalkScope, found: Ways) -> None:
    """What conditions of fields ask. While one cannot be decided its field is not shown, so it matters what is known."""
    for (tree, _), ways_on in found.items():
        for way in ways_on:
            surely_known: set[str] = set()
            for field in way.effects.collects:
                name = scope.name(tree, field.fact)
                if field.when is None:
                    is_filled = name in scope.words.facts and not scope.words.facts[name].optional
                    surely_known |= {name} if is_filled else set()
                elif field.when.guard is not None:
                    cuts.add(field.when.guard)
                    cuts.asked_known |= facts_of(field.when.guard) - surely_known


def _of_texts(scope: WalkScope, found: Ways, *, every: bool) -> Iterator[Guard]:
    """The conditions of the texts of nodes: of every node, or only of those that wait where a text is there."""
    for tree, node_id in found:
        node = scope.library.trees[tree].nodes[node_id]
        if node.content is NOTHING or not (every or isinstance(waits_where(node), Or)):
            continue
        for _, condition in text_conditions(node):
            guard = None if condition.guard is None else readable(scope, tree, condition.guard)
            if guard is not None:
                yield guard


def _with_watched(words: Vocabulary, watched: Collection[str]) -> Vocabulary:
    """The facts that are only known or not are like a text, whatever their values."""
    if not watched:
        return words
    alike = {name: replace(words.facts[name], type=FactType.TEXT, values=()) for name in watched}
    return Vocabulary({**words.facts, **alike}, words.always_known)


def _take_in_added(cuts: Cuts, scope: WalkScope, found: Ways) -> None:
    """The values that options and steps add to choices."""
    for (tree, _), ways_on in found.items():
        for way in ways_on:
            for fact, change in way.effects.writes:
                if isinstance(change, Added):
                    name = scope.name(tree, fact)
                    cuts.add_values(scope.words.facts[name], name, change.values)


def _set_values(scope: WalkScope, name: str, found: Ways) -> Iterator[int]:
    """Where a number has to be cut so that each value that an answer sets has a cell of its own."""
    if scope.words.facts[name].type.is_number:
        for value in _written(scope, name, found):
            yield from (value, value + 1)


def _written(scope: WalkScope, name: str, found: Ways) -> Iterator[int]:
    """The numbers that answers set a fact to."""
    for (tree, _), ways_on in found.items():
        for way in ways_on:
            for fact, value in way.effects.writes:
                if scope.name(tree, fact) == name and isinstance(value, int):
                    yield value
