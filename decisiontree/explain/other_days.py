"""Other days on which a call comes to an outcome that it cannot come to on one, each proved by a walk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from decisiontree.explain.day import library_on
from decisiontree.explain.outcome import explain
from decisiontree.model import Library
from decisiontree.routes import ending_days

TRIED = 8
"""So many days of one outcome are tried."""


def other_days(library: Library, tree_id: str, outcomes: Iterable[str]) -> Mapping[str, int]:
    """For each of the outcomes, by its path, a day on which a call comes there; those without one are left out."""
    wanted = tuple(outcomes)
    days = ending_days(library, tree_id) if wanted else {}
    found: dict[str, int] = {}
    for path in wanted:
        for today in islice(days.get(path, ()), TRIED):
            if explain(library_on(library, today), tree_id, path).ways:
                found[path] = today
                break
    return found
