"""Definite assignment: which facts are surely known before a node, by forward dataflow over the links, a bit a fact.

Conditions are left aside, so a fact that is not surely known may still be known whenever the node is come to.

Algorithm: definite assignment; Gosling, Joy, Steele: The Java Language Specification, chapter 16, 1996.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from decisiontree.model import (
    And,
    Branch,
    Decision,
    Field,
    Guard,
    HasAny,
    InRanges,
    Library,
    Node,
    Not,
    OneOf,
    Or,
    Subtree,
    deciding_conditions,
)
from decisiontree.routes.walk_scope import trees_met
from decisiontree.transitions import ALWAYS, NO_EFFECTS, begins, edges, facts_asked, skip_target


class _Way(NamedTuple):
    """A link, with what is surely known at its end, and what may be unknown there, whatever was known before."""

    target: str
    gives: int = 0
    takes: int = 0


MOST = 1 << 32
"""Bits: of so many nodes times facts it is followed which are known where."""
_VISITS = 1_000_000
"""Nodes that are met on the way to routes, for all routes of one tree."""


class AssignedFacts(Container[str]):
    """Some of the facts, as bits: as many sets of names as there are nodes would take the square of their number."""

    __slots__ = ("_bits", "_held")

    def __init__(self, held: int, bits: Mapping[str, int]) -> None:
        self._held = held
        self._bits = bits

    def __contains__(self, fact: object) -> bool:
        return isinstance(fact, str) and bool(self._held & self._bits.get(fact, 0))


class DefiniteAssignment:
    """How a tree gives some facts, be they its own or the library's."""

    def __init__(self, library: Library, tree_id: str, facts: Collection[str]) -> None:
        self._library = library
        self._tree = library.trees[tree_id]
        self._bits = {name: 1 << at for at, name in enumerate(facts)}
        self._emptied: dict[str, int] = {}
        self._visits = _VISITS
        self._ways_on: dict[str, tuple[_Way, ...]] = {}
        declared = self._tree.facts_in_scope(library.shared)
        self._optional = {
            name: bit for name, bit in self._bits.items() if name in declared and declared[name].optional
        }

    @property
    def is_followed(self) -> bool:
        """Whether there is room for what is known before every node."""
        return len(self._tree.nodes) * len(self._bits) <= MOST

    def known_before(self) -> Mapping[str, AssignedFacts]:
        """For every node that a way leads to, the facts that all ways there have given."""
        known: dict[str, int] = dict.fromkeys(begins(self._tree), 0)
        waiting = deque(known)
        while waiting:
            node = self._tree.nodes[waiting.popleft()]
            held = known[node.id]
            for target, gives, takes in self._ways(node):
                before = known.get(target, -1)
                after = before & (held & ~takes | gives)
                if after != before and target in self._tree.nodes:
                    known[target] = after
                    waiting.append(target)
        return {node: self._given(held) for node, held in known.items()}

    def asked_at(self, node: Node) -> AssignedFacts:
        """The facts that a node has surely asked for, were they unknown, before it is shown."""
        return self._given(self._asked_at(node))

    def emptied_by(self, tree_id: str) -> AssignedFacts:
        """The library's facts that a tree which is run may leave without a value, or read without one."""
        return self._given(self._emptied_by(tree_id))

    def route_without(self, fact: str, to: str) -> tuple[str, ...]:
        """A shortest route along links at whose end nothing has given a fact; empty where none was found."""
        bit = self._bits[fact]
        came: dict[tuple[str, bool], tuple[str, bool] | None] = {
            (node, False): None for node in begins(self._tree)
        }
        waiting = deque(came)
        while waiting and (to, False) not in came and self._visits:
            self._visits -= 1
            node, is_known = at = waiting.popleft()
            for target, gives, takes in self._ways(self._tree.nodes[node]):
                after = (target, bool(gives & bit or (is_known and not takes & bit)))
                if after not in came and target in self._tree.nodes:
                    came[after] = at
                    waiting.append(after)
        route: list[str] = []
        step = (to, False) if (to, False) in came else None
        while step is not None:
            route.append(step[0])
            step = came[step]
        return tuple(reversed(route))

    def _ways(self, node: Node) -> tuple[_Way, ...]:
        ways = self._ways_on.get(node.id)
        if ways is None:
            ways = self._ways_on[node.id] = tuple(self._leading(node))
        return ways

    def _leading(self, node: Node) -> Iterator[_Way]:
        """The nodes that a node leads to; one that is skipped gives nothing."""
        asked = self._asked_at(node)
        emptied = self._emptied_by(node.run) if isinstance(node, Subtree) else 0
        for edge in edges(node):
            if edge.exclusive and edge.guard is not ALWAYS:
                asked |= self._sum(_needed(edge.guard))
            if edge.effects is NO_EFFECTS:
                yield _Way(edge.target or "", asked & ~emptied, emptied)
                continue
            writes = edge.effects.writes
            filled, empty = self._filled(edge.effects.collects)
            takes = empty | self._sum(fact for fact, value in writes if value is None)
            gives = self._sum(fact for fact, value in writes if value is not None)
            yield _Way(edge.target or "", asked & ~takes | gives | filled, takes)
        skipped = skip_target(node)
        if skipped is not None:
            yield _Way(skipped)

    def _filled(self, fields: Iterable[Field]) -> tuple[int, int]:
        """What is surely known once fields were filled in, and what may be unknown then."""
        fields = tuple(fields)
        empty = self._sum(field.fact for field in fields if field.fact in self._optional)
        return self._sum(field.fact for field in fields if field.when is None) & ~empty, empty

    def _asked_at(self, node: Node) -> int:
        """What a decision asks, all options of a question, and the first case of a branch."""
        if isinstance(node, Decision):
            return self._sum(facts_asked(self._library, node))
        read = deciding_conditions(node)[: 1 if isinstance(node, Branch) else None]
        return self._sum(fact for condition in read for fact in _needed(condition.guard))

    def _emptied_by(self, tree_id: str) -> int:
        """The library's facts that trees which are run may leave without a value; found once for each."""
        if tree_id not in self._emptied:
            self._emptied[tree_id] = self._look_into(tree_id)
        return self._emptied[tree_id]

    def _look_into(self, tree_id: str) -> int:
        if tree_id not in self._library.trees:
            return 0
        emptied = {
            fact
            for tree in trees_met(self._library, tree_id)
            for node in self._library.trees[tree].nodes.values()
            for fact in _emptied(node, self._optional)
            if fact not in self._library.trees[tree].facts
        }
        return self._sum(emptied - self._tree.facts.keys())

    def _sum(self, facts: Iterable[str]) -> int:
        found = 0
        for fact in facts:
            found |= self._bits.get(fact, 0)
        return found

    def _given(self, held: int) -> AssignedFacts:
        return AssignedFacts(held, self._bits)


def _emptied(node: Node, optional: Collection[str]) -> Iterator[str]:
    """The facts that a node may leave without a value."""
    for edge in edges(node):
        yield from (field.fact for field in edge.effects.collects if field.fact in optional)
        yield from (fact for fact, value in edge.effects.writes if value is None)


def _needed(guard: Guard | None) -> frozenset[str]:
    """The facts that are known whenever a condition is true or false."""
    match guard:
        case InRanges(fact=fact) | OneOf(fact=fact) | HasAny(fact=fact):
            return frozenset((fact,))
        case Not(part=part):
            return _needed(part)
        case And(parts=parts) | Or(parts=parts) if parts:
            return frozenset.intersection(*map(_needed, parts))
        case _:
            return frozenset()
