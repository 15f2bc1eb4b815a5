"""Facts that are read before anything has given them, with the route. Only what surely happens is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.guards.space import CEILING, TooMany
from decisiontree.model import Decision, Library, Path, Subtree, Unreadable
from decisiontree.routes.feasible import facts_by_node
from decisiontree.routes.flow import Flow
from decisiontree.routes.look import Look
from decisiontree.routes.quick import known_before
from decisiontree.routes.scope import Scope
from decisiontree.routes.spots import Spot
from decisiontree.routes.spread import Arrival, Tangled, arrivals
from decisiontree.routes.ways import facts_asked

SUSPECTS = 24
"""So many facts of one tree are followed over all routes."""


class Mention(NamedTuple):
    """A text that prints a fact."""

    tree: str
    node: str
    field: Path
    fact: str


@dataclass(frozen=True, slots=True)
class Early:
    """A fact that a node needs (`field` is empty) or prints before it is known; `inside` is the node of a tree that is run."""

    node: str
    field: Path
    fact: str
    route: tuple[str, ...]
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class NotFollowed:
    """Facts that may be read too early, but whose routes have too many combinations to say so for certain."""

    facts: tuple[str, ...]


def read_too_early(
    library: Library, tree_id: str, mentions: Iterable[Mention], *, ceiling: int = CEILING
) -> Iterator[Early | NotFollowed]:
    """Every place of a tree where a fact may be read that is unknown there, each with one route to it."""
    scope = Scope(library, tree_id)
    if any(
        isinstance(node, Unreadable) for tree in scope.trees for node in library.trees[tree].nodes.values()
    ):
        return
    candidates = _candidates(scope)
    if not candidates:
        return
    printed: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        if scope.name(mention.tree, mention.fact) in candidates:
            printed.setdefault((mention.tree, mention.node), []).append(mention)
    suspects = _suspects(scope, candidates, printed)
    if not suspects:
        return
    try:
        flow = Flow(scope, Look(surely=True, tells_unknown=True), ceiling=ceiling)
        common = arrivals(flow) if any(fact in flow.space.cells for fact in suspects) else ()
    except (TooMany, Tangled):
        yield NotFollowed(suspects)
        return
    for fact in suspects[:SUSPECTS]:
        if fact in flow.space.cells:
            yield from _early(flow, common, fact, printed)
            continue
        try:
            # no condition speaks of it, so it gets a place beside those that they speak of
            look = Look(also=frozenset((fact,)), surely=True, tells_unknown=True)
            wider = Flow(scope, look, ceiling=ceiling)
            yield from _early(wider, arrivals(wider), fact, printed)
        except (TooMany, Tangled):
            yield NotFollowed((fact,))


def _candidates(scope: Scope) -> frozenset[str]:
    """The facts that may be unknown somewhere; those of the library only where no other tree may have given them."""
    library, root = scope.library, scope.root
    own = {fact.id for fact in library.trees[root].facts.values()}
    shared = set() if scope.is_run else library.shared.facts.keys() - own
    return frozenset((own | shared) - scope.words.always_known)


def _suspects(
    scope: Scope, candidates: Collection[str], printed: dict[tuple[str, str], list[Mention]]
) -> tuple[str, ...]:
    """The candidates that not every way through the tree gives before a node reads them, conditions left aside."""
    root = scope.root
    known = known_before(scope.library, root, candidates)
    needed = _needed(scope, root)
    wanted = frozenset(candidates)
    read_inside = _read_inside(scope, candidates, printed)
    found: dict[str, None] = {}
    for node in scope.library.trees[root].nodes.values():
        if node.id not in known:
            continue
        mentions = printed.get((root, node.id))
        if mentions is None and node.id not in needed and not isinstance(node, Subtree):
            continue
        read = {*needed.get(node.id, ()), *(mention.fact for mention in mentions or ())}
        if isinstance(node, Subtree) and node.run in scope.trees:
            read |= read_inside
        early = (read & wanted) - known[node.id]
        if early:
            found.update(dict.fromkeys(sorted(early)))
    return tuple(found)


def _read_inside(
    scope: Scope, candidates: Collection[str], printed: dict[tuple[str, str], list[Mention]]
) -> set[str]:
    """What the trees that are run may read before they have given it themselves, in the names of the tree that runs them."""
    read: set[str] = set()
    for tree in scope.trees[1:]:
        facts = {*scope.library.shared.facts, *scope.library.trees[tree].facts}
        needed = _needed(scope, tree)
        for node, known in known_before(scope.library, tree, facts).items():
            reads = {*needed.get(node, ()), *(each.fact for each in printed.get((tree, node), ()))}
            read |= {scope.name(tree, fact) for fact in reads - known}
    return read & set(candidates)


def _needed(scope: Scope, tree: str) -> dict[str, Iterable[str]]:
    """What the nodes of a tree must know to go on."""
    needed: dict[str, Iterable[str]] = {**facts_by_node(scope.library.trees[tree])}
    for node in scope.library.trees[tree].nodes.values():
        if isinstance(node, Decision):
            needed[node.id] = facts_asked(scope.library, node)
    return needed


def _early(
    flow: Flow, found: Iterable[Arrival[Spot]], fact: str, printed: dict[tuple[str, str], list[Mention]]
) -> Iterator[Early]:
    told: set[tuple[str, Path]] = set()
    unknown = flow.space.lift(fact, flow.space.cells[fact].unknown)
    for arrival in found:
        spot = arrival.spot
        if arrival.points & unknown:
            for field in _fields(flow, arrival, fact, printed):
                outer = spot.stack[1][1] if len(spot.stack) > 1 else None
                place = (spot.node, field) if outer is None else (outer, ())
                if place not in told:
                    told.add(place)
                    inside = None if outer is None else spot.path
                    route = tuple(step.spot.path for step in arrival.route())
                    yield Early(*place, fact, route, inside)


def _fields(
    flow: Flow, arrival: Arrival[Spot], fact: str, printed: dict[tuple[str, str], list[Mention]]
) -> Iterator[Path]:
    """The fields of a spot that read the fact while it is unknown; an empty one where the node needs it to go on."""
    spot = arrival.spot
    if flow.asking(spot, arrival.points, fact):
        yield ()
    mentions = [
        mention
        for mention in printed.get((spot.tree, spot.node), ())
        if flow.scope.name(spot.tree, mention.fact) == fact
    ]
    if not mentions:
        return
    unknown = flow.space.lift(fact, flow.space.cells[fact].unknown)
    shown = flow.shown(spot, arrival.points) & unknown
    open_ways = {way.field for way, points in flow.taken(spot, shown) if points}
    for mention in mentions:
        if shown and (mention.field[0] != "options" or mention.field[:2] in open_ways):
            yield mention.field
