"""Which nodes lead to some others, conditions left aside, so that a search looks at no more than it has to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from decisiontree.model import Node, Outcome, Subtree, links
from decisiontree.routes.flow import Spot
from decisiontree.routes.scope import Scope


@dataclass(frozen=True, slots=True)
class Leading:
    """The nodes from which others can be reached, by tree and id, and whether an exit may be a part of the way."""

    nodes: frozenset[tuple[str, str]]
    by_exits: bool


class Roads:
    """The links of all trees of a scope, walked into trees that are run and back."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._nodes = {tree: scope.library.trees[tree].nodes for tree in scope.trees}
        self._from: dict[Spot, list[Spot]] = {}
        self._follow()

    def spots(self) -> Iterable[Spot]:
        """Every node that some links lead to, with the trees that are walked there."""
        return self._from

    def leading_to(self, wanted: Callable[[str, Node], bool]) -> Leading:
        """The nodes from which links lead to wanted ones, those included."""
        waiting = [spot for spot in self._from if wanted(spot.tree, self._nodes[spot.tree][spot.node])]
        found = set(waiting)
        exits = {exit_to: stack for stack in self._stacks() for exit_to in self._exits(stack)}
        by_exits = False
        while waiting:
            spot = waiting.pop()
            before: Iterable[Spot] = self._from[spot]
            if spot in exits:
                by_exits = True
                stack = exits[spot]
                before = [each for each in self._from if each.stack[: len(stack)] == stack]
            for earlier in (*self._from[spot], *before):
                if earlier not in found:
                    found.add(earlier)
                    waiting.append(earlier)
        return Leading(frozenset((spot.tree, spot.node) for spot in found), by_exits)

    def _follow(self) -> None:
        root = self.scope.root
        start = self._nodes[root] and self.scope.library.trees[root].start
        first = Spot(((root, ""),), start or "")
        waiting = [each for each in (first, *self._exits(first.stack)) if each.node in self._nodes[root]]
        self._from = {spot: [] for spot in waiting}
        while waiting:
            spot = waiting.pop()
            for following in self._next(spot):
                if following not in self._from:
                    self._from[following] = []
                    waiting.append(following)
                self._from[following].append(spot)

    def _next(self, spot: Spot) -> Iterator[Spot]:
        nodes = self._nodes[spot.tree]
        node = nodes[spot.node]
        if isinstance(node, Subtree):
            yield from self._into(spot, node)
            return
        if isinstance(node, Outcome) and len(spot.stack) > 1:
            yield from self._back(spot, node)
        for link in links(node):
            if link.target in nodes:
                yield Spot(spot.stack, link.target)

    def _into(self, spot: Spot, node: Subtree) -> Iterator[Spot]:
        if node.content.skip_to in self._nodes[spot.tree]:
            yield Spot(spot.stack, node.content.skip_to or "")
        if node.run in self._nodes and all(node.run != tree for tree, _ in spot.stack):
            stack = (*spot.stack, (node.run, spot.node))
            start = self.scope.library.trees[node.run].start
            if start is not None:
                yield Spot(stack, start)
            yield from self._exits(stack)

    def _back(self, spot: Spot, node: Outcome) -> Iterator[Spot]:
        stack, caller_id = spot.stack[:-1], spot.stack[-1][1]
        caller = self._nodes[stack[-1][0]][caller_id]
        if isinstance(caller, Subtree):
            target = dict(caller.returns).get(node.id, caller.otherwise)
            if target in self._nodes[stack[-1][0]]:
                yield Spot(stack, target or "")

    def _stacks(self) -> Iterable[tuple[tuple[str, str], ...]]:
        return dict.fromkeys(spot.stack for spot in self._from)

    def _exits(self, stack: tuple[tuple[str, str], ...]) -> Iterator[Spot]:
        tree = stack[-1][0]
        for way_out in self.scope.library.trees[tree].anytime:
            if way_out.to in self._nodes[tree]:
                yield Spot(stack, way_out.to or "")
