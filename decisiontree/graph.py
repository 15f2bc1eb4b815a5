"""The map of a tree: questions about its links, answered in our words and in document order.

The only module that knows networkx, which it loads when an algorithm needs it. Knows no text and no position.

Algorithm: breadth-first search; Moore: The Shortest Path Through a Maze, 1959.
Algorithm: strongly connected components; Tarjan: Depth-First Search and Linear Graph Algorithms, 1972.
Algorithm: topological sort; Kahn: Topological Sorting of Large Networks, 1962.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from decisiontree.model import Listen, Node, Tree
from decisiontree.transitions import Link, edges, exits, links, may_end

if TYPE_CHECKING:
    import networkx

Route: TypeAlias = tuple[str, ...]
"""Node ids in the order they are walked."""

NameT = TypeVar("NameT")
_NO_SUSPECTS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Trap(NamedTuple):
    """A closed loop: its nodes in document order, and one way round it that ends where it began."""

    members: tuple[str, ...]
    loop: Route


class Graph:
    """The links of one tree.

    `suspected` names, for an unreadable node, the nodes its text seems to lead to, so that one broken node
    does not make others look unreachable. `returning` holds the subtree nodes whose every outcome comes back.
    """

    def __init__(
        self,
        tree: Tree,
        *,
        suspected: Mapping[str, Sequence[str]] = _NO_SUSPECTS,
        returning: Collection[str] = (),
        outgoing: Mapping[str, tuple[Link, ...]] | None = None,
    ) -> None:
        self._tree = tree
        self._returning = frozenset(returning)
        self._suspected = suspected
        self._parents_without: dict[str, dict[str, str | None]] = {}
        """What walks meet that do not pass a node, by that node: several routes are asked about the same one."""
        self._outgoing = outgoing or {each.id: tuple(links(each)) for each in tree.nodes.values()}

    def outgoing(self, node_id: str) -> tuple[Link, ...]:
        """Every way on from a node, dangling ones included."""
        return self._outgoing[node_id]

    def sources(self, node_id: str) -> Sequence[str]:
        """The nodes that have a way on to a node."""
        return self._sources.get(node_id, ())

    def reachable(self) -> tuple[str, ...]:
        """Ids that some walk from the start meets; `anytime` exits can be taken wherever a walk goes."""
        return tuple(node_id for node_id in self._tree.nodes if node_id in self._parents)

    def unreachable(self) -> tuple[str, ...]:
        """Ids that no walk from the start meets; empty when the tree has no start."""
        if self._tree.start not in self._tree.nodes:
            return ()
        return tuple(node_id for node_id in self._tree.nodes if node_id not in self._parents)

    def route(self, to: str) -> Route:
        """A shortest route from the start; empty when there is none."""
        return _walk_back(self._parents, to)

    def length(self, to: str) -> int | None:
        """How many nodes the shortest route from the start has; None when there is none."""
        return self._lengths.get(to)

    def dead_ends(self) -> tuple[str, ...]:
        """Nodes that are no end of a walk and have no way on at all, not even a dangling one."""
        return tuple(
            node_id
            for node_id, node in self._tree.nodes.items()
            if not self._outgoing[node_id] and not may_end(node)
        )

    @cached_property
    def traps(self) -> tuple[Trap, ...]:
        """Loops that no answer leaves. `anytime` exits do not count: they are for emergencies, not a way on."""
        nodes = self._tree.nodes
        ends = [
            node_id for node_id, node in nodes.items() if may_end(node) and node_id not in self._returning
        ]
        if len(_spread(ends, self._sources)) == len(nodes):
            return ()  # as in most trees, of which nothing more has to be known
        ends += [node_id for node_id in nodes if _is_unclear(nodes[node_id], self._outgoing[node_id], nodes)]
        escaping = _spread(ends, self._sources)
        stuck = [node_id for node_id in nodes if node_id not in escaping]
        inside = {node_id: self._targets[node_id] for node_id in stuck}
        return tuple(
            Trap(members, _shortest_loop(inside, members))
            for members in _knots(inside)
            if {*members}.issuperset(to for member in members for to in inside[member])
        )

    def cycles(self) -> tuple[Route, ...]:
        """One shortest loop for every set of nodes that lead to each other, begun and ended at the node that a call meets first.

        A node that leads to itself is no loop here; `self-link` speaks of it. To go back when the caller corrects
        a paraphrase is what a listen node is for, so that way is left out.
        """
        if not looping(self._targets):
            return ()
        ways = dict(self._targets)
        for node_id, node in self._tree.nodes.items():
            if isinstance(node, Listen):
                ways[node_id] = tuple(
                    link.target
                    for link in self.outgoing(node_id)
                    if link.target in ways and link.field != ("corrected",)
                )
        # as a call comes to them, so that nothing hangs on their order in the file
        met = _explore(self._tree.start, ways) if self._tree.start in ways else {}
        in_order = {node_id: ways[node_id] for node_id in {**met, **ways}}
        return tuple(loop for loop in loops(in_order) if len(loop) > 2)

    def bypass(self, before: str, passes: str) -> Route | None:
        """A shortest route from the start to `before` that does not pass `passes`; None when there is none."""
        if passes in (before, self._tree.start) or before not in self._parents:
            return None
        if passes not in self._parents_without:
            self._parents_without[passes] = _explore(self._tree.start or "", _without(passes, self._ways_on))
        parents = self._parents_without[passes]
        return _walk_back(parents, before) if before in parents else None

    def only_through(self, node_id: str) -> tuple[str, ...]:
        """The nodes that a walk meets only when it passes this one, in document order, itself excluded."""
        starts = {each for each in (self._tree.start, *exits(self._tree)) if each in self._targets}
        after = _spread(starts - {node_id}, _without(node_id, self._targets))
        lost = _spread(starts, self._targets).keys() - after.keys() - {node_id}
        return tuple(each for each in self._targets if each in lost)

    def part_from(self, node_id: str) -> tuple[str, ...]:
        """A node and what it leads to, as far as no other link leads into the midst of it; also where no route meets it."""
        part = {*_spread([node_id], self._targets)}
        entered = [self._tree.start or "", *exits(self._tree)]
        entered += (to for source, targets in self._targets.items() if source not in part for to in targets)
        for node in entered:  # grows while it is walked
            if node in part and node != node_id:
                part.remove(node)
                entered += self._targets[node]
        return (node_id, *(each for each in self._targets if each in part and each != node_id))

    def clicks_to(self, targets: Iterable[str]) -> Mapping[str, int]:
        """For every node that can reach one of the targets, how many moves the nearest is away."""
        distances = _spread(targets, self._sources)
        by_exits = [distances[target] for target in exits(self._tree) if target in distances]
        if by_exits:
            by_exit = 1 + min(by_exits)
            for node_id in self._tree.nodes:
                distances[node_id] = min(distances.get(node_id, by_exit), by_exit)
        return distances

    # The pieces below are worked out once, when first asked for.

    @cached_property
    def _targets(self) -> dict[str, tuple[str, ...]]:
        nodes = self._tree.nodes
        return {
            node_id: tuple(dict.fromkeys(link.target for link in ways if link.target in nodes))
            for node_id, ways in self._outgoing.items()
        }

    @cached_property
    def _ways_on(self) -> dict[str, tuple[str, ...]]:
        """The links, what unreadable nodes seem to lead to, and the exits; a walk begins at the start, so they hang there."""
        nodes = self._tree.nodes
        ways_on = dict(self._targets)
        for node_id, seeming in self._suspected.items():
            ways_on[node_id] = tuple(target for target in seeming if target in nodes)
        if self._tree.start in ways_on:
            ways_on[self._tree.start] = tuple(dict.fromkeys((*ways_on[self._tree.start], *exits(self._tree))))
        return ways_on

    @cached_property
    def _sources(self) -> dict[str, list[str]]:
        return turned_round(self._targets)

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return _explore(self._tree.start, self._ways_on) if self._tree.start in self._ways_on else {}

    @cached_property
    def _lengths(self) -> dict[str, int]:
        lengths: dict[str, int] = {}
        for node_id, parent in self._parents.items():
            lengths[node_id] = 1 if parent is None else lengths[parent] + 1
        return lengths


def loops(ways: Mapping[str, Sequence[str]]) -> tuple[Route, ...]:
    """One shortest loop for every set of names that lead to each other, each begun at its earliest name."""
    return tuple(
        _shortest_loop(ways, members)
        for members in _knots(ways)
        if len(members) > 1 or members[0] in ways[members[0]]
    )


def _is_unclear(node: Node, ways: Sequence[Link], nodes: Collection[str]) -> bool:
    """Whether where a walk goes on from here is not known; other rules speak of that."""
    return (
        not ways
        or any(edge.target is None for edge in edges(node))
        or any(link.target not in nodes for link in ways)
    )


def _explore(start: str, ways: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """Breadth first from the start: every node met, in that order, with the node it was first met from."""
    parents: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for target in ways[here]:
            if target not in parents:
                parents[target] = here
                waiting.append(target)
    return parents


def _walk_back(parents: Mapping[str, str | None], to: str) -> Route:
    route: list[str] = []
    at: str | None = to if to in parents else None
    while at is not None:
        route.append(at)
        at = parents[at]
    return tuple(reversed(route))


def _spread(origins: Iterable[str], ways: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How far each name that can be met from the origins is from the nearest of them."""
    distances = dict.fromkeys(origins, 0)
    waiting = deque(distances)
    while waiting:
        here = waiting.popleft()
        for target in ways[here]:
            if target not in distances:
                distances[target] = distances[here] + 1
                waiting.append(target)
    return distances


def _shortest_loop(ways: Mapping[str, Sequence[str]], members: Sequence[str]) -> Route:
    """From the earliest member round to itself, by members only."""
    first, inside = members[0], frozenset(members)
    within = {name: [target for target in ways[name] if target in inside] for name in members}
    parents = _explore(first, within)
    last = next(name for name in parents if first in ways[name] and (name != first or len(members) == 1))
    return (*_walk_back(parents, last), first)


def _knots(ways: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Sets of names that all lead to each other, members and sets in the order of `ways`.

    A name behind a loop is a set of its own; names that no loop leads to are left out.
    """
    inside = looping(ways)
    if not inside:
        return ()
    import networkx

    rank = {name: index for index, name in enumerate(inside)}
    components = networkx.strongly_connected_components(_directed(inside))
    ordered = (tuple(sorted(component, key=rank.__getitem__)) for component in components)
    return tuple(sorted(ordered, key=lambda members: rank[members[0]]))


def _without(name: str, ways: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {source: [target for target in targets if target != name] for source, targets in ways.items()}


def looping(ways: Mapping[NameT, Iterable[NameT]]) -> dict[NameT, list[NameT]]:
    """The names in loops and behind them; what nothing leads to is taken away again and again (Kahn's algorithm).

    A tree without loops is told by this alone, and then nobody waits for networkx.
    """
    pending = dict.fromkeys(ways, 0)
    for targets in ways.values():
        for target in targets:
            if target in pending:
                pending[target] += 1
    waiting = [name for name, number in pending.items() if not number]
    for name in waiting:  # grows while it is walked
        del pending[name]
        for target in ways[name]:
            if target in pending:
                pending[target] -= 1
                if not pending[target]:
                    waiting.append(target)
    return {name: [target for target in ways[name] if target in pending] for name in pending}


def turned_round(ways: Mapping[NameT, Iterable[NameT]]) -> dict[NameT, list[NameT]]:
    """What leads to each name; every one that is led to must be in the mapping."""
    sources: dict[NameT, list[NameT]] = {name: [] for name in ways}
    for name, targets in ways.items():
        for target in targets:
            sources[target].append(name)
    return sources


def _directed(ways: Mapping[str, Sequence[str]]) -> networkx.DiGraph[str]:
    # networkx takes 0.2 s of CPU to import: only a question that needs it pays
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(ways)
    graph.add_edges_from(
        (name, target) for name, targets in ways.items() for target in targets if target in ways
    )
    return graph


def way_between(origin: str, to: str, ways: Mapping[str, Sequence[str]]) -> Route:
    """A shortest way from one name to another, names that lead nowhere included; empty when there is none."""
    known = {name: tuple(target for target in targets if target in ways) for name, targets in ways.items()}
    return _walk_back(_explore(origin, known), to) if origin in known else ()
