"""The smallest ways through a tree: those with the fewest answers first, and none that only adds answers to another.

Knows trails and their moves; decides nothing about conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from decisiontree.explain.moves import Moves
from decisiontree.explain.trail import Pick, Taken, Trail
from decisiontree.guards import facts_of
from decisiontree.model import And, Guard, InRanges, Known, Not, OneOf, Or, links

WORK = 6_000
"""So many arrivals are followed; beyond that only the shortest ways have been looked at."""

Spot = tuple[tuple[tuple[str, str], ...], str, bool]


@dataclass(slots=True)
class Found:
    """`ends` are the trails that ended, shortest first; `decided` the first trail through each way of a decision."""

    ends: list[Trail] = field(default_factory=list)
    decided: dict[tuple[str, bool], Trail] = field(default_factory=dict)
    followed: list[Trail] = field(default_factory=list)
    cut_short: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes one arrival at a spot worth no more than another: its answers, and what must be so for it.

    `known` are the facts that are known, of those that some condition asks it of, and what was tried.
    """

    picks: frozenset[Pick]
    terms: frozenset[Guard]
    known: frozenset[str]

    def covers(self, other: Mark) -> bool:
        """Whether whatever the other allows, this one allows with no more answers."""
        return self.known == other.known and self.picks <= other.picks and self.terms <= other.terms


def search(
    moves: Moves,
    terms: tuple[Guard, ...],
    *,
    wanted: Callable[[Trail], bool] = lambda _: True,
    any_way: bool = False,
    work: int = WORK,
) -> Found:
    """Every smallest way to an end, of those that can get to what is wanted.

    With `any_way`, one that nothing needs less for is enough, whatever is answered on it: it finds every end far sooner.
    """
    found = Found()
    telling = moves.telling()
    marks: dict[Spot, list[Mark]] = {}
    waiting: list[tuple[tuple[int, int, int], int, Trail]] = []
    count = 0
    for trail in moves.begin(terms):
        heappush(waiting, (_length(trail), count, trail))
        count += 1
    done = 0
    while waiting:
        _, _, trail = heappop(waiting)
        mark = _mark(trail, telling, any_way=any_way)
        others = marks.setdefault((trail.stack, trail.node, trail.ended), [])
        if any(other.covers(mark) for other in others):
            continue
        others.append(mark)
        found.followed.append(trail)
        if trail.ended:
            found.ends.append(trail)
            continue
        done += 1
        if done > work:
            found.cut_short = True
            break
        for following in moves.following(trail):
            _note(found, trail, following)
            if wanted(following):
                count += 1
                heappush(waiting, (_length(following), count, following))
    return found


def _note(found: Found, before: Trail, trail: Trail) -> None:
    if len(trail.taken) > len(before.taken):
        last: Taken = trail.taken[-1]
        found.decided.setdefault((last.path, last.within), trail)


def _length(trail: Trail) -> tuple[int, int, int]:
    """Few answers come first, then few conditions, then few nodes."""
    spoken = sum(bool(term.words) for term in trail.terms)
    return len(trail.picks), spoken, len(trail.route)


def _mark(trail: Trail, telling: frozenset[str], *, any_way: bool) -> Mark:
    now = {version: fact for fact, version in trail.held.items()}
    known = frozenset(
        f"{fact}{version[-1:] if version.endswith('?') else ''}"
        for fact, version in trail.held.items()
        if fact in telling
    )
    picks: frozenset[Pick] = frozenset() if any_way else frozenset(trail.picks)
    return Mark(picks, frozenset(_renamed(term.guard, now) for term in trail.terms), known)


def _renamed(guard: Guard, now: dict[str, str]) -> Guard:
    """A condition on what is held now by the facts' own names, so that ways compare however often they were given."""
    if not any(name in now for name in facts_of(guard)):
        return guard
    match guard:
        case And(parts=parts):
            return And(tuple(_renamed(part, now) for part in parts))
        case Or(parts=parts):
            return Or(tuple(_renamed(part, now) for part in parts))
        case Not(part=part):
            return Not(_renamed(part, now))
        case InRanges(fact=fact, ranges=ranges):
            return InRanges(now.get(fact, fact), ranges)
        case OneOf(fact=fact, values=values):
            return OneOf(now.get(fact, fact), values)
        case Known(fact=fact):
            return Known(now.get(fact, fact))
        case _:
            return guard


def leading_to(moves: Moves, targets: Iterable[str]) -> Callable[[Trail], bool]:
    """Whether some way of the outer tree leads on to one of these nodes, conditions left aside."""
    root = moves.library.trees[moves.scope.root]
    back: dict[str, set[str]] = {}
    for node, following in _links(moves):
        back.setdefault(following, set()).add(node)
    reached = set(targets)
    waiting = list(reached)
    while waiting:
        for node in back.get(waiting.pop(), ()):
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    if any(way_out.to in reached for way_out in root.anytime):
        return lambda _: True
    return lambda trail: (trail.node if len(trail.stack) == 1 else trail.stack[1][1]) in reached


def _links(moves: Moves) -> Iterator[tuple[str, str]]:
    for node in moves.library.trees[moves.scope.root].nodes.values():
        for link in links(node):
            yield node.id, link.target
