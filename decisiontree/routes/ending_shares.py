"""How the routes of a tree end for each role: on the spot, with somebody else, or refused. Counts; judges nothing.

A route is one way from the start to an end, answer by answer. What goes back to an earlier node is not gone round, and exits
and skipped nodes, which are everywhere, make no routes of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from decisiontree.combinations import CEILING, Points, TooMany
from decisiontree.model import HANDED_ON, Decision, Library, Node, Outcome
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.fixpoint import TooManySteps, reached
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import facts_asked

REFUSED = frozenset({"declined", "abandoned"})


class Share(NamedTuple):
    """How many routes end in each way: by what the role decides itself, by somebody else's word or hand, or refused."""

    on_the_spot: int = 0
    someone_else: int = 0
    refused: int = 0

    @property
    def routes(self) -> int:
        """All of them."""
        return sum(self)

    def plus(self, other: Share, *, approved: bool = False) -> Share:
        """With those that follow a way; an approval on it is somebody else's word."""
        pos, else_, refused = other
        if approved:
            pos, else_ = 0, pos + else_
        return Share(self.on_the_spot + pos, self.someone_else + else_, self.refused + refused)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of each role; `exact` is false where some of the routes may need values that do not go together."""

    by_role: Mapping[str, Share]
    exact: bool = True


class CountedMove(NamedTuple):
    """A move, and the roles, as bits, that can make it."""

    to: Position
    approves: bool
    roles: int


def shares(library: Library, tree_id: str, *, ceiling: int = CEILING) -> Shares | None:
    """How the routes of a tree end for each role; None where a tree cannot be read, or is too tangled."""
    scope = WalkScope(library, tree_id)
    if not library.shared.roles or not scope.is_readable:
        return None
    narrow = frozenset({"role", *_decided_on(scope)})
    for projection in (
        Projection(surely=True),
        Projection(facts=narrow),
        Projection(facts=frozenset({"role"})),
    ):
        try:
            walk = AbstractWalk(scope, projection, ceiling=ceiling)
            ways = _ways(walk)
        except (TooMany, TooManySteps):
            continue
        start = walk.start()
        found = {
            role.id: Share() if start is None else _counted(walk, ways, start[0], 1 << at)
            for at, role in enumerate(library.shared.roles)
        }
        return Shares(found, exact=projection.facts is None)
    return None


def hands_on(node: Node) -> bool:
    """Whether a node ends the call with somebody else."""
    return isinstance(node, Outcome) and node.resolution in HANDED_ON


def _decided_on(scope: WalkScope) -> Iterator[str]:
    """The facts that decisions hold against limits."""
    for tree, node in scope.nodes():
        for fact in facts_asked(scope.library, node) if isinstance(node, Decision) else ():
            yield scope.name(tree, fact)


def _ways(walk: AbstractWalk) -> dict[Position, tuple[CountedMove, ...]]:
    """The moves from each position that some role can make."""
    found = {}
    roles = walk.space.cells.get("role")
    count = len(walk.scope.library.shared.roles)
    lifted = [walk.space.full if roles is None else walk.space.lift("role", 1 << at) for at in range(count)]
    for pos, points in reached(walk).items():
        found[pos] = tuple(
            CountedMove(move.to, move.effects.approves, _able(move.taken, lifted))
            for move in walk.moves(pos, points)
            if move.field not in (("skip_to",), ("anytime",))
        )
    return found


def _able(points: Points, lifted: list[Points]) -> int:
    return sum(1 << at for at, role in enumerate(lifted) if points & role)


def _counted(
    walk: AbstractWalk, ways: Mapping[Position, tuple[CountedMove, ...]], start: Position, role: int
) -> Share:
    """Depth first; a way back to a position that is being walked is left out."""
    counted: dict[Position, Share] = {}
    begun = {start}
    waiting = [(start, iter(ways.get(start, ())))]
    while waiting:
        pos, onward = waiting[-1]
        following = next((way.to for way in onward if way.roles & role and way.to not in begun), None)
        if following is not None:
            begun.add(following)
            waiting.append((following, iter(ways.get(following, ()))))
            continue
        waiting.pop()
        share = _ended(walk.node(pos)) if not ways.get(pos) else Share()
        for way in ways.get(pos, ()):
            # what is not counted yet is being walked: a way back
            if way.roles & role:
                share = share.plus(counted.get(way.to, Share()), approved=way.approves)
        counted[pos] = share
    return counted[start]


def _ended(node: Node) -> Share:
    if hands_on(node):
        return Share(someone_else=1)
    if not isinstance(node, Outcome):
        return Share()
    return Share(refused=1) if node.resolution in REFUSED else Share(on_the_spot=1)
