"""The conditions of a tree that stand together, each group analysed once for all rules about them. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from decisiontree.combinations import (
    EVERY_CALL,
    Analysis,
    Calls,
    ConditionAnalysis,
    Somewhere,
    Vocabulary,
    analyse,
    analyse_among,
    merged_analyses,
    vocabulary,
)
from decisiontree.diagnostic import Fix
from decisiontree.guards import counts_days, facts_of
from decisiontree.model import (
    Branch,
    Case,
    Condition,
    Form,
    Library,
    Option,
    Path,
    Question,
    RemoveItem,
    Tree,
    deciding_conditions,
    forgotten_facts,
)
from decisiontree.routes import Arrived, Arriving, KnownLocally, arriving_at, route_to, trees_met

if TYPE_CHECKING:
    from decisiontree.model import Guard


_NOUNS = {"cases": "case", "options": "option", "collect": "field"}


@dataclass(frozen=True, slots=True)
class Siblings:
    """The conditions of a branch or a question, or that of one field of a form; `places` are their indexes among the entries.

    `all_of_them`: no case or option beside them goes without a condition.
    """

    node: Branch | Question | Form
    field: str
    places: tuple[int, ...]
    conditions: tuple[Condition, ...]
    all_of_them: bool
    analysis: Analysis

    def path(self, at: int) -> tuple[str | int, ...]:
        """Where a condition stands in its node."""
        return (self.field, self.places[at], "when")

    @property
    def noun(self) -> str:
        """What stands under a condition."""
        return _NOUNS[self.field]

    def removal(self, at: int) -> tuple[Fix, ...]:
        """The fix that removes the entry of a condition, where it is not the only one."""
        beside = self.node.collect if isinstance(self.node, Form) else self.places
        if len(beside) == 1:
            return ()
        return (Fix(f"remove the {self.noun}", RemoveItem(self.node.id, (self.field,), self.places[at])),)


def words_of(tree: Tree, library: Library) -> Vocabulary:
    """What the conditions of a tree may speak of."""
    facts = tree.facts_in_scope(library.shared)
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
        if isinstance(node, Form):
            yield from _fields(node, words)
        kept = deciding_conditions(node)
        if not kept or not isinstance(node, Branch | Question):
            continue
        beside: tuple[Case | Option, ...] = node.cases if isinstance(node, Branch) else node.options
        places = tuple(at for at, each in enumerate(beside) if each.when is not None)
        guards: list[Guard | None] = [condition.guard for condition in kept]
        same = tuple(map(id, guards))
        if same not in analyses:
            analyses[same] = analyse(guards, words)
        field = "cases" if isinstance(node, Branch) else "options"
        yield Siblings(node, field, places, kept, len(kept) == len(beside), analyses[same])


def _fields(form: Form, words: Vocabulary) -> Iterator[Siblings]:
    """The conditions of fields, each by itself: between two of them something is filled in."""
    for at, field in enumerate(form.collect):
        if field.when is not None:
            analysis = analyse([field.when.guard], words)
            yield Siblings(form, "collect", (at,), (field.when,), False, analysis)


def taken_locally(groups: Iterable[Siblings]) -> Mapping[tuple[str, Path], Calls]:
    """The cases, options and `else` that some values take, were all of them to arrive, and on which calls."""
    found: dict[tuple[str, Path], Calls] = {}
    for group in groups:
        if isinstance(group.node, Form):
            continue
        analysis = group.analysis
        for place, condition, row in zip(group.places, group.conditions, analysis.rows, strict=True):
            is_taken = not row.impossible and (group.field == "options" or not row.shadowed)
            if is_taken and row.calls and condition.guard is not None and analysis.too_many is None:
                found[group.node.id, (group.field, place)] = row.calls
        if analysis.gap is not None and analysis.too_many is None and analysis.gap_calls:
            found[group.node.id, ("else",)] = analysis.gap_calls
    return found


@dataclass(frozen=True, slots=True)
class ArrivalAnalysis:
    """A group of conditions held against what arrives at their node.

    `surely` is about what does arrive, `possibly` about what may; None where nothing does. Where it is too much to
    follow what arrives (`is_partial`), everything may, what was met until the search gave up surely does, and `never`
    are the cases and options that some of the facts show to be taken on no route.
    """

    group: Siblings
    surely: Analysis | None
    possibly: Analysis | None
    route: Callable[[Somewhere], tuple[str, ...]] | None = None
    is_partial: bool = False
    never: tuple[Path, ...] = ()

    def shadowed(self, at: int) -> ConditionAnalysis | None:
        """A condition to which those above leave nothing, whatever the facts are or of what arrives."""
        if self.possibly is None:
            return None
        rows = (self.group.analysis.rows[at], self.possibly.rows[at])
        return next((row for row in rows if row.shadowed), None)

    def is_infeasible(self, at: int) -> bool:
        """Whether nothing arrives for which a condition is true that is possible by itself."""
        if self.possibly is None:
            return False
        if (
            not self.possibly.rows[at].impossible
            and (self.group.field, self.group.places[at]) not in self.never
        ):
            return False
        alone = self.group.analysis.rows[at]
        return not alone.impossible and not (alone.shadowed and isinstance(self.group.node, Branch))


def arriving_with(
    library: Library, tree_id: str, groups: Iterable[Siblings], ceiling: int | None = None
) -> Arriving:
    """What arrives at the nodes of a tree whose groups of conditions were analysed."""
    kept = tuple(groups)
    some_calls = _SomeCalls(library, tree_id, kept)
    locally = KnownLocally(taken_locally(kept), _clashing(kept), some_calls.is_same)
    return arriving_at(library, tree_id, locally, ceiling=ceiling)


class _SomeCalls:
    """The groups of a tree as calls that begin on some days show them."""

    def __init__(self, library: Library, tree_id: str, groups: Iterable[Siblings]) -> None:
        self._library = library
        self._tree = library.trees[tree_id]
        self._groups: dict[str, list[Siblings]] = {}
        for group in groups:
            self._groups.setdefault(group.node.id, []).append(group)

    def is_same(self, node: str, calls: Calls) -> bool:
        """Whether calls of these days show as much of a node as calls of all days."""
        groups = self._groups[node]
        return all(_kinds(self.analysis(group, calls)) == _kinds(group.analysis) for group in groups)

    def analysis(self, group: Siblings, calls: Calls) -> Analysis:
        """A group for calls of these days."""
        guards = [condition.guard for condition in group.conditions]
        if calls == EVERY_CALL or not any(guard is not None and counts_days(guard) for guard in guards):
            return group.analysis
        return analyse(guards, replace(self._words, calls=calls))

    @cached_property
    def _words(self) -> Vocabulary:
        return words_of(self._tree, self._library)


def _kinds(analysis: Analysis) -> object:
    """What is said of conditions, whatever the examples."""
    rows = [
        (row.impossible, row.always, row.shadowed, [clash.earlier for clash in row.clashes])
        for row in analysis.rows
    ]
    return rows, analysis.gap is None, analysis.too_many


def arrival_analyses(
    library: Library, tree_id: str, groups: tuple[Siblings, ...], arriving: Arriving
) -> Iterator[ArrivalAnalysis]:
    """Every group as the walk meets it; where a tree cannot be read, as if everything arrived."""
    some_calls = _SomeCalls(library, tree_id, groups)
    is_partial = arriving.too_many is not None
    for group in groups:
        node = group.node.id
        guards = tuple(condition.guard for condition in group.conditions)
        if node in arriving.free or not arriving.followed or not any(map(_speaks, guards)):
            known = some_calls.analysis(group, arriving.free.get(node, EVERY_CALL))
            route = None if group.field == "collect" else _router(library, tree_id, node, guards)
            yield ArrivalAnalysis(group, known, known, route)
            continue
        at = arriving.surely.get(node, ())
        surely = _among(at, group)
        possibly = surely
        if arriving.possibly is None:
            possibly = group.analysis
        elif arriving.possibly is not arriving.surely:
            possibly = _among(arriving.possibly.get(node, ()), group)
        never = tuple(field for each, field in arriving.never if each == node)
        is_cut = is_partial or (surely is not None and not surely.looked_at)
        route = None if group.field == "collect" else partial(_routed, at)
        yield ArrivalAnalysis(group, surely, possibly, route, is_cut, never)


def _among(arrived: tuple[Arrived, ...], group: Siblings) -> Analysis | None:
    """The conditions held against all that arrives; None where nothing does."""
    if isinstance(group.node, Form):
        arrived = tuple(each.at_field(group.places[0]) for each in arrived)
    guards = [condition.guard for condition in group.conditions]
    analyses = [
        analyse_among([guard and each.guard(guard) for guard in guards], each.space, each.points)
        for each in arrived
        if each.points
    ]
    return merged_analyses(analyses) if analyses else None


def _routed(arrived: tuple[Arrived, ...], where: Somewhere) -> tuple[str, ...]:
    """A route to some of the combinations, in the search that they were met in."""
    return next((each.route(where.points) for each in arrived if each.space is where.space), ())


def _clashing(groups: Iterable[Siblings]) -> frozenset[str]:
    """The branches of which two cases can be true together."""
    return frozenset(
        group.node.id
        for group in groups
        if isinstance(group.node, Branch) and any(row.clashes for row in group.analysis.rows)
    )


def _speaks(guard: Guard | None) -> bool:
    return guard is not None and bool(facts_of(guard))


def _router(
    library: Library, tree_id: str, node_id: str, guards: tuple[Guard | None, ...]
) -> Callable[[Somewhere], tuple[str, ...]]:
    """Every combination arrives there; the route is looked for in the terms of the walk."""
    read = tuple(guard for guard in guards if guard is not None)
    return lambda _: route_to(library, tree_id, node_id, read)
