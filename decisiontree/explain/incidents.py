"""What an open incident means in a condition: one of the tree's is open, for callers like this one."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.explain.conditions import OPEN
from decisiontree.explain.needed_facts import both, either
from decisiontree.model import And, Guard, Library, Not, OneOf, Or


def spelled_out(library: Library, tree: str, guard: Guard) -> Guard:
    """A condition of a tree in which `incident` is replaced by the incidents behind it."""
    match guard:
        case And(parts=parts):
            return And(tuple(spelled_out(library, tree, part) for part in parts))
        case Or(parts=parts):
            return Or(tuple(spelled_out(library, tree, part) for part in parts))
        case Not(part=part):
            return Not(spelled_out(library, tree, part))
        case OneOf(fact="incident", values=values):
            is_open = either(*_open(library, tree))
            return either(*(is_open if value is True else Not(is_open) for value in values))
        case _:
            return guard


def _open(library: Library, tree: str) -> Iterator[Guard]:
    for incident in library.shared.incidents:
        if tree not in incident.trees:
            continue
        is_open = OneOf(f"{OPEN}{incident.id}", (True,))
        if incident.when is None:
            yield is_open
        elif incident.when.guard is not None:
            yield both(is_open, incident.when.guard)
