"""The smallest ways through a tree: those with the fewest answers first, and none that only adds answers to another.

Knows trails and their moves; decides nothing about conditions.

Algorithm: A* search; Hart, Nilsson, Raphael: A Formal Basis for the Heuristic Determination of Minimum Cost Paths, 1968.
Algorithm: pruning by dominance; Martins: On a Multicriteria Shortest Path Problem, 1984.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from decisiontree.explain.distance import Distances, Length
from decisiontree.explain.successors import Successors
from decisiontree.explain.trail import Pick, TakenDecision, Trail
from decisiontree.model import Guard

WORK = 2_500
"""So many arrivals are followed; beyond that only the shortest ways have been looked at."""

MANY = 400
"""With so many ways nobody looks for another one."""

SOME = 20
"""So many are looked for where the shortest could not be found."""

SearchState = tuple[tuple[tuple[str, str], ...], str, bool]


@dataclass(slots=True)
class SearchResult:
    """`ends` are the trails that ended, shortest first; `decided` the first trail through each way of a decision."""

    ends: list[Trail] = field(default_factory=list)
    decided: dict[tuple[str, bool], Trail] = field(default_factory=dict)
    followed: list[Trail] = field(default_factory=list)
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes one arrival at a spot worth no more than another: its answers, and what must be so for it.

    `known` are the facts that are known, of those that some condition asks it of, what was tried, and what was added.
    """

    picks: frozenset[Pick]
    terms: frozenset[int]
    known: frozenset[str]

    def covers(self, other: Mark) -> bool:
        """Whether whatever the other allows, this one allows with no more answers."""
        return self.known == other.known and self.picks <= other.picks and self.terms <= other.terms


def search(
    moves: Successors,
    terms: tuple[Guard, ...],
    *,
    distances: Distances,
    any_way: bool = False,
    work: int = WORK,
) -> SearchResult:
    """Every smallest way to an end; what cannot get to where the distances lead is not followed.

    With `any_way`, one that nothing needs less for is enough, whatever is answered on it: it finds every end far sooner.
    """
    found = _searched(_Queue(moves, terms, distances), any_way=any_way, work=work, ends=MANY)
    if found.cut_short and not found.ends:
        # so many ways that none was followed to its end: then straight ahead, to have one at least
        found = _searched(
            _Queue(moves, terms, distances, straight=True), any_way=any_way, work=work, ends=SOME
        )
        found.cut_short = True
    return found


class _Queue:
    """Trails that wait, the shortest first, what is left to an end included; `straight`: the nearest to an end first."""

    def __init__(
        self, moves: Successors, terms: tuple[Guard, ...], distances: Distances, *, straight: bool = False
    ) -> None:
        self.moves = moves
        self._distances = distances
        self._straight = straight
        self._count = 0
        self._waiting: list[tuple[Length, Length, int, Trail]] = []
        for trail in moves.begin(terms):
            self.add(trail)

    def add(self, trail: Trail) -> None:
        """One more, if it can get to an end."""
        left = self._distances.left(trail)
        if left is not None:
            whole = _length(trail).plus(left)
            self._count += 1
            heappush(self._waiting, (left if self._straight else whole, whole, self._count, trail))

    def next(self) -> Trail | None:
        """The first of them."""
        return heappop(self._waiting)[-1] if self._waiting else None


def ends_found(
    moves: Successors, terms: tuple[Guard, ...], *, distances: Distances
) -> Iterator[Trail | None]:
    """The trails that end, shortest first, as they are found; None after each other arrival, so that the caller can stop."""
    queue = _Queue(moves, terms, distances)
    for trail in _unlike_others(queue, any_way=True):
        if trail.ended:
            yield trail
            continue
        for following in moves.following(trail):
            queue.add(following)
        yield None


def _searched(queue: _Queue, *, any_way: bool, work: int, ends: int) -> SearchResult:
    found = SearchResult()
    followed = 0
    for trail in _unlike_others(queue, any_way=any_way):
        found.followed.append(trail)
        if trail.ended:
            found.ends.append(trail)
            continue
        followed += 1
        if followed > work or (len(found.ends) >= ends and not any_way):
            found.cut_short = True
            break
        for following in queue.moves.following(trail):
            _note(found, trail, following)
            queue.add(following)
    return found


def _unlike_others(queue: _Queue, *, any_way: bool) -> Iterator[Trail]:
    """The trails that wait, without those that allow no more than one before them at the same spot."""
    telling = queue.moves.telling()
    marks: dict[SearchState, list[Mark]] = {}
    while (trail := queue.next()) is not None:
        mark = _mark(queue.moves, trail, telling, any_way=any_way)
        others = marks.setdefault((trail.stack, trail.node, trail.ended), [])
        if any(other.covers(mark) for other in others):
            continue
        others.append(mark)
        yield trail


def _note(found: SearchResult, before: Trail, trail: Trail) -> None:
    if len(trail.taken) > len(before.taken):
        last: TakenDecision = trail.taken[-1]
        found.decided.setdefault((last.path, last.within), trail)


def _length(trail: Trail) -> Length:
    spoken = sum(bool(term.words) for term in trail.terms)
    return Length(len(trail.picks), spoken, len(trail.route))


def _mark(moves: Successors, trail: Trail, telling: frozenset[str], *, any_way: bool) -> Mark:
    now = {version: fact for fact, version in trail.held.items()}
    known = frozenset(
        f"{fact}{version[-1:] if version.endswith('?') else ''}"
        for fact, version in trail.held.items()
        if fact in telling
    )
    added = (f"{fact} has {value}" for fact, values in trail.added.items() for value in values)
    known = known.union(added) if trail.added else known
    picks: frozenset[Pick] = frozenset() if any_way else frozenset(trail.picks)
    return Mark(picks, frozenset(moves.solver.by_facts(term, now) for term in trail.terms), known)
