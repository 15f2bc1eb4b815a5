"""Every set of values that a rep may tick, found by trying them all."""

from __future__ import annotations

from itertools import product

from decisiontree.model import Fact


def tickable(fact: Fact) -> tuple[frozenset[str], ...]:
    """The sets of a choices fact; with no values it has none."""
    ids = [choice.id for choice in fact.values]
    at_most = len(ids) if fact.maximum is None else fact.maximum
    every = (
        frozenset(value for value, is_ticked in zip(ids, picked, strict=True) if is_ticked)
        for picked in product((False, True), repeat=len(ids))
    )
    return tuple(
        ticked
        for ticked in every
        if (fact.none is not None if not ticked else (fact.minimum or 1) <= len(ticked) <= at_most)
    )
