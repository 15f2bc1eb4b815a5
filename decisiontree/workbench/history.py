"""What was done and can be undone: steps of patches. Knows texts and patches; knows nothing of YAML or files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decisiontree.model import Path
from decisiontree.text import Patch


@dataclass(frozen=True, slots=True)
class Description:
    """What a step did, in words ("title of 'refund'"), and the place to show afterwards."""

    words: str
    tree_id: str
    node: str | None = None
    field: Path = ()

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One thing that undo takes back: per file the patch there and the patch back.

    `created` are the files that it makes from nothing and that undo takes away, `removed` those it takes away itself.
    """

    before: Description
    after: Description
    there: Mapping[str, Patch]
    back: Mapping[str, Patch]
    created: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Steps done, oldest first, and steps undone, the one to redo first last."""

    done: tuple[UndoStep, ...] = ()
    undone: tuple[UndoStep, ...] = ()

    def knows(self, file: str) -> bool:
        """Whether a step changes the file, makes it or takes it away."""
        return any(file in step.there for step in (*self.done, *self.undone))

    def record(self, step: UndoStep) -> History:
        """The history with one step more; what was undone is forgotten."""
        return History((*self.done, step))

    def stepped_back(self) -> History:
        """With the last step moved to the undone ones."""
        return History(self.done[:-1], (*self.undone, self.done[-1]))

    def stepped_forward(self) -> History:
        """With the last undone step done again."""
        return History((*self.done, self.undone[-1]), self.undone[:-1])
