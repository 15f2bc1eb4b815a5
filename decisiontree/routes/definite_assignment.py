"""Definite assignment: which facts are surely known before a node, by forward dataflow over the links, a bit a fact.

Conditions are left aside, so a fact that is not surely known may still be known whenever the node is come to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from decisiontree.model import (
    And,
    Branch,
    Decision,
    Form,
    Guard,
    InRanges,
    Library,
    Node,
    Not,
    OneOf,
    Or,
    Question,
    Step,
    Subtree,
    Tree,
    links,
)
from decisiontree.routes.walk_scope import trees_met
from decisiontree.routes.ways import facts_asked


class _Way(NamedTuple):
    """A link, with what is surely known at its end, and what may be unknown there, whatever was known before."""

    target: str
    gives: int = 0
    takes: int = 0


MOST = 1 << 32
"""Bits: of so many nodes times facts it is followed which are known where."""
_VISITS = 1_000_000
"""Nodes that are met on the way to routes, for all routes of one tree."""


class AssignedFacts(AbstractSet[str]):
    """Some of the facts, as bits: as many sets of names as there are nodes would take the square of their number."""

    __slots__ = ("_bits", "_held")

    def __init__(self, held: int, bits: Mapping[str, int]) -> None:
        self._held = held
        self._bits = bits

    def __contains__(self, fact: object) -> bool:
        return isinstance(fact, str) and bool(self._held & self._bits.get(fact, 0))

    def __iter__(self) -> Iterator[str]:
        return (name for name, bit in self._bits.items() if self._held & bit)

    def __len__(self) -> int:
        return self._held.bit_count()


class Assignments:
    """How a tree gives some facts, be they its own or the library's."""

    def __init__(self, library: Library, tree_id: str, facts: Collection[str]) -> None:
        self._library = library
        self._tree = library.trees[tree_id]
        self._bits = {name: 1 << at for at, name in enumerate(facts)}
        self._emptied: dict[str, int] = {}
        self._visits = _VISITS
        declared = {**library.shared.facts, **self._tree.facts}
        self._optional = {
            name: bit for name, bit in self._bits.items() if name in declared and declared[name].optional
        }

    @property
    def is_followed(self) -> bool:
        """Whether there is room for what is known before every node."""
        return len(self._tree.nodes) * len(self._bits) <= MOST

    def known_before(self) -> Mapping[str, AssignedFacts]:
        """For every node that a way leads to, the facts that all ways there have given."""
        known: dict[str, int] = dict.fromkeys(_begins(self._tree), 0)
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
            (node, False): None for node in _begins(self._tree)
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

    def _ways(self, node: Node) -> Iterator[_Way]:
        """The nodes that a node leads to; one that is skipped gives nothing."""
        asked = 0 if isinstance(node, Branch) else self._asked_at(node)
        if isinstance(node, Form):
            collected = self._sum(node.collect)
            optional = self._sum(fact for fact in node.collect if fact in self._optional)
            yield _Way(node.to or "", collected & ~optional, optional)
            if node.content.skip_if and node.content.skip_to is None:
                yield _Way(node.to or "")
        elif isinstance(node, Question):
            for option in node.options:
                gives = self._sum(fact for fact, value in option.writes if value is not None)
                takes = self._sum(fact for fact, value in option.writes if value is None)
                yield _Way(option.to or "", asked & ~takes | gives, takes)
        elif isinstance(node, Branch):
            for case in node.cases:
                asked |= self._sum(_needed(case.when.guard))
                yield _Way(case.to or "", asked)
            yield _Way(node.otherwise or "", asked)
        else:
            takes = self._emptied_by(node.run) if isinstance(node, Subtree) else 0
            takes |= self._sum(node.forgets) if isinstance(node, Step) else 0
            for link in links(node):
                if link.field != ("skip_to",):
                    yield _Way(link.target, asked, takes)
        if node.content.skip_to is not None:
            yield _Way(node.content.skip_to)

    def _asked_at(self, node: Node) -> int:
        if isinstance(node, Decision):
            return self._sum(facts_asked(self._library, node))
        if isinstance(node, Question):
            guards = (option.when.guard for option in node.options if option.when is not None)
            return self._sum(fact for guard in guards for fact in _needed(guard))
        if isinstance(node, Branch):
            return self._sum(_needed(node.cases[0].when.guard)) if node.cases else 0
        return 0

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


def _begins(tree: Tree) -> Iterator[str]:
    """Where a walk may stand without having met anything: the start, and the exits, which are always there."""
    if tree.start is not None and tree.start in tree.nodes:
        yield tree.start
        yield from (
            way_out.to for way_out in tree.anytime if way_out.to is not None and way_out.to in tree.nodes
        )


def _emptied(node: Node, optional: Collection[str]) -> Iterator[str]:
    """The facts that a node may leave without a value."""
    if isinstance(node, Form):
        yield from (fact for fact in node.collect if fact in optional)
    elif isinstance(node, Question):
        yield from (fact for option in node.options for fact in option.forgets)
    elif isinstance(node, Step):
        yield from node.forgets


def _needed(guard: Guard | None) -> frozenset[str]:
    """The facts that are known whenever a condition is true or false."""
    match guard:
        case InRanges(fact=fact) | OneOf(fact=fact):
            return frozenset((fact,))
        case Not(part=part):
            return _needed(part)
        case And(parts=parts) | Or(parts=parts) if parts:
            return frozenset.intersection(*map(_needed, parts))
        case _:
            return frozenset()
