"""The order of what two sides made of one list of names. Pure; knows nothing of texts."""

from __future__ import annotations

from decisiontree.editing.units import Unit


def arranged(base: tuple[Unit, ...], theirs: tuple[Unit, ...], ours: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Every unit of both sides, in the order of the side that moved something, each new one behind its neighbour."""
    common = set(base) & set(theirs) & set(ours)
    moved_theirs = [unit for unit in theirs if unit in common] != [unit for unit in base if unit in common]
    moved_ours = [unit for unit in ours if unit in common] != [unit for unit in base if unit in common]
    first, second = (theirs, ours) if moved_theirs and not moved_ours else (ours, theirs)
    order = list(first)
    known = set(first)
    for at, unit in enumerate(second):
        if unit in known:
            continue
        order.insert(_place(order, unit, second[:at]), unit)
        known.add(unit)
    return tuple(order)


def _place(order: list[Unit], unit: Unit, before: tuple[Unit, ...]) -> int:
    """Behind the nearest unit that also stands before it; never between an entry and its children."""
    for neighbour in reversed(before):
        if neighbour not in order:
            continue
        at = order.index(neighbour) + 1
        while len(unit) == 1 and at < len(order) and order[at][:1] == neighbour[:1]:
            at += 1
        if len(unit) == 1 or order[at - 1][:1] == unit[:1]:
            return at
    return len(order)
