"""The conditions of a tree that stand together, each group analysed once for all rules about them. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from decisiontree.guards.analyse import Analysis, analyse
from decisiontree.guards.cells import Vocabulary, vocabulary
from decisiontree.model import (
    Branch,
    Condition,
    Library,
    Node,
    Path,
    Question,
    Tree,
    forgotten_facts,
)
from decisiontree.routes import trees_met

if TYPE_CHECKING:
    from decisiontree.model import Guard


@dataclass(frozen=True, slots=True)
class Siblings:
    """The conditions of a branch or a question; `places` are their indexes among the cases or options.

    `all_of_them`: no case or option beside them goes without a condition.
    """

    node: Branch | Question
    field: str
    places: tuple[int, ...]
    conditions: tuple[Condition, ...]
    all_of_them: bool
    analysis: Analysis

    def path(self, at: int) -> tuple[str | int, ...]:
        """Where a condition stands in its node."""
        return (self.field, self.places[at], "when")


def words_of(tree: Tree, library: Library) -> Vocabulary:
    """What the conditions of a tree may speak of."""
    facts = {**library.shared.facts, **tree.facts}
    forgotten: frozenset[str] = frozenset()
    if any(fact.given for fact in facts.values()) and tree.id in library.trees:
        met = (library.trees[each] for each in trees_met(library, tree.id))
        forgotten = forgotten_facts(node for each in met for node in each.nodes.values())
    return vocabulary(facts, library.shared.roles, forgotten)


def siblings(tree: Tree, library: Library) -> Iterator[Siblings]:
    """Every group of conditions of a tree, in document order."""
    words = words_of(tree, library)
    # the reader makes one guard of equal conditions, and authors write the same ones at many nodes
    analyses: dict[tuple[int, ...], Analysis] = {}
    for node in tree.nodes.values():
        field, conditions = _conditions(node)
        places = tuple(at for at, condition in enumerate(conditions) if condition is not None)
        if not places or not isinstance(node, Branch | Question):
            continue
        kept = tuple(condition for condition in conditions if condition is not None)
        guards: list[Guard | None] = [condition.guard for condition in kept]
        same = tuple(map(id, guards))
        if same not in analyses:
            analyses[same] = analyse(guards, words)
        yield Siblings(node, field, places, kept, len(kept) == len(conditions), analyses[same])


def _conditions(node: Node) -> tuple[str, tuple[Condition | None, ...]]:
    if isinstance(node, Branch):
        return "cases", tuple(case.when for case in node.cases)
    if isinstance(node, Question):
        return "options", tuple(option.when for option in node.options)
    return "", ()


def taken_locally(groups: Iterable[Siblings]) -> frozenset[tuple[str, Path]]:
    """The cases, options and `else` that some values take, were all of them to arrive."""
    found: set[tuple[str, Path]] = set()
    for group in groups:
        analysis = group.analysis
        for place, condition, row in zip(group.places, group.conditions, analysis.rows, strict=True):
            is_taken = not row.impossible and (group.field == "options" or not row.shadowed)
            if is_taken and condition.guard is not None and analysis.too_many is None:
                found.add((group.node.id, (group.field, place)))
        if analysis.gap is not None and analysis.too_many is None:
            found.add((group.node.id, ("else",)))
    return frozenset(found)
