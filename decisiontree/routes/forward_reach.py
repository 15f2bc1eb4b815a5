"""What arrives at the nodes whose conditions stand together: forward reachability of combinations, to a fixpoint."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple, TypeAlias

from decisiontree.combinations import CEILING, EVERY_CALL, Calls, Points, Space, TooMany, counts_values
from decisiontree.model import FactType, Guard, Library, Path, Tree, conditions
from decisiontree.routes.abstract_walk import AbstractWalk, walks
from decisiontree.routes.breadth_first import BreadthFirst
from decisiontree.routes.definite_assignment import DefiniteAssignment
from decisiontree.routes.feasibility import (
    asked_known,
    facts_by_node,
    facts_of_fields,
    facts_of_texts,
    never_in_parts,
)
from decisiontree.routes.fixpoint import TooManySteps, reached_so_far
from decisiontree.routes.form_fields import at_fields
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.unconditional_reach import NOTHING_TAKEN, Taken, freely_reached
from decisiontree.routes.walk_scope import WalkScope


@dataclass(frozen=True, slots=True)
class Arrived:
    """The combinations with which a node is shown or decides, in one search, and a route for some of them.

    `guard` gives a condition of the tree in the names of the space. `at_fields` are, for each field of a form that has a
    condition, the combinations that it is true or false for when the field is come to, by its place.
    """

    space: Space
    points: Points
    route: Callable[[Points], tuple[str, ...]]
    guard: Callable[[Guard], Guard]
    at_fields: Mapping[int, Points] = field(default_factory=dict)

    def at_field(self, place: int) -> Arrived:
        """What arrives at a field of the form."""
        return replace(self, points=self.at_fields.get(place, 0))


Arrivals: TypeAlias = Mapping[str, tuple[Arrived, ...]]
"""What arrives at each node, from each tree with which a call can begin."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """What arrives where, by node.

    `free` are nodes at which surely every combination arrives that their conditions tell apart, and on which calls. `surely` holds what does
    arrive, `possibly` what may: they differ where something could not be read, and in trees that others run. Where
    `too_many` combinations arrive, `surely` is what was met until the search gave up, `possibly` is None, and `never`
    are cases and options that no route takes, as far as some of the facts show it. `followed` is false where a tree
    could not be read, and nothing can be said.
    """

    free: Mapping[str, Calls] = field(default_factory=dict)
    surely: Arrivals = field(default_factory=dict)
    possibly: Arrivals | None = field(default_factory=dict)
    never: tuple[tuple[str, Path], ...] = ()
    too_many: int | None = None
    followed: bool = True


def _is_every_call(_: str, calls: Calls) -> bool:
    return calls == EVERY_CALL


class KnownLocally(NamedTuple):
    """What the conditions of each node show by themselves; but for `clashing`, it only spares work.

    `taken`: the cases that would be taken if all values arrived. `clashing`: the branches of which two cases can be true
    together, be it by the value of a fact that is not asked for once the first is taken. `same_on`: whether as much can be
    said of a node from some of the calls as from all.
    """

    taken: Taken = NOTHING_TAKEN
    clashing: Collection[str] = ()
    same_on: Callable[[str, Calls], bool] = _is_every_call


def arriving_at(
    library: Library,
    tree_id: str,
    locally: KnownLocally,
    *,
    ceiling: int | None = None,
) -> Arriving:
    """What arrives at the nodes of a tree whose conditions speak of facts."""
    tree = library.trees[tree_id]
    by_fields, by_texts = facts_of_fields(tree), facts_of_texts(tree)
    facts = {**facts_by_node(tree), **by_fields}
    for node, names in by_texts.items():
        facts[node] = facts.get(node, frozenset()) | names
    if not facts:
        return Arriving()
    own = (begun := _begun_with(library, tree_id)) == (tree_id,)
    scope = WalkScope(library, tree_id)
    texts_and_fields = frozenset((*by_fields, *by_texts))
    free = _free(scope, facts, texts_and_fields, locally) if own else {}
    guarded = {node: names for node, names in facts.items() if node not in free}
    if not guarded:
        return Arriving(free)
    scopes = [scope] if own else [WalkScope(library, root) for root in begun]
    if not all(one.is_readable for one in scopes):
        return Arriving(free, followed=False)
    wanted = {(tree_id, node) for node in guarded}
    tells = bool(locally.clashing) or any(library.trees[each].anytime for one in scopes for each in one.trees)
    careful = Projection(surely=True, tells_unknown=tells, texts=bool(by_texts))
    surely, too_many = _followed(scopes, wanted, careful, ceiling)
    possibly: Arrivals | None = surely
    if too_many is None and any(one.is_run or _has_unread(one) for one in scopes):
        possibly, too_many = _followed(scopes, wanted, replace(careful, surely=False), ceiling)
    if too_many is None:
        return Arriving(free, surely, possibly)
    return Arriving(free, surely, None, tuple(never_in_parts(scope, guarded, ceiling or CEILING)), too_many)


def _counting(tree: Tree, library: Library) -> frozenset[str]:
    declared = tree.facts_in_scope(library.shared).items()
    return frozenset(name for name, fact in declared if fact.type is FactType.CHOICES and counts_values(fact))


def _free(
    scope: WalkScope,
    facts: Mapping[str, frozenset[str]],
    texts_and_fields: Collection[str],
    locally: KnownLocally,
) -> dict[str, Calls]:
    """The nodes at which surely every combination arrives, of calls that show as much of them as all calls."""
    tree = scope.library.trees[scope.root]
    counting = _counting(tree, scope.library)
    free = {
        node: calls
        for node, calls in freely_reached(tree, facts, asked_known(tree), locally.taken, counting).items()
        if calls == EVERY_CALL or (node not in texts_and_fields and locally.same_on(node, calls))
    }
    # it matters there whether a fact is known: a branch asks for it, a field is not shown and a text is not there
    doubtful = free.keys() & frozenset((*locally.clashing, *texts_and_fields))
    if doubtful:
        suspects = {node: facts[node] for node in doubtful}
        for node in _read_unknown(scope.library, scope.root, suspects, scope):
            del free[node]
    return free


def _read_unknown(
    library: Library, tree_id: str, facts: Mapping[str, Collection[str]], scope: WalkScope
) -> frozenset[str]:
    """The nodes that may read one of their facts before it is known, conditions left aside."""
    assignments = DefiniteAssignment(library, tree_id, frozenset().union(*facts.values()))
    known = assignments.known_before() if assignments.is_followed else {}
    always = scope.words.always_known
    return frozenset(
        node
        for node, read in facts.items()
        if any(fact not in always and fact not in known.get(node, ()) for fact in read)
    )


def _begun_with(library: Library, tree_id: str) -> tuple[str, ...]:
    """The trees with which a call begins that meets this one: itself, or those that run it where it is only run."""
    if library.trees[tree_id].alone:
        return (tree_id,)
    callers = list(library.register.callers(tree_id))
    for caller in callers:
        callers += [each for each in library.register.callers(caller) if each not in callers]
    able = (each for each in callers if each in library.trees and library.trees[each].alone)
    return tuple(able) or (tree_id,)


def _has_unread(scope: WalkScope) -> bool:
    return any(each.condition.guard is None for _, node in scope.nodes() for each in conditions(node))


def route_to(library: Library, tree_id: str, node_id: str, guards: tuple[Guard, ...]) -> tuple[str, ...]:
    """A shortest route to a node on which every one of its conditions is false; empty where none was found."""
    for walk in walks(WalkScope(library, tree_id), Projection(surely=True, texts=True), None):
        try:
            untaken: Points = walk.space.full
            for guard in guards:
                untaken &= walk.space.where(guard).no
            return _route(walk, (tree_id, node_id), untaken)
        except (TooMany, TooManySteps):
            continue
    return ()


def _followed(
    scopes: Iterable[WalkScope], wanted: set[tuple[str, str]], projection: Projection, ceiling: int | None
) -> tuple[Arrivals, int | None]:
    """What arrives at the wanted nodes; and how many combinations there may be, where they were too many."""
    found: dict[str, tuple[Arrived, ...]] = {}
    too_many = None
    for scope in scopes:
        arrived: Mapping[str, Arrived] = {}
        complete, combinations = False, 0
        for walk in walks(scope, projection, ceiling):
            combinations = walk.space.size
            so_far: dict[Position, Points] = {}
            complete = reached_so_far(walk, so_far)
            walk.space.allow_more()
            arrived = dict(_shown(walk, wanted, so_far))
            if complete:
                break
        too_many = too_many if complete else combinations
        for node, each in arrived.items():
            found[node] = (*found.get(node, ()), each)
    return found, too_many


def _shown(
    walk: AbstractWalk, wanted: set[tuple[str, str]], arrived: Mapping[Position, Points]
) -> Iterator[tuple[str, Arrived]]:
    shown: dict[tuple[str, str], Points] = {}
    for pos, points in arrived.items():
        if pos.place in wanted:
            shown[pos.place] = shown.get(pos.place, 0) | walk.shown(pos._replace(entering=False), points)
    for at, points in shown.items():
        if points:
            yield (
                at[1],
                Arrived(
                    walk.space,
                    points,
                    partial(_route, walk, at),
                    partial(walk.scope.guard, at[0]),
                    dict(at_fields(walk, at, points)),
                ),
            )


def _route(walk: AbstractWalk, at: tuple[str, str], shown: Points) -> tuple[str, ...]:
    """A shortest route to a node, by tree and id, that is shown with some of these combinations."""
    levels = BreadthFirst(walk)
    for distance, level in levels:
        for pos, points in level.items():
            if pos.place == at:
                come_with = walk.come_with(pos, walk.shown(pos, points) & shown) & points
                if come_with:
                    return tuple(step.path for step in levels.route(distance, pos, come_with)[0])
    return ()
