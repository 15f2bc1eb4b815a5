"""Texts that are there only where a condition is true: each by itself, all of a node together. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from decisiontree.combinations import (
    Analysis,
    ConditionAnalysis,
    Somewhere,
    Vocabulary,
    analyse,
    analyse_among,
    merged_analyses,
)
from decisiontree.diagnostic import Fix
from decisiontree.guards import facts_of
from decisiontree.lint.logic import words_of
from decisiontree.model import (
    Condition,
    Guard,
    Library,
    Node,
    Path,
    RemoveItem,
    SetField,
    Step,
    Tree,
    condition_of,
    text_conditions,
)
from decisiontree.routes import Arrived, Arriving, route_to
from decisiontree.transitions import ALWAYS, shown_where, waits_where


@dataclass(frozen=True, slots=True)
class TextCondition:
    """A condition of a text: whatever the facts are (`alone`), and of what may arrive at its node, None where nothing does."""

    path: Path
    condition: Condition
    alone: ConditionAnalysis
    arriving: ConditionAnalysis | None


@dataclass(frozen=True, slots=True)
class TextsOfNode:
    """The texts of a node that have a condition.

    `none`: where none of the texts that a node can show is there, of a step that then shows nothing at all.
    """

    node: Node
    texts: tuple[TextCondition, ...]
    none: Somewhere | None = None
    route: Callable[[Somewhere], tuple[str, ...]] | None = None

    def removal(self, text: TextCondition) -> Fix:
        """The fix that removes a text, with its list if it is the only one."""
        field, at = str(text.path[0]), int(text.path[1])
        if len(getattr(self.node.content, field)) == 1:
            return Fix("remove the text", SetField(self.node.id, (field,), None))
        return Fix("remove the text", RemoveItem(self.node.id, (field,), at))

    def unconditional(self, text: TextCondition) -> Fix:
        """The fix that shows a text always."""
        field, at = str(text.path[0]), int(text.path[1])
        words = getattr(self.node.content, field)[at].text
        return Fix("remove 'when'", SetField(self.node.id, (field, at), words))


def has_text_conditions(node: Node) -> bool:
    """Whether some text of a node has a condition."""
    return next(text_conditions(node), None) is not None


def is_any_true(tree: Tree, library: Library, guards: list[Guard]) -> bool:
    """Whether one of the conditions is true whatever the facts are."""
    return bool(guards) and analyse(list(guards), words_of(tree, library)).gap is None


def texts_of_nodes(
    library: Library, tree: Tree, nodes: Iterable[Node], arriving: Arriving
) -> Iterator[TextsOfNode]:
    """The conditional texts of each node as the walk meets them; where a tree cannot be read, as if everything arrived."""
    words = words_of(tree, library)
    for node in nodes:
        placed = tuple(text_conditions(node))
        is_free = node.id in arriving.free or not arriving.followed or arriving.possibly is None
        may_arrive = () if arriving.possibly is None else arriving.possibly.get(node.id, ())
        texts = tuple(
            TextCondition(
                path, condition, alone.rows[0], _arriving(condition, alone, may_arrive, free=is_free)
            )
            for path, condition in placed
            for alone in (analyse([condition.guard], words),)
        )
        yield TextsOfNode(node, texts, *_none_of_them(library, tree, node, words, arriving))


def _arriving(
    condition: Condition, alone: Analysis, arrived: tuple[Arrived, ...], *, free: bool
) -> ConditionAnalysis | None:
    if free or condition.guard is None or not facts_of(condition.guard):
        return alone.rows[0]
    among = _among(arrived, (condition.guard,))
    return None if among is None else among.rows[0]


def _none_of_them(
    library: Library, tree: Tree, node: Node, words: Vocabulary, arriving: Arriving
) -> tuple[Somewhere | None, Callable[[Somewhere], tuple[str, ...]] | None]:
    """Where a step that waits shows nothing at all, and a route to it."""
    if not isinstance(node, Step) or node.content.timer is not None or waits_where(node) is not ALWAYS:
        return None, None
    guards = _shown_by(node)
    if not guards or not arriving.followed:
        return None, None
    if node.id in arriving.free or not any(map(facts_of, guards)):
        return analyse(list(guards), words).gap, lambda _: route_to(library, tree.id, node.id, guards)
    arrived = arriving.surely.get(node.id, ())
    return next(_without_any(arrived, guards), None), lambda where: _routed(arrived, where)


def _without_any(arrived: Iterable[Arrived], guards: tuple[Guard, ...]) -> Iterator[Somewhere]:
    """Where none of the conditions is true; one that cannot be decided is not."""
    for each in arrived:
        left, named = each.points, [each.guard(guard) for guard in guards]
        for guard in named:
            left &= ~each.space.where(guard).yes
        if left:
            yield Somewhere(each.space, left, frozenset().union(*map(facts_of, named)))


def _shown_by(node: Node) -> tuple[Guard, ...]:
    """The conditions of the texts that a node can show; none if it shows something in any case."""
    if shown_where(node) is ALWAYS:
        return ()
    conditions = (condition_of(node, path) for path, _ in text_conditions(node) if path[0] != "because")
    return tuple(each.guard for each in conditions if each is not None and each.guard is not None)


def _among(arrived: tuple[Arrived, ...], guards: tuple[Guard, ...]) -> Analysis | None:
    if not arrived:
        return None
    return merged_analyses(
        [analyse_among([each.guard(guard) for guard in guards], each.space, each.points) for each in arrived]
    )


def _routed(arrived: tuple[Arrived, ...], where: Somewhere) -> tuple[str, ...]:
    return next((each.route(where.points) for each in arrived if each.space is where.space), ())
