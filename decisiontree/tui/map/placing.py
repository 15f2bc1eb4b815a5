"""How far down each box of a map is: as near as it can be to the boxes that it is joined to, and none over another.

Algorithm: pool adjacent violators; Ayer, Brunk, Ewing, Reid, Silverman: An Empirical Distribution Function, 1955.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from decisiontree.tui.map.lines import GridSlot, Join, bundles, entangled

Columns = Sequence[Sequence[GridSlot]]


def tops(
    columns: Columns, heights: Mapping[GridSlot, int], joins: Sequence[Join], centre: int, apart: int
) -> dict[GridSlot, int]:
    """The first row of each slot, in columns that are in order; `apart` are the rows between two boxes."""
    placed: dict[GridSlot, int] = {}
    outward = [*range(centre, len(columns)), *reversed(range(centre))]
    for column in outward:
        slots = columns[column]
        inner = [join for join in joins if join.target.column == (column if column > centre else column + 1)]
        wanted = _wanted(slots, inner, placed, rightward=column > centre)
        placed.update(_stacked(slots, heights, wanted, apart))
        if column != centre:
            _untangle(slots, inner, placed)
    first = min(placed.values())
    return {slot: top - first for slot, top in placed.items()}


def _wanted(
    slots: Sequence[GridSlot], joins: Sequence[Join], placed: Mapping[GridSlot, int], *, rightward: bool
) -> list[float | None]:
    """For each slot the row where its lines would be straight on average; None without lines."""
    rows: dict[GridSlot, list[int]] = {slot: [] for slot in slots}
    for origin, leaves, target, enters in joins:
        if rightward and target in rows and origin in placed:
            rows[target].append(placed[origin] + leaves - enters)
        elif not rightward and origin in rows and target in placed:
            rows[origin].append(placed[target] + enters - leaves)
    return [sum(rows[slot]) / len(rows[slot]) if rows[slot] else None for slot in slots]


def _stacked(
    slots: Sequence[GridSlot], heights: Mapping[GridSlot, int], wanted: Sequence[float | None], apart: int
) -> dict[GridSlot, int]:
    """The rows nearest to the wanted ones in which the slots follow each other."""
    offsets: list[int] = []
    below = 0
    for slot in slots:
        offsets.append(below)
        below += heights[slot] + (apart if heights[slot] > 1 else 0)
    # slots that touch move together, to the mean of what each wants
    pools: list[tuple[float, int, int]] = []  # sum of wishes, how many wish, how many slots
    for wish, offset in zip(wanted, offsets, strict=True):
        pool = (0.0, 0, 1) if wish is None else (wish - offset, 1, 1)
        while pools and (not pool[1] or not pools[-1][1] or pools[-1][0] / pools[-1][1] >= pool[0] / pool[1]):
            last = pools.pop()
            pool = (last[0] + pool[0], last[1] + pool[1], last[2] + pool[2])
        pools.append(pool)
    starts = [
        round(total / count) if count else 0 for total, count, slots_in in pools for _ in range(slots_in)
    ]
    return {slot: start + offset for slot, start, offset in zip(slots, starts, offsets, strict=True)}


def _untangle(slots: Sequence[GridSlot], joins: Sequence[Join], placed: dict[GridSlot, int]) -> None:
    """Move slots of a column down until its lines can be drawn; at the latest below all others they can."""
    while circle := entangled(bundles(joins, placed)):
        moved = {join.target for join in joins if join.target in circle}
        moved |= {join.origin for join in joins if join.target in circle}
        last = max(at for at, slot in enumerate(slots) if slot in moved)
        for slot in slots[last:]:
            placed[slot] += 1
