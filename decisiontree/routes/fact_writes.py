"""What is written of facts on a way, in the terms of a space: by options and steps, by the fields of a form, by what was tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decisiontree.combinations import Cells, Points, Space
from decisiontree.guards import facts_of
from decisiontree.model import Added, FactChange, FactValue, Field, Form, Guard, Node
from decisiontree.routes.fixpoint import Writes, WriteWhere
from decisiontree.routes.walk_scope import TRIED, WalkScope
from decisiontree.transitions import Edge


class AbstractField(NamedTuple):
    """A field with a condition, by its place in its form; `before` is what the fields above it write."""

    at: int
    guard: Guard | None
    before: Writes


class FactWrites:
    """The writes of one space; what is not certain is left out where only what surely happens is looked for."""

    def __init__(self, scope: WalkScope, space: Space, *, surely: bool) -> None:
        self._scope = scope
        self._space = space
        self._surely = surely

    def moved(self, name: str, cells: int) -> tuple[tuple[str, int], ...]:
        """A fact as it is written, and with it what depends on it."""
        return (
            (name, cells),
            *((each, 3) for each in self._scope.moved_by(name) if each in self._space.cells),
        )

    def written(self, tree: str, edge: Edge) -> Writes:
        """What taking a way writes, once its fields are filled in one after another."""
        changes = (
            self._changed(self._scope.name(tree, fact), change) for fact, change in edge.effects.writes
        )
        fields = (self._field(tree, field) for field in edge.effects.collects)
        return tuple(write for part in (*changes, *fields) for write in part)

    def _changed(self, name: str, change: FactChange) -> Writes:
        """What an option or a step changes; of what is added, where cells move."""
        cells = self._space.cells.get(name)
        if cells is None or not isinstance(change, Added):
            held = 0 if cells is None or isinstance(change, Added) else _held(cells, change)
            return self._looked_at(self.moved(name, held))
        return ((name, cells.adding(change.values)), *self._looked_at(self.moved(name, 0)[1:]))

    def fields(self, tree: str, node: Form, way: Edge) -> Iterator[AbstractField]:
        """The fields of a form that have a condition."""
        if not node.appears:
            return
        written: Writes = ()
        for at, field in enumerate(way.effects.collects):
            if field.when is not None:
                yield AbstractField(at, field.when.guard, written)
            written = (*written, *self._field(tree, field))

    def _field(self, tree: str, field: Field) -> Writes:
        filled = self._looked_at(self._filled(tree, field.fact))
        if field.when is None or not filled:
            return filled
        return (WriteWhere(*self.where_true(field.when.guard), filled),)

    def _looked_at(self, written: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple((name, cells) for name, cells in written if name in self._space.cells)

    def _filled(self, tree: str, fact: str) -> tuple[tuple[str, int], ...]:
        """What is written when a field is filled in."""
        if fact == "tried":
            nodes = self._scope.library.trees[tree].nodes.values()
            return tuple((f"{TRIED}{tag}", 3) for each in nodes for tag in each.content.skip_if)
        name = self._scope.name(tree, fact)
        if name not in self._scope.words.facts:
            return ()
        cells = self._space.cells.get(name)
        optional = self._scope.words.facts[name].optional
        return self.moved(name, 0 if cells is None else cells.full if optional else cells.known)

    def where_true(self, guard: Guard | None) -> tuple[Points, Points]:
        """Where a condition that asks for nothing is true, and where it is not: while it cannot be decided, it is not."""
        if guard is not None and facts_of(guard) <= self._space.cells.keys():
            yes = self._space.where(guard).yes
            return yes, self._space.full & ~yes
        if self._surely:
            return 0, 0
        return (self._space.full if guard is None else self._space.where(guard).yes), self._space.full

    def left(self, node: Node) -> Writes:
        """What counts as tried once a node was left."""
        names = (f"{TRIED}{tag}" for tag in node.content.satisfies)
        return tuple(
            (name, self._space.cells[name].one_of((True,))) for name in names if name in self._space.cells
        )


def _held(cells: Cells, value: FactValue | None) -> int:
    """The cell of a value; of a fact that is forgotten, any where it is not told apart what is unknown."""
    return (cells.unknown or cells.known) if value is None else cells.holding(value)
