"""The lines between two neighbouring columns: those to one node are joined, and each bundle has a lane to go up or down in.

Two bundles cross, but no two ever run along the same cells.
Algorithm: channel routing by left edges; Hashimoto, Stevens: Wire Routing by Optimizing Channel Assignment, 1971.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from decisiontree.graph import looping, turned_round


class GridSlot(NamedTuple):
    """The box of a node in its own column; in another column, where the lines to the node pass."""

    column: int
    node: str


class Join(NamedTuple):
    """A piece of a line, from one column to the next one; it leaves and enters so many rows below the tops."""

    origin: GridSlot
    leaves: int
    target: GridSlot
    enters: int


class Bundle(NamedTuple):
    """The lines that go to one slot: the rows that they leave from, and the row that they enter at."""

    target: GridSlot
    leaves: frozenset[int]
    enters: int

    @property
    def straight(self) -> bool:
        """Whether it needs no lane."""
        return self.leaves == {self.enters}

    @property
    def top(self) -> int:
        """The first row of its lane."""
        return min(self.enters, *self.leaves)

    @property
    def bottom(self) -> int:
        """The last row of its lane."""
        return max(self.enters, *self.leaves)


def bundles(joins: Iterable[Join], tops: Mapping[GridSlot, int]) -> tuple[Bundle, ...]:
    """The lines between two columns, in the order of their targets."""
    rows: dict[GridSlot, set[int]] = {}
    enters: dict[GridSlot, int] = {}
    for join in joins:
        rows.setdefault(join.target, set()).add(tops[join.origin] + join.leaves)
        enters[join.target] = tops[join.target] + join.enters
    return tuple(Bundle(target, frozenset(rows[target]), enters[target]) for target in rows)


def entangled(between: Sequence[Bundle]) -> dict[GridSlot, list[GridSlot]]:
    """The bundles that cannot be drawn: of each, the lane must be left of the next one's, round in a circle."""
    behind = looping(_left_of(between))
    return looping(turned_round(behind))


def lanes(between: Sequence[Bundle]) -> dict[GridSlot, int]:
    """The lane of each bundle that needs one, counted from the left; none of them may be entangled."""
    waiting = sorted((bundle for bundle in between if not bundle.straight), key=_from_outside)
    after = turned_round(_left_of(waiting))
    taken: dict[GridSlot, int] = {}
    while waiting:
        bundle = next(each for each in waiting if all(left in taken for left in after[each.target]))
        waiting.remove(bundle)
        lane = 1 + max((taken[left] for left in after[bundle.target]), default=-1)
        beside = {taken[each.target] for each in between if each.target in taken and _overlap(each, bundle)}
        while lane in beside:
            lane += 1
        taken[bundle.target] = lane
    return taken


def _left_of(between: Iterable[Bundle]) -> dict[GridSlot, list[GridSlot]]:
    """For each bundle those whose lane must be further right: they enter in a row in which it leaves."""
    bent = [bundle for bundle in between if not bundle.straight]
    entering: dict[int, GridSlot] = {bundle.enters: bundle.target for bundle in bent}
    return {
        bundle.target: [
            entering[row]
            for row in sorted(bundle.leaves)
            if entering.get(row, bundle.target) != bundle.target
        ]
        for bundle in bent
    }


def _overlap(one: Bundle, other: Bundle) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def _from_outside(bundle: Bundle) -> tuple[bool, int]:
    """Lines that go up from the uppermost on, then lines that go down from the lowest on: so the fewest cross."""
    goes_up = bundle.enters < min(bundle.leaves)
    return (not goes_up, bundle.enters if goes_up else -bundle.enters)
