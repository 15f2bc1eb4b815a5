"""Where a walk can stand: a node, and the trees that are walked there. Knows which positions follow each other, no fact."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from decisiontree.model import Node, Outcome, Subtree
from decisiontree.routes.walk_scope import WalkScope
from decisiontree.transitions import Edge, edges, exits, return_target, skip_target

Stack: TypeAlias = tuple[tuple[str, str], ...]
"""The trees that are walked, the innermost last, each with the node that ran it."""

SKIPPED = Edge(("skip_to",), None, "skipped", guard=None)
"""The way past a node whose tags were all tried."""
ACROSS = Edge(("run",), None, "run")
"""The way into a tree that a node runs, and back from its outcome."""

PlaceT = TypeVar("PlaceT", bound=Hashable)


class Position(NamedTuple):
    """A node and how the walk came into its tree.

    `entering`: the tree begins there and asks for given facts first, so that its exits are there before the node is.
    """

    stack: Stack
    node: str
    entering: bool = False

    @property
    def tree(self) -> str:
        """The tree of the node."""
        return self.stack[-1][0]

    @property
    def path(self) -> str:
        """The node as logs name it: one of a tree that is run with its id before."""
        return self.node if len(self.stack) == 1 else f"{self.tree}/{self.node}"

    @property
    def place(self) -> tuple[str, str]:
        """The tree and the id of the node."""
        return self.tree, self.node

    @property
    def outermost(self) -> str:
        """The node of the tree that the walk began with: this one, or the one that runs its tree."""
        return self.node if len(self.stack) == 1 else self.stack[1][1]


class Positions:
    """The positions of a scope; of some of its nodes, by tree and id, where only those matter."""

    def __init__(self, scope: WalkScope, only: Container[tuple[str, str]] | None = None) -> None:
        self.scope = scope
        self.nodes = {tree: scope.library.trees[tree].nodes for tree in scope.trees}
        if only is not None:
            self.nodes = {
                tree: {node_id: node for node_id, node in nodes.items() if (tree, node_id) in only}
                for tree, nodes in self.nodes.items()
            }
        self._exits = {tree: exits(scope.library.trees[tree]) for tree in scope.trees}
        self._order = {
            tree: {node: at for at, node in enumerate(nodes)} for tree, nodes in self.nodes.items()
        }
        self.has_exits = any(self._exits.values())
        self._onward: dict[Position, tuple[tuple[Edge, Position], ...]] = {}

    def first(self) -> Position | None:
        """Where the walk begins; None where the tree has no start."""
        return self._begun(((self.scope.root, ""),))

    def node(self, pos: Position) -> Node:
        """The node of a position."""
        return self.nodes[pos.tree][pos.node]

    def rank(self, pos: Position) -> tuple[int, ...]:
        """That of the files, since trees are written from the start on: the nodes that ran the trees, then the node."""
        outer = [self._order[pos.stack[at][0]][caller] for at, (_, caller) in enumerate(pos.stack[1:])]
        return (*outer, self._order[pos.tree][pos.node])

    def beside(self, pos: Position, target: str | None) -> Position | None:
        """Another node of the same tree, if it is there."""
        return Position(pos.stack, target) if target is not None and target in self.nodes[pos.tree] else None

    def into(self, pos: Position, node: Subtree) -> Position | None:
        """The start of the tree that a node runs."""
        if node.run not in self.nodes or any(node.run == tree for tree, _ in pos.stack):
            return None
        return self._begun((*pos.stack, (node.run, pos.node)))

    def back(self, pos: Position) -> Position | None:
        """Where an outcome leads in the tree that ran its own; None where the walk ends with it."""
        if len(pos.stack) == 1:
            return None
        outer = Position(pos.stack[:-1], pos.stack[-1][1])
        caller = self.node(outer)
        if not isinstance(caller, Subtree):
            return None
        return self.beside(outer, return_target(caller, pos.node))

    def onward(self, pos: Position) -> tuple[tuple[Edge, Position], ...]:
        """Every way on, conditions and exits left aside: the node's own, past it, into a tree that it runs or back from it."""
        onward = self._onward.get(pos)
        if onward is None:
            onward = self._onward[pos] = tuple(self._ways(pos))
        return onward

    def _ways(self, pos: Position) -> Iterator[tuple[Edge, Position]]:
        node = self.node(pos)
        for edge in edges(node):
            beside = None if edge.returning else self.beside(pos, edge.target)
            if beside is not None:
                yield edge, beside
        skipped = self.beside(pos, skip_target(node))
        if skipped is not None:
            yield SKIPPED, skipped
        across = self.into(pos, node) if isinstance(node, Subtree) else None
        across = self.back(pos) if isinstance(node, Outcome) else across
        if across is not None:
            yield ACROSS, across._replace(entering=False)

    def is_end(self, pos: Position) -> bool:
        """Whether the walk ends there."""
        return isinstance(self.node(pos), Outcome) and self.back(pos) is None

    def exits(self, stack: Stack) -> Iterator[Position]:
        """Where the exits of the innermost tree lead."""
        for target in self._exits[stack[-1][0]]:
            if target in self.nodes[stack[-1][0]]:
                yield Position(stack, target)

    def exits_around(self, pos: Position) -> Iterator[Position]:
        """Where the exits of its tree and of those that run it lead."""
        for depth in range(len(pos.stack)) if self.has_exits else ():
            yield from self.exits(pos.stack[: depth + 1])

    def begun(self, pos: Position | None) -> Iterator[Position]:
        """The start of a tree, and where its exits lead."""
        if pos is not None:
            yield pos._replace(entering=False)
            yield from self.exits(pos.stack)

    def _begun(self, stack: Stack) -> Position | None:
        tree = self.scope.library.trees[stack[-1][0]]
        if tree.start is None or tree.start not in self.nodes[tree.id]:
            return None
        if not self.has_exits:
            return Position(stack, tree.start)
        known = {fact for outer, _ in stack[:-1] for fact in self.scope.given_facts(outer)}
        asked = set(self.scope.given_facts(tree.id)) - (known - tree.facts.keys())
        return Position(stack, tree.start, entering=bool(asked))


def reachable(starts: Iterable[PlaceT], onward: Callable[[PlaceT], Iterable[PlaceT]]) -> dict[PlaceT, None]:
    """The places that can be come to from some others, those included, in the order in which they are met."""
    met = dict.fromkeys(starts)
    waiting = list(met)
    while waiting:
        for following in onward(waiting.pop()):
            if following not in met:
                met[following] = None
                waiting.append(following)
    return met
