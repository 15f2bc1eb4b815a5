"""What was done and can be undone: steps of patches. Knows texts and patches; knows nothing of YAML or files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
class Step:
    """One thing that undo takes back: per file the patch there and the patch back.

    `created` are the files that it makes from nothing and that undo takes away, `removed` those it takes away itself.
    """

    before: Description
    after: Description
    there: Mapping[str, Patch]
    back: Mapping[str, Patch]
    group: str | None = None
    created: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Steps done, oldest first, and steps undone, the one to redo first last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    sealed: bool = True

    def record(self, step: Step, texts: Mapping[str, str]) -> History:
        """With one step more; `texts` are the files before it. A step of the same group joins the last one."""
        if self._joins(step):
            joined = _join(self.done[-1], step, texts)
            return History((*self.done[:-1], joined))._opened()
        return History((*self.done, step))._opened()

    def stepped_back(self) -> History:
        """With the last step moved to the undone ones."""
        return History(self.done[:-1], (*self.undone, self.done[-1]))

    def stepped_forward(self) -> History:
        """With the last undone step done again."""
        return History((*self.done, self.undone[-1]), self.undone[:-1])

    def seal(self) -> History:
        """The last step takes no more joining: a save, a pause or another field came between."""
        return replace(self, sealed=True)

    def _joins(self, step: Step) -> bool:
        return not self.sealed and step.group is not None and step.group == self.done[-1].group

    def _opened(self) -> History:
        return replace(self, sealed=False)


def _join(first: Step, second: Step, texts: Mapping[str, str]) -> Step:
    """One step of two; `texts` are the files between them."""
    there = dict(first.there)
    back = dict(first.back)
    for file, patch in second.there.items():
        after = patch.apply(texts[file])
        if file not in there:
            there[file], back[file] = patch, second.back[file]
            continue
        there[file] = there[file].then(patch, back[file].apply(texts[file]))
        back[file] = second.back[file].then(back[file], after)
    created, removed = first.created | second.created, first.removed | second.removed
    return Step(first.before, second.after, there, back, second.group, created, removed)
