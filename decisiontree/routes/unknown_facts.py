"""Facts that are read before anything has given them, with the route.

What is told as proved surely happens. Where the combinations are too many to follow, what definite assignment cannot
rule out is told as possible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from decisiontree.combinations import Points, TooMany
from decisiontree.model import Library, Node, Path, Subtree
from decisiontree.routes.abstract_walk import AbstractWalk, walks
from decisiontree.routes.breadth_first import BreadthFirst
from decisiontree.routes.conditional_texts import (
    LocalReadings,
    guard_of_text,
    read_by_texts,
    undecided_texts,
    with_text,
)
from decisiontree.routes.definite_assignment import DefiniteAssignment
from decisiontree.routes.feasibility import facts_needed, read_by_fields
from decisiontree.routes.fixpoint import TooManySteps, reached_so_far
from decisiontree.routes.form_fields import has_fields, undecided_fields
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope, trees_met
from decisiontree.transitions import ALWAYS


class Mention(NamedTuple):
    """A text that prints a fact."""

    tree: str
    node: str
    field: Path
    fact: str


@dataclass(frozen=True, slots=True)
class Early:
    """A fact that a node needs (`field` is empty) or prints before it is known; `inside` is the node of a tree that is run.

    `proved`: some call does read it there; otherwise only the links say so, whatever the conditions on the way are.
    """

    node: str
    field: Path
    fact: str
    route: tuple[str, ...]
    inside: str | None = None
    proved: bool = True


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """Facts that may be read too early, but whose routes have too many combinations to say so; none if nothing was followed."""

    facts: tuple[str, ...]


class _Read(NamedTuple):
    """A place of the tree that reads a fact; one within a tree that is run stands at the node that runs it."""

    fact: str
    node: str
    field: Path


def read_too_early(
    library: Library, tree_id: str, mentions: Iterable[Mention], *, ceiling: int | None = None
) -> Iterator[Early | NotFollowed]:
    """Every place of a tree where a fact may be read that is unknown there, each with one route to it."""
    scope = WalkScope(library, tree_id)
    if not scope.is_readable:
        return
    candidates = _candidates(scope)
    if not candidates:
        return
    if not all(
        DefiniteAssignment(library, tree, _facts_of(library, tree)).is_followed for tree in scope.trees
    ):
        yield NotFollowed(())
        return
    readings = _Readings(scope, candidates, mentions)
    possible = readings.possible()
    if not possible:
        return
    suspects = frozenset(read.fact for read in possible)
    projection = Projection(watched=suspects, surely=True, tells_unknown=True, texts=True)
    found: dict[_Read, Early] = {}
    for walk in walks(scope, projection, ceiling):
        if _search(walk, readings, possible, found):
            break
    else:
        found.update(_unproved(readings, possible, found))
        unproved = sorted({read.fact for read, early in found.items() if not early.proved})
        if unproved:
            yield NotFollowed(tuple(unproved))
    yield from found.values()


def _candidates(scope: WalkScope) -> frozenset[str]:
    """The facts that may be unknown somewhere; of a tree that is only run, its callers may have given those of the library."""
    library, tree = scope.library, scope.library.trees[scope.root]
    own = tree.facts.keys()
    shared = library.shared.facts.keys() - own if tree.alone else set()
    return frozenset((own | shared) - scope.words.always_known)


class _Readings:
    """What the nodes of a scope need and print of some facts, in the names of the tree that is looked at."""

    def __init__(self, scope: WalkScope, candidates: Collection[str], mentions: Iterable[Mention]) -> None:
        self.scope = scope
        self._candidates = frozenset(candidates)
        self.assignments = DefiniteAssignment(scope.library, scope.root, candidates)
        self._needs = {tree: facts_needed(scope.library, tree) for tree in scope.trees}
        self._local = LocalReadings(scope.words)
        self._prints: dict[tuple[str, str], list[tuple[str, Path]]] = {}
        for mention in mentions:
            fact = scope.name(mention.tree, mention.fact)
            if fact in self._candidates:
                self._prints.setdefault((mention.tree, mention.node), []).append((fact, mention.field))

    def possible(self) -> dict[_Read, tuple[str, str] | None]:
        """What may be read early, conditions left aside, each with the node of a tree that is run where that is."""
        found: dict[_Read, tuple[str, str] | None] = {}
        known_before = self.assignments.known_before()
        inside_of = cache(self._read_inside)
        for node in self.scope.library.trees[self.scope.root].nodes.values():
            known = known_before.get(node.id)
            if known is None:
                continue
            for fact, field in self._of(self.scope.root, node, self.assignments):
                if fact in self._candidates and fact not in known:
                    found[_Read(fact, node.id, field)] = None
            for fact, field in self._emptied_above(self.scope.root, node):
                if fact in self._candidates:
                    found[_Read(fact, node.id, field)] = None
            if isinstance(node, Subtree) and node.run in self.scope.trees:
                emptied = self.assignments.emptied_by(node.run)
                for fact, inside in inside_of(node.run).items():
                    if fact not in known or fact in emptied:
                        found[_Read(fact, node.id, ())] = inside
        return found

    def at(self, walk: AbstractWalk, pos: Position, points: Points) -> Iterator[tuple[_Read, Points]]:
        """What a position reads unknown, and the combinations with which it is come to then."""
        if pos.place in self._prints or pos.node in self._needs[pos.tree]:
            for fact, where in walk.asked(pos, points).items():
                if where and fact in self._candidates:
                    yield _Read(fact, pos.outermost, ()), walk.come_with(pos, where) & points
        if pos.place in self._prints or has_fields(walk, pos.place) or walk.plan(pos.place).texts:
            shown = walk.shown(pos, points)
            for fact, field, where in (
                *self._printed(walk, pos, shown),
                *self._by_fields(walk, pos, shown),
                *self._by_texts(walk, pos, shown),
            ):
                read = _Read(fact, pos.outermost, field if len(pos.stack) == 1 else ())
                yield read, walk.come_with(pos, where) & points

    def _printed(
        self, walk: AbstractWalk, pos: Position, shown: Points
    ) -> Iterator[tuple[str, Path, Points]]:
        """What texts print of a node that is shown, and where it is unknown."""
        prints = self._prints.get(pos.place, ())
        taken = {way.entry: on for way, on in walk.taken(pos, shown)} if prints else {}
        for fact, field in prints:
            if fact in walk.space.cells:
                here = taken.get(field[:2], 0) if field[0] == "options" else shown
                here = with_text(walk.space, walk.plan(pos.place), field, here)
                where = here & walk.space.lift(fact, walk.space.cells[fact].unknown)
                if where:
                    yield fact, field, where

    def _by_texts(
        self, walk: AbstractWalk, pos: Position, shown: Points
    ) -> Iterator[tuple[str, Path, Points]]:
        """What the conditions of texts read, and where they are not decided for want of it."""
        for fact, field, where in undecided_texts(walk.space, walk.plan(pos.place), shown):
            if fact in self._candidates:
                yield fact, field, where

    def _by_fields(
        self, walk: AbstractWalk, pos: Position, shown: Points
    ) -> Iterator[tuple[str, Path, Points]]:
        """What the conditions of the fields of a form read, and where they are not decided for want of it."""
        for at, undecided in undecided_fields(walk, pos.place, shown):
            for fact, where in undecided.items():
                if fact in self._candidates:
                    yield fact, ("collect", at, "when"), where

    def _of(self, tree: str, node: Node, assignments: DefiniteAssignment) -> Iterator[tuple[str, Path]]:
        for fact in sorted(self._needs[tree].get(node.id, ())):
            yield self.scope.name(tree, fact), ()
        prints = self._prints.get((tree, node.id))
        read = [each for each in prints or () if self._may_be_printed(tree, node, *each)]
        read += read_by_texts(self.scope, tree, node, self._local)
        if read:
            asked = assignments.asked_at(node)
            yield from (each for each in read if self.scope.name_there(tree, each[0]) not in asked)
        for each in read_by_fields(node):
            if not each.surely_asked:
                yield self.scope.name(tree, each.fact), ("collect", each.at, "when")

    def _may_be_printed(self, tree: str, node: Node, fact: str, field: Path) -> bool:
        """Whether a text may be there while a fact is unknown, going by its own condition."""
        guard = guard_of_text(self.scope, tree, node, field)
        return guard is ALWAYS or (guard is not None and self._local.is_true_without(guard, fact))

    def _emptied_above(self, tree: str, node: Node) -> Iterator[tuple[str, Path]]:
        """What a field reads that a field above it may leave empty, whatever is known before the form."""
        for each in read_by_fields(node):
            name = self.scope.name(tree, each.fact)
            fact = self.scope.words.facts.get(name)
            if each.asked and fact is not None and fact.optional:
                yield name, ("collect", each.at, "when")

    def _read_inside(self, run: str) -> dict[str, tuple[str, str]]:
        """What the trees that are run may read before they have given it themselves, and where."""
        library = self.scope.library
        found: dict[str, tuple[str, str]] = {}
        for tree in trees_met(library, run):
            assignments = DefiniteAssignment(library, tree, _facts_of(library, tree))
            for node_id, known in assignments.known_before().items():
                node = library.trees[tree].nodes[node_id]
                for fact, _ in self._of(tree, node, assignments):
                    if fact in self._candidates and self.scope.name_there(tree, fact) not in known:
                        found.setdefault(fact, (tree, node_id))
                for fact, _ in self._emptied_above(tree, node):
                    if fact in self._candidates:
                        found.setdefault(fact, (tree, node_id))
        return found


def _facts_of(library: Library, tree: str) -> Collection[str]:
    return library.trees[tree].facts_in_scope(library.shared)


def _search(
    walk: AbstractWalk, readings: _Readings, possible: Collection[_Read], found: dict[_Read, Early]
) -> bool:
    """Finds each of them that some route reads, where it is read first; False where it is too much to find all."""
    arrived: dict[Position, Points] = {}
    complete = reached_so_far(walk, arrived)
    walk.space.allow_more()
    try:
        wanted: Collection[_Read] = possible
        if complete:
            wanted = {read for pos, points in arrived.items() for read, _ in readings.at(walk, pos, points)}
        _first_reads(walk, readings, wanted, found)
    except (TooMany, TooManySteps):
        return False
    return complete


def _first_reads(
    walk: AbstractWalk, readings: _Readings, wanted: Collection[_Read], found: dict[_Read, Early]
) -> None:
    left = Counter(read.node for read in wanted)
    left.subtract(read.node for read in found)
    levels = BreadthFirst(walk)
    for distance, level in levels:
        if not any(left.values()):
            return
        for pos, points in level.items():
            if not left[pos.outermost]:
                continue
            reads = {
                read: come_with for read, come_with in readings.at(walk, pos, points) if read not in found
            }
            inside = pos.path if len(pos.stack) > 1 else None
            for read, route in levels.routes(distance, pos, reads):
                left[read.node] -= 1
                path = tuple(step.path for step in route)
                found[read] = Early(read.node, read.field, read.fact, path, inside)


def _unproved(
    readings: _Readings,
    possible: Mapping[_Read, tuple[str, str] | None],
    found: Collection[_Read],
) -> Iterator[tuple[_Read, Early]]:
    for read, where in possible.items():
        if read not in found:
            route = readings.assignments.route_without(read.fact, read.node)
            inside = None if where is None else "/".join(where)
            yield read, Early(read.node, read.field, read.fact, route, inside, proved=False)
