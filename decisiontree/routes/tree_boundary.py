"""What is written where a tree begins and where it is left: its own facts, and those that it asks first. Moves nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.combinations import Points, Space
from decisiontree.model import Fact
from decisiontree.routes.abstract_node import NodeAbstraction
from decisiontree.routes.fixpoint import Writes
from decisiontree.routes.walk_scope import WalkScope


class TreeBoundary:
    """The beginnings and ends of the trees of a scope, in the terms of a space."""

    def __init__(self, scope: WalkScope, space: Space, nodes: NodeAbstraction) -> None:
        self._scope = scope
        self._space = space
        self._nodes = nodes

    def entering(self, tree: str) -> Writes:
        """What is written when a tree begins: its own facts are unknown, but for those it asks first."""
        return tuple(write for name, fact in self._scope.own(tree) for write in self.begun(name, fact))

    def leaving(self, tree: str) -> Writes:
        """What is written when a tree is left: its own facts may be anything again."""
        if tree == self._scope.root:
            return ()
        cells = self._space.cells
        return tuple((name, cells[name].full) for name, _ in self._scope.own(tree) if name in cells)

    def asked_again(self, tree: str) -> Iterator[tuple[Points, Writes]]:
        """Where a tree asks first for a given fact of the library that is forgotten somewhere, and what is written then."""
        shared = self._scope.library.shared.facts
        for name in self._scope.given_facts(tree):
            cells = self._space.cells.get(name) if name in self._scope.forgotten & shared.keys() else None
            if cells is not None and cells.unknown:
                held = cells.full if shared[name].optional else cells.known
                yield self._space.lift(name, cells.unknown), self._nodes.facts.moved(name, held)

    def begun(self, name: str, fact: Fact) -> Writes:
        """What a fact is before anything has happened."""
        cells = self._space.cells.get(name)
        if cells is None:
            return ()
        held = cells.unknown or cells.known
        if fact.given:
            held = cells.full if fact.optional else cells.known
        return ((name, held),)
