"""Routes that come to a fix or a decision before anybody has said back what the caller told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from decisiontree.combinations import CEILING, TooMany
from decisiontree.model import Decision, Library, Listen, Node, Outcome
from decisiontree.routes.abstract_walk import AbstractWalk
from decisiontree.routes.backward_reach import BackwardReach
from decisiontree.routes.fixpoint import TooManySteps, arrivals
from decisiontree.routes.position import Position
from decisiontree.routes.projection import Projection
from decisiontree.routes.walk_scope import WalkScope


@dataclass(frozen=True, slots=True)
class Unheard:
    """A node that fixes or decides, and a route to it without a listen node."""

    node: str
    route: tuple[str, ...]


def unheard(library: Library, tree_id: str, *, ceiling: int = CEILING) -> tuple[Unheard, ...]:
    """The first fix or decision of every such route. A tree without a listen node that others run is theirs to answer for."""
    tree = library.trees[tree_id]
    own = {id(node) for node in tree.nodes.values() if _fixes(node)}
    listens = any(isinstance(node, Listen) for node in tree.nodes.values())
    if not own or (not listens and library.register.callers(tree_id)):
        return ()
    scope = WalkScope(library, tree_id)
    if not scope.is_readable:
        return ()
    backward = BackwardReach(scope, gates=lambda node: isinstance(node, Listen) or id(node) in own)
    leading = backward.leading_to(lambda node: id(node) in own)
    if not leading.nodes:
        return ()
    wanted = {node for each, node in leading.nodes if each == tree_id and id(tree.nodes[node]) in own}
    found: dict[str, tuple[str, ...]] = {}
    with suppress(TooMany, TooManySteps):
        projection = Projection(leading.nodes, surely=True, tells_unknown=leading.by_exits)
        walk = AbstractWalk(scope, projection, ceiling=ceiling)
        for arrival in tuple(arrivals(walk)):
            steps = [step.pos for step in arrival.route()]
            is_first = not any(_is_one(pos, wanted) for pos in steps[:-1])
            if _is_one(steps[-1], wanted) and is_first and walk.shown(arrival.pos, arrival.points):
                found.setdefault(arrival.pos.node, tuple(pos.path for pos in steps))
    return tuple(Unheard(node, route) for node, route in found.items())


def _is_one(pos: Position, wanted: set[str]) -> bool:
    return len(pos.stack) == 1 and pos.node in wanted


def _fixes(node: Node) -> bool:
    if isinstance(node, Outcome):
        return bool(node.grants)
    return isinstance(node, Decision) or bool(node.content.satisfies)
