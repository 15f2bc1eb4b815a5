"""What is sent on before it was asked whether the role may decide it: a limit of its own in a condition, before the decision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from decisiontree.combinations import CEILING, Example, Points, TooMany
from decisiontree.guards import facts_of
from decisiontree.model import (
    Branch,
    Decision,
    Library,
    Path,
    Question,
    Step,
    Tree,
)
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.backward_reach import BackwardReach
from decisiontree.routes.escalation_prefilter import asks_somebody
from decisiontree.routes.fixpoint import TooManySteps, arrivals, reached
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import edges, facts_asked


@dataclass(frozen=True, slots=True)
class Needless:
    """A field of a branch or a question that leads to an escalation, with values that a role may decide itself.

    `decision` is the node that would decide it.
    """

    node: str
    field: Path
    escalation: str
    decision: str
    example: Example
    route: tuple[str, ...]


class EscalationCandidate(NamedTuple):
    """A way that leads by itself, over these nodes, to an escalation; what decides it is this decision."""

    node: str
    field: Path
    way: tuple[str, ...]
    decision: Decision


def needless(library: Library, tree_id: str, *, ceiling: int = CEILING) -> tuple[Needless, ...]:
    """Every such field of a tree, where some route surely brings such values."""
    tree = library.trees[tree_id]
    suspects = list(_suspects(library, tree)) if tree.alone else []
    if not suspects:
        return ()
    scope = WalkScope(library, tree_id)
    if not scope.is_readable:
        return ()
    wanted = {suspect.node for suspect in suspects}
    leading = BackwardReach(scope).leading_to(
        lambda node: tree.nodes.get(node.id) is node and node.id in wanted
    )
    on_the_way = {(tree_id, node) for suspect in suspects for node in suspect.way}
    projection = Projection(leading.nodes | on_the_way, surely=True)
    with suppress(TooMany, TooManySteps):
        walk = AbstractWalk(scope, projection, ceiling=ceiling)
        arrived = reached(walk)
        return tuple(found for suspect in suspects for found in _proved(walk, arrived, suspect))
    return ()


def _suspects(library: Library, tree: Tree) -> Iterator[EscalationCandidate]:
    """Cases and options that look at nothing but what the decision would look at, and do not ask it."""
    if not any(isinstance(node, Decision) for node in tree.nodes.values()):
        return
    for node in tree.nodes.values():
        on = edges(node, library) if isinstance(node, Branch | Question) else ()
        ways = [(edge, _straight(tree, edge.target)) for edge in on]
        decisions = [last for _, way in ways if way and isinstance(last := tree.nodes[way[-1]], Decision)]
        guards = [edge.guard for edge in on if edge.guard is not None]
        if not decisions or len(guards) < len(on):
            continue
        seen = {"role", *facts_asked(library, decisions[0])}
        for edge, way in ways:
            # what stands before a case may ask for anything; `else` is what all of them leave
            asked = (
                guards if edge.field == ("else",) else [guard for guard in (edge.guard,) if guard is not None]
            )
            spoken = frozenset().union(*map(facts_of, asked))
            is_free = isinstance(node, Question) and not spoken
            if way and not is_free and asks_somebody(tree.nodes[way[-1]]) and spoken <= seen:
                yield EscalationCandidate(node.id, edge.field, way, decisions[0])


def _straight(tree: Tree, start: str | None) -> tuple[str, ...]:
    """The way over steps alone, up to the first other node."""
    way: dict[str, None] = {}
    while start is not None and start in tree.nodes and start not in way:
        way[start] = None
        node = tree.nodes[start]
        start = node.to if isinstance(node, Step) and not node.content.skip_if else None
    return tuple(way)


def _proved(
    walk: AbstractWalk, arrived: dict[Position, Points], suspect: EscalationCandidate
) -> Iterator[Needless]:
    """The suspect with values that a route brings there, if there are such."""
    for pos, points in arrived.items():
        if len(pos.stack) > 1 or pos.node != suspect.node:
            continue
        ending = _pushed(walk, pos, points, suspect)
        if ending:
            route = _route(walk, suspect, ending)
            example = walk.space.example(ending)
            yield Needless(
                suspect.node,
                suspect.field,
                suspect.way[-1],
                suspect.decision.id,
                example,
                (*route, *suspect.way),
            )
            return


def _pushed(walk: AbstractWalk, pos: Position, points: Points, suspect: EscalationCandidate) -> Points:
    """Those of the combinations that come to the escalation, and that the role on the call may decide."""
    taken: Points = 0
    for move in walk.moves(pos, points):
        if move.field == suspect.field:
            taken |= move.points
    for before, after in pairwise(suspect.way):
        taken = _onward(walk, Position(pos.stack, before), taken, after)
    return taken & _within(walk, suspect.decision)


def _onward(walk: AbstractWalk, pos: Position, points: Points, target: str) -> Points:
    following: Points = 0
    for move in walk.moves(pos, points):
        if move.to.node == target and move.field not in (("skip_to",), ("anytime",)):
            following |= move.points
    return following


def _within(walk: AbstractWalk, decision: Decision) -> Points:
    """Where the role on the call may decide it."""
    within = next(edge for edge in edges(decision, walk.scope.library) if edge.field == ("within",))
    return 0 if within.guard is None else walk.space.where(within.guard).yes


def _route(walk: AbstractWalk, suspect: EscalationCandidate, ending: Points) -> tuple[str, ...]:
    """A route to the field, as short as any."""
    with suppress(TooManySteps):
        for arrival in arrivals(walk):
            is_there = len(arrival.pos.stack) == 1 and arrival.pos.node == suspect.node
            if is_there and _pushed(walk, arrival.pos, arrival.points, suspect) & ending:
                return tuple(step.pos.path for step in arrival.route())
    return (suspect.node,)
