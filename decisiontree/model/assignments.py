"""What an option or a step makes of facts, by itself: `forget`, `set` and `add`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.model.facts import FactValue


@dataclass(frozen=True, slots=True)
class Added:
    """Values that choices get besides those that they have; choices that were unknown have exactly these."""

    values: frozenset[str]


FactChange: TypeAlias = FactValue | Added | None
"""The value that a fact gets, or what is added to it; None makes it unknown again."""
FactChanges: TypeAlias = tuple[tuple[str, FactChange], ...]
"""What becomes of facts, each of them once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignments:
    """Facts that become unknown, then facts that get a value, then choices that get more values."""

    sets: tuple[tuple[str, FactValue], ...] = ()
    forgets: tuple[str, ...] = ()
    adds: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def changes(self) -> FactChanges:
        """What becomes of each fact in the end: one that is forgotten and set is set, and what is added to that is part of it."""
        if self is NO_ASSIGNMENTS:
            return ()
        found: dict[str, FactChange] = {**dict.fromkeys(self.forgets), **dict(self.sets)}
        for fact, values in self.adds:
            before = found.get(fact, Added(frozenset()))
            found[fact] = Added(values) if isinstance(before, Added) else ticked_values(before) | values
        return tuple(found.items())

    @property
    def gives(self) -> bool:
        """Whether some fact gets a value."""
        return bool(self.sets or self.adds)

    def field_of(self, fact: str) -> str:
        """The field of the format that changes a fact first; empty where none does."""
        fields = {"forget": self.forgets, "set": dict(self.sets), "add": dict(self.adds)}
        return next((field for field, facts in fields.items() if fact in facts), "")


def ticked_values(value: FactValue | None) -> frozenset[str]:
    """The values that choices have; none where they are unknown."""
    return value if isinstance(value, frozenset) else frozenset()


NO_ASSIGNMENTS = Assignments()
