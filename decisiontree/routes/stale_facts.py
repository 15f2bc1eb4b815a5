"""Answers that leave a fact as an earlier visit of their question has set it, on a route that reads it afterwards.

Carried beside the combinations of facts: who has set the fact last, and which answer has left it since. Where the
combinations are too many to follow, the links alone decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.combinations import Points, Space, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import (
    Form,
    Library,
    Option,
    Question,
    Subtree,
    Tree,
    text_conditions,
)
from decisiontree.routes.abstract_walk import AbstractWalk, walks
from decisiontree.routes.feasibility import facts_needed, read_by_fields
from decisiontree.routes.fixpoint import Arrival, Successor, TooManySteps, arrivals, decided_writes
from decisiontree.routes.position import Position, reachable
from decisiontree.routes.projection import Projection
from decisiontree.routes.unknown_facts import Mention
from decisiontree.routes.walk_scope import WalkScope, trees_met
from decisiontree.transitions import edges, exits, skip_target

Readers = Mapping[tuple[str, str], Collection[str]]
"""By tree and node, the facts that it prints, decides by or has conditions on."""

OTHER, SET = -2, -1
"""Who has given the fact its value: not the question, or the question. From 0 on: the answer that has left it so since."""


@dataclass(frozen=True, slots=True)
class Stale:
    """An option, by its index, that leaves a fact as an earlier visit set it; `route` is empty where only links say so."""

    node: str
    option: int
    fact: str
    route: tuple[str, ...] = ()


class StaleCandidate(NamedTuple):
    """A question that gives a fact one value or another, and the answers that leave it."""

    node: Question
    fact: str
    leaving: tuple[int, ...]


def stale_facts(library: Library, tree_id: str, mentions: Iterable[Mention]) -> Iterator[Stale]:
    """Every such option of a tree."""
    tree = library.trees[tree_id]
    asked = [node for node in tree.nodes.values() if isinstance(node, Question) and _may_set(node)]
    if not asked:
        return
    scope = WalkScope(library, tree_id)
    if not scope.is_readable:
        return
    readers = readers_of(scope, mentions)
    for question in asked:
        for suspect in suspects(library, tree, question, readers):
            yield from _followed(scope, suspect, readers)


def _may_set(node: Question) -> bool:
    return len(node.options) > 2 and sum(bool(option.assigns.sets) for option in node.options) > 1


def readers_of(scope: WalkScope, mentions: Iterable[Mention]) -> Readers:
    """Which nodes of a scope read which facts."""
    read: dict[tuple[str, str], set[str]] = {}
    for tree in scope.trees:
        for node_id, facts in facts_needed(scope.library, tree).items():
            read[tree, node_id] = {scope.name(tree, fact) for fact in facts}
        for node in scope.library.trees[tree].nodes.values():
            for _, condition in text_conditions(node):
                spoken = () if condition.guard is None else facts_of(condition.guard)
                read.setdefault((tree, node.id), set()).update(scope.name(tree, fact) for fact in spoken)
            for each in read_by_fields(node):
                if not each.surely_asked:
                    read.setdefault((tree, node.id), set()).add(scope.name(tree, each.fact))
    for mention in mentions:
        key = (mention.tree, mention.node)
        read.setdefault(key, set()).add(scope.name(mention.tree, mention.fact))
    return read


def suspects(library: Library, tree: Tree, node: Question, readers: Readers) -> Iterator[StaleCandidate]:
    """What a question may leave stale, going by the links."""
    for fact in dict.fromkeys(fact for option in node.options for fact, _ in option.assigns.sets):
        setting = [option for option in node.options if fact in dict(option.assigns.sets)]
        if len({dict(option.assigns.sets)[fact] for option in setting}) < 2:
            continue
        reading = _reading(library, tree, fact, readers) - {node.id}
        onward = _reached(tree, (option.to for option in setting), fact, node.id)
        # where the fact is read only after the question was asked again, its answers are a list to go through
        if node.id not in onward or reading.isdisjoint(onward):
            continue
        leaving = tuple(
            at
            for at, option in enumerate(node.options)
            if fact not in dict(option.assigns.changes)
            and not _asks(option, fact)
            and not reading.isdisjoint(_reached(tree, [option.to], fact, node.id))
        )
        if leaving:
            yield StaleCandidate(node, fact, leaving)


def _asks(option: Option, fact: str) -> bool:
    """Whether an option is there only for what the fact is, and so knows of it."""
    guard = None if option.when is None else option.when.guard
    return guard is not None and fact in facts_of(guard)


def _reading(library: Library, tree: Tree, fact: str, readers: Readers) -> set[str]:
    """The nodes of a tree that read a fact, themselves or in a tree that they run."""
    found = {node for (each, node), facts in readers.items() if each == tree.id and fact in facts}
    inside = {each for (each, _), facts in readers.items() if each != tree.id and fact in facts}
    for node in tree.nodes.values() if inside else ():
        if (
            isinstance(node, Subtree)
            and node.run in library.trees
            and inside & {*trees_met(library, node.run)}
        ):
            found.add(node.id)
    return found


def _reached(tree: Tree, starts: Iterable[str | None], fact: str, last: str) -> Collection[str]:
    """The nodes that links lead to, exits among them, while nothing writes the fact; not beyond the last one."""

    def onward(node_id: str) -> Iterator[str]:
        node = tree.nodes[node_id]
        targets = [edge.target for edge in edges(node) if fact not in edge.effects.overwritten]
        for target in (*targets, skip_target(node)) if node_id != last else ():
            if target is not None and target in tree.nodes:
                yield target

    begun = (start for start in starts if start is not None and start in tree.nodes)
    return reachable((*begun, *exits(tree)), onward)


class _Visit(NamedTuple):
    """A position, and who has given the fact its value there."""

    pos: Position
    giver: int


class _Following:
    """The walk of the trees, with who has set one fact last."""

    def __init__(self, walk: AbstractWalk, suspect: StaleCandidate) -> None:
        self.walk = walk
        self._suspect = suspect

    @property
    def space(self) -> Space:
        """The combinations of the walk."""
        return self.walk.space

    def start(self) -> tuple[_Visit, Points] | None:
        """Where the walk begins."""
        begun = self.walk.start()
        return None if begun is None else (_Visit(begun[0], OTHER), begun[1])

    def rank(self, visit: _Visit) -> tuple[int, ...]:
        """That of the position."""
        return self.walk.rank(visit.pos)

    def moves(self, visit: _Visit, points: Points) -> Iterator[Successor[_Visit]]:
        """Everything that may happen next."""
        for move in self.walk.moves(visit.pos, points):
            for after, gives in self._given(visit.pos, move):
                giver = self._giver(visit, move, gives=gives)
                yield Successor(move.field, _Visit(move.to, giver), after, move.taken)

    def is_question(self, pos: Position) -> bool:
        """Whether the fact is set there."""
        return len(pos.stack) == 1 and pos.node == self._suspect.node.id

    def _given(self, pos: Position, move: Successor[Position]) -> Iterator[tuple[Points, bool]]:
        """What goes on, apart by whether it was given the fact; a field that is not shown gives none."""
        names = {fact: self.walk.scope.name(pos.tree, fact) for fact in move.effects.facts}
        gives = self._suspect.fact in names.values()
        if not gives or any(names[fact] == self._suspect.fact for fact in move.effects.overwritten):
            yield move.points, gives
            return
        for writes in decided_writes(move.writes, self._suspect.fact):
            is_made = any(write[0] == self._suspect.fact for write in writes)
            yield self.walk.written(move.taken, writes), is_made

    def _giver(self, visit: _Visit, move: Successor[Position], *, gives: bool) -> int:
        pos, field = visit.pos, move.field
        answers = self.is_question(pos) and field[0] == "options"
        if gives:
            sets = answers and self._suspect.fact in dict(
                self._suspect.node.options[int(field[1])].assigns.sets
            )
            return SET if sets else OTHER
        leaves = answers and visit.giver != OTHER and int(field[1]) in self._suspect.leaving
        return int(field[1]) if leaves else visit.giver


def _followed(scope: WalkScope, suspect: StaleCandidate, readers: Readers) -> Iterator[Stale]:
    """Those that some route comes to; all of them where the routes cannot be followed."""
    # whether a field is shown that would give the fact is seen only where the fact is looked at
    watched = frozenset({suspect.fact}) if _may_appear(scope, suspect.fact) else frozenset[str]()
    for walk in walks(scope, Projection(surely=True, watched=watched)):
        with suppress(TooMany, TooManySteps):
            found = _read(_Following(walk, suspect), suspect, readers)
            for option, arrival in sorted(found.items()):
                route = tuple(step.pos.pos.path for step in arrival.route())
                yield Stale(suspect.node.id, option, suspect.fact, route)
            return
    yield from (Stale(suspect.node.id, option, suspect.fact) for option in suspect.leaving)


def _may_appear(scope: WalkScope, fact: str) -> bool:
    """Whether a field under a condition collects the fact."""
    return any(
        field.when is not None and scope.name(tree, field.fact) == fact
        for tree, node in scope.nodes()
        if isinstance(node, Form)
        for field in node.collect
    )


def _read(following: _Following, suspect: StaleCandidate, readers: Readers) -> Mapping[int, Arrival[_Visit]]:
    found: dict[int, Arrival[_Visit]] = {}
    for arrival in arrivals(following):
        pos, giver = arrival.pos
        reads = suspect.fact in readers.get(pos.place, ()) and not following.is_question(pos)
        if giver >= 0 and giver not in found and reads and following.walk.shown(pos, arrival.points):
            found[giver] = arrival
        if len(found) == len(suspect.leaving):
            break
    return found
