"""The shortest answers that lead to one node of a tree, as a call that has come there. Searches in small steps.

The node is made an end, so that the search for ends finds it and the walk proves the way.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from decisiontree.combinations import TooMany
from decisiontree.errors import UsageError
from decisiontree.explain.conditions import Solver
from decisiontree.explain.confirm import played
from decisiontree.explain.day import library_on
from decisiontree.explain.distance import Distances
from decisiontree.explain.node_conditions import ConditionReader
from decisiontree.explain.outcome import begins_with
from decisiontree.explain.search import ends_found
from decisiontree.explain.successors import Successors
from decisiontree.model import FactValue, Library, Outcome
from decisiontree.routes import WalkScope
from decisiontree.walk import Origin, Repeated, State, answered_again, begin, reads_today

ARRIVALS = 5_000
"""The search looks at so many arrivals at nodes for one role and one set of incidents, then gives up."""


@dataclass(frozen=True, slots=True)
class NoWay:
    """Why no call leads to the node; `given_up` if the search ended before it had seen every way."""

    reason: str
    given_up: bool = False


WaySearch = Generator[None, None, "Repeated | NoWay"]
"""One step at each `next`; the result is the value of StopIteration."""


def way_to(library: Library, tree_id: str, node: str, origin: Origin) -> WaySearch:
    """A call that comes to the node: by the role and with the incidents of the origin if that is possible, else by others."""
    on_day = library
    if origin.today is not None and reads_today(library, tree_id):
        on_day = library_on(library, origin.today)
    ending = _ending_at(on_day, tree_id, node)
    roles = (origin.role, None) if origin.role is not None else (None,)
    given_up = False
    for incidents in (origin.incidents, None) if library.shared.incidents else (origin.incidents,):
        for role in roles:
            walked, cut_short = yield from _searched(ending, tree_id, node, (role, incidents))
            given_up |= cut_short
            if walked is not None:
                return _as_now(library, walked, origin)
    if given_up:
        return NoWay(f"no answers that lead to '{node}' were found in {ARRIVALS} steps", given_up=True)
    return NoWay(f"no answers lead to '{node}'")


def _ending_at(library: Library, tree_id: str, node: str) -> Library:
    """The library with the node as an end of its tree; its skipping stays as it is."""
    tree = library.trees[tree_id]
    end = Outcome(id=node, content=tree.nodes[node].content, outcome=node)
    nodes = MappingProxyType({**tree.nodes, node: end})
    return replace(library, trees=MappingProxyType({**library.trees, tree_id: replace(tree, nodes=nodes)}))


def _searched(
    library: Library, tree_id: str, node: str, begun: tuple[str | None, tuple[str, ...] | None]
) -> Generator[None, None, tuple[State | None, bool]]:
    """The first way that a walk proves, and whether the search was cut short."""
    scope = WalkScope(library, tree_id)
    solver = Solver(scope)
    moves = Successors(scope, solver, ConditionReader(scope, solver, {}))
    found = ends_found(moves, begins_with(library, *begun), distances=Distances(library, tree_id, [node]))
    for followed, trail in enumerate(found):
        if followed >= ARRIVALS:
            return None, True
        if trail is not None and trail.path == node:
            try:
                example: Mapping[str, FactValue | None] = solver.example(trail.terms)
            except TooMany:
                example = {}
            walked = played(library, trail, example)
            if walked is not None and walked.path == node:
                return walked, False
        yield
    return None, False


def _as_now(library: Library, walked: State, wanted: Origin) -> Repeated | NoWay:
    """The same call in the library itself, with the role and the day that are wanted unless the way needs another role."""
    own = walked.origin
    origin = replace(own, role=own.role or wanted.role, today=wanted.today)
    try:
        return answered_again(library, begin(library, origin), walked.moves)
    except UsageError as error:
        return NoWay(str(error))
