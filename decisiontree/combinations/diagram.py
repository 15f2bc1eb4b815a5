"""Sets of combinations as decision diagrams, for facts whose combinations are too many to be bits of one number.

A multi-valued decision diagram: a node says for one fact which of its cells lead on to which smaller set; facts that do
not matter are skipped. Equal sets are one object (hash-consing), and what two sets have in common, or all of both, is
worked out once for each pair of nodes. What counts is how much the facts depend on each other, not how many there are.

Algorithm: reduced ordered decision diagrams (BDD); Bryant: Graph-Based Algorithms for Boolean Function Manipulation, 1986.
Algorithm: multi-valued decision diagrams (MDD); Srinivasan, Ham, Malik, Brayton: Algorithms for Discrete Function Manipulation, 1990.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Self, TypeAlias

from decisiontree.combinations.space import Points, Space, TooMany
from decisiontree.combinations.ticked_cells import Shifts

DIAGRAM_STEPS = 300_000
"""So many nodes are made at most, about a second's work; sets that need more are too entangled to be kept like this."""

DEPTH = 200
"""Facts in a row that are still followed by recursion."""

Edges: TypeAlias = "tuple[tuple[int, Diagram], ...]"
"""Cells of the fact, used as bits, and the set of the combinations of the later facts that go with them."""

_mask = itemgetter(0)


class Diagram:
    """A set of combinations; made by its space only, so that equal sets are one object."""

    __slots__ = ("edges", "level", "space")

    def __init__(self, space: DiagramSpace, level: int, edges: Edges) -> None:
        self.space = space
        self.level = level
        self.edges = edges

    def __bool__(self) -> bool:
        return self is not self.space.nothing

    def __and__(self, other: Points) -> Diagram:
        return self.space.meet(self, self.space.read(other))

    def __or__(self, other: Points) -> Diagram:
        return self.space.join(self, self.space.read(other))

    def __invert__(self) -> Diagram:
        return self.space.complement(self)

    __rand__ = __and__
    __ror__ = __or__


class DiagramSpace(Space):
    """The combinations of any number of facts. Raises TooMany in the middle of the work, when a set cannot be kept."""

    __slots__ = (
        "_complements",
        "_fulls",
        "_joins",
        "_levels",
        "_made",
        "_meets",
        "_names",
        "_spreads",
        "_steps",
        "everything",
        "nothing",
    )

    def _everything(self) -> Points:
        self._names = tuple(self.cells)
        if len(self._names) > DEPTH:
            raise TooMany(self.size)
        self._levels = {name: at for at, name in enumerate(self._names)}
        self._fulls = tuple(cells.full for cells in self.cells.values())
        self._made: dict[tuple[int, Edges], Diagram] = {}
        self._meets: dict[tuple[Diagram, Diagram], Diagram] = {}
        self._joins: dict[tuple[Diagram, Diagram], Diagram] = {}
        self._complements: dict[Diagram, Diagram] = {}
        self._spreads: dict[tuple[Diagram, int, int], Diagram] = {}
        self._steps = DIAGRAM_STEPS
        self.nothing = Diagram(self, len(self._fulls), ())
        self.everything = Diagram(self, len(self._fulls), ())
        if 0 in self._fulls:
            return self.nothing
        return self.everything

    def limited(self, steps: int) -> Self:
        """The same, with so many steps left."""
        self._steps = steps
        return self

    def allow_more(self) -> None:
        """Room for a last look at what was found."""
        self._steps = max(self._steps, DIAGRAM_STEPS // 10)

    @property
    def weight(self) -> int:
        """How many bits a set takes, about; what is more is counted in steps."""
        return len(self._names) << 10

    def read(self, points: Points) -> Diagram:
        """A set as a diagram; of numbers only 0 and -1 are sets here: nothing and everything."""
        if isinstance(points, Diagram):
            return points
        return self.everything if points else self.nothing

    def meet(self, one: Diagram, other: Diagram) -> Diagram:
        """What both hold."""
        if one is other or other is self.everything or one is self.nothing:
            return one
        if one is self.everything or other is self.nothing:
            return other
        found = self._meets.get((one, other))
        if found is None:
            if one.level != other.level:
                high, low = (one, other) if one.level < other.level else (other, one)
                found = self._node(high.level, [(mask, self.meet(to, low)) for mask, to in high.edges])
            else:
                found = self._node(
                    one.level,
                    [
                        (mask & more, self.meet(to, on))
                        for mask, to in one.edges
                        for more, on in other.edges
                        if mask & more
                    ],
                )
            self._meets[one, other] = self._meets[other, one] = found
        return found

    def join(self, one: Diagram, other: Diagram) -> Diagram:
        """What any of the two holds."""
        if one is other or one is self.everything or other is self.nothing:
            return one
        if other is self.everything or one is self.nothing:
            return other
        found = self._joins.get((one, other))
        if found is None:
            level = min(one.level, other.level)
            found = self._node(level, self._joined_edges(self._edges(one, level), self._edges(other, level)))
            self._joins[one, other] = self._joins[other, one] = found
        return found

    def complement(self, one: Diagram) -> Diagram:
        """What it does not hold."""
        if one is self.nothing:
            return self.everything
        if one is self.everything:
            return self.nothing
        found = self._complements.get(one)
        if found is None:
            rest = self._fulls[one.level]
            parts = []
            for mask, to in one.edges:
                rest &= ~mask
                parts.append((mask, self.complement(to)))
            parts.append((rest, self.everything))
            found = self._node(one.level, parts)
            self._complements[one] = found
            self._complements[found] = one
        return found

    def _lift(self, fact: str, cells: int) -> Points:
        return self._node(self._levels[fact], [(cells, self.everything)])

    def forget(self, points: Points, fact: str, cells: int) -> Points:
        """The combinations after a fact got some value of these cells, whatever it was."""
        return self._spread(self.read(points), self._levels[fact], cells)

    def moved(self, points: Points, fact: str, source: int, cells: int) -> Points:  # noqa: ARG002  bits need it
        """The same for combinations in which the fact lies in one cell, which is given as its bit."""
        return self.forget(points, fact, cells)

    def shifted(self, points: Points, fact: str, shifts: Shifts) -> Points:
        """The combinations after each of these cells of a fact moved by so many places; what lies in others is dropped."""
        level = self._levels[fact]

        def moved(one: Diagram, by: int) -> Diagram:
            if one.level < level:
                return self._node(one.level, [(mask, moved(to, by)) for mask, to in one.edges])
            edges = self._edges(one, level)
            return self._node(level, [(mask << by if by >= 0 else mask >> -by, to) for mask, to in edges])

        after = self.nothing
        for cells, by in shifts:
            part = self.meet(self.read(points), self.read(self.lift(fact, cells)))
            if part is not self.nothing:
                after = self.join(after, moved(part, by))
        return after

    def count(self, points: Points) -> int:
        """How many combinations a set has."""
        counts: dict[Diagram, int] = {self.nothing: 0, self.everything: 1}
        return self._counted(self.read(points), 0, counts)

    def one_of(self, points: Points) -> Points:
        """One combination of a set that is not empty."""
        at = self.read(points)
        picked = [full & -full for full in self._fulls]
        while at.edges:
            mask, to = min(at.edges, key=lambda edge: edge[0] & -edge[0])
            picked[at.level] = mask & -mask
            at = to
        one = self.everything
        for level in reversed(range(len(picked))):
            one = self._node(level, [(picked[level], one)])
        return one

    def cell_of(self, point: Points, fact: str) -> int:
        """The cell, by its index, that a fact lies in for one combination."""
        at = self.read(point)
        level = self._levels[fact]
        while at.level < level:
            at = at.edges[0][1]
        return at.edges[0][0].bit_length() - 1 if at.level == level else 0

    def _spread(self, one: Diagram, level: int, cells: int) -> Diagram:
        if one is self.nothing:
            return one
        if one.level > level:
            return self._node(level, [(cells, one)])
        key = (one, level, cells)
        found = self._spreads.get(key)
        if found is None:
            if one.level == level:
                joined = self.nothing
                for _, to in one.edges:
                    joined = self.join(joined, to)
                found = self._node(level, [(cells, joined)])
            else:
                found = self._node(
                    one.level, [(mask, self._spread(to, level, cells)) for mask, to in one.edges]
                )
            self._spreads[key] = found
        return found

    def _edges(self, one: Diagram, level: int) -> Edges:
        return one.edges if one.level == level else ((self._fulls[level], one),)

    def _joined_edges(self, these: Edges, those: Edges) -> Iterable[tuple[int, Diagram]]:
        for mask, to in these:
            for more, on in those:
                if mask & more:
                    yield mask & more, self.join(to, on)
                    mask &= ~more  # noqa: PLW2901  what is left of it
            if mask:
                yield mask, to
        taken = 0
        for mask, _ in these:
            taken |= mask
        for more, on in those:
            if more & ~taken:
                yield more & ~taken, on

    def _counted(self, one: Diagram, level: int, counts: dict[Diagram, int]) -> int:
        """The combinations of the facts from a level on."""
        found = counts.get(one)
        if found is None:
            found = counts[one] = sum(
                mask.bit_count() * self._counted(to, one.level + 1, counts) for mask, to in one.edges
            )
        for skipped in self._fulls[level : one.level]:
            found *= skipped.bit_count()
        return found

    def _node(self, level: int, parts: Iterable[tuple[int, Diagram]]) -> Diagram:
        """The one node of these edges; edges that lead to the same set are one."""
        self._steps -= 1
        if self._steps < 0:
            raise TooMany(self.size)
        nothing = self.nothing
        merged: dict[Diagram, int] = {}
        for mask, to in parts:
            if mask and to is not nothing:
                merged[to] = merged.get(to, 0) | mask
        if not merged:
            return nothing
        if len(merged) == 1:
            ((to, mask),) = merged.items()
            if mask == self._fulls[level]:
                return to
            edges: Edges = ((mask, to),)
        else:
            edges = tuple(sorted(((mask, to) for to, mask in merged.items()), key=_mask))
        key = (level, edges)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Diagram(self, level, edges)
        return made
