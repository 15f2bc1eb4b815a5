"""What is above a role's limit and handed on to a role that may not decide it either. Only what surely happens is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from decisiontree.guards.space import CEILING, Example, TooMany
from decisiontree.model import Decision, Library, Unreadable
from decisiontree.routes.flow import Flow
from decisiontree.routes.held import Held, Holding, Standing
from decisiontree.routes.look import Look
from decisiontree.routes.roads import Roads
from decisiontree.routes.scope import Scope
from decisiontree.routes.spread import Log, Tangled, reached
from decisiontree.routes.witness import retraced


@dataclass(frozen=True, slots=True)
class Handed:
    """An outcome whose team is a role that may not decide what comes there undecided, from this decision."""

    node: str
    role: str
    authority: str
    decision: str
    example: Example
    route: tuple[str, ...]


def handed_down(
    library: Library, tree_id: str, teams: Mapping[str, str], *, ceiling: int = CEILING
) -> Iterator[Handed]:
    """Every such outcome of a tree; `teams` are the roles to which its outcomes hand on."""
    if not teams:
        return
    nodes = library.trees[tree_id].nodes
    decided = {node.decide: None for node in nodes.values() if isinstance(node, Decision)}
    scope = Scope(library, tree_id)
    if any(
        isinstance(node, Unreadable) for each in scope.trees for node in library.trees[each].nodes.values()
    ):
        return
    ends = {id(nodes[node]) for node in teams}
    leading = Roads(scope).leading_to(lambda node: id(node) in ends)
    for authority in decided:
        with suppress(TooMany, Tangled):
            flow = Flow(scope, Look(leading.nodes, surely=True), ceiling=ceiling)
            yield from _handed(Holding(flow, authority), tree_id, teams)


def _handed(holding: Holding, tree_id: str, teams: Mapping[str, str]) -> Iterator[Handed]:
    log: Log[Held] = Log()
    told = set()
    for held, points in reached(holding, log).items():
        spot, hold = held.spot, held.hold
        here = len(spot.stack) == 1 and spot.node in teams and hold.at is not None
        if not here or hold.at is None or hold.at[0] != tree_id or hold.standing is not Standing.OPEN:
            continue
        able = dict(holding.able(spot, hold.at[1]))
        role = teams[spot.node]
        beyond = points & ~able.get(role, 0)
        if beyond and (spot.node, hold.at) not in told:
            told.add((spot.node, hold.at))
            found = retraced(holding, log, held, beyond)
            yield Handed(spot.node, role, holding.authority, hold.at[1], found.example, found.route)
