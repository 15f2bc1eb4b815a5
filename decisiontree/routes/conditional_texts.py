"""The conditions of texts: which facts leave one undecided, and where a text that prints a fact is there without its value."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decisiontree.combinations import Cuts, Points, Space, TooMany, Vocabulary
from decisiontree.guards import facts_of
from decisiontree.model import Guard, Node, Path, condition_of, text_conditions
from decisiontree.routes.abstract_node import AbstractNode
from decisiontree.routes.projection import readable
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import ALWAYS


class LocalReadings:
    """What conditions of texts read by themselves, whatever arrives; authors write the same condition many times."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._spaces: dict[Guard, Space | None] = {}

    def undecided_by(self, guard: Guard) -> Collection[str]:
        """The facts for want of which the condition may be neither true nor false."""
        space = self._space(guard)
        return facts_of(guard) if space is None else [fact for fact, on in space.asks(guard).items() if on]

    def is_true_without(self, guard: Guard, fact: str) -> bool:
        """Whether the condition may be true while a fact is unknown."""
        space = self._space(guard)
        if space is None or fact not in space.cells:
            return True
        return bool(space.where(guard).yes & space.lift(fact, space.cells[fact].unknown))

    def _space(self, guard: Guard) -> Space | None:
        if guard not in self._spaces:
            cuts = Cuts((guard,))
            cuts.asked_known |= cuts.starts.keys()
            try:
                self._spaces[guard] = Space(self._words, cuts)
            except TooMany:
                self._spaces[guard] = None
        return self._spaces[guard]


def guard_of_text(scope: WalkScope, tree: str, node: Node, field: Path) -> Guard | None:
    """The condition of a text in the names used here: ALWAYS if it has none, None if it cannot be read."""
    condition = condition_of(node, field)
    if condition is None:
        return ALWAYS
    return None if condition.guard is None else readable(scope, tree, condition.guard)


def read_by_texts(
    scope: WalkScope, tree: str, node: Node, local: LocalReadings
) -> Iterator[tuple[str, Path]]:
    """The facts that the conditions of a node's texts read, with the place of the condition."""
    for path, condition in text_conditions(node):
        guard = None if condition.guard is None else readable(scope, tree, condition.guard)
        if guard is not None:
            yield from ((fact, path) for fact in sorted(local.undecided_by(guard)))


def undecided_texts(space: Space, plan: AbstractNode, shown: Points) -> Iterator[tuple[str, Path, Points]]:
    """For each text whose condition an unknown fact leaves undecided: the fact, the condition's place and where."""
    for text in plan.texts:
        for fact, asked in space.asks(text.guard).items():
            where = shown & asked
            if where:
                yield fact, (text.field, text.at, "when"), where


def with_text(space: Space, plan: AbstractNode, field: Path, shown: Points) -> Points:
    """Where a text is there, of the combinations that its node is come to with: by its condition, and where the node is seen."""
    for text in plan.texts:
        if field[:2] == (text.field, text.at):
            return shown & space.where(text.guard).yes
    if len(field) == 3 and field[2] == "text":
        return 0  # its condition cannot be read
    return shown & plan.waits if plan.waits else shown
