"""What an option or a step makes of facts, by itself: `forget`, `set` and `add`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.model.facts import FactValue

FactChanges: TypeAlias = tuple[tuple[str, FactValue | None], ...]
"""Facts and the values that they get; None makes a fact unknown again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignments:
    """Facts that become unknown, then facts that get a value."""

    sets: tuple[tuple[str, FactValue], ...] = ()
    forgets: tuple[str, ...] = ()

    @property
    def changes(self) -> FactChanges:
        """What becomes of each fact in the end: one that is forgotten and set is set."""
        if self is NO_ASSIGNMENTS:
            return ()
        return tuple({**dict.fromkeys(self.forgets), **dict(self.sets)}.items())

    @property
    def gives(self) -> bool:
        """Whether some fact gets a value."""
        return bool(self.sets)

    def field_of(self, fact: str) -> str:
        """The field of the format that changes a fact first; empty where none does."""
        if fact in self.forgets:
            return "forget"
        return "set" if fact in dict(self.sets) else ""


NO_ASSIGNMENTS = Assignments()
