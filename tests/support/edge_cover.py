"""Whole calls that together take every way through a tree: every option, case, return, skip and exit that a walk can take.

Coverage-guided search (as fuzzers do): states at nodes that were come to seldom are gone on from, at random, and a call is kept where it
takes a way that none before it took. The walk itself says where each answer leads.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from random_walks import fitting_answer

from decisiontree.model import FactType, FactValue, Library, Question, Unreadable
from decisiontree.transitions import edges, skip_target
from decisiontree.walk import (
    Answer,
    ChooseOption,
    Fill,
    Origin,
    Presented,
    Refusal,
    State,
    TakeWayOut,
    advance,
    begin,
    present,
)

Way = tuple[str, str]
"""A node, and where it leads: the key of an option, `anytime/` and the key of an exit, else the node that is come to."""
TODAY = date(2026, 11, 21).toordinal()
AGO = (-3, 0, 1, 20, 50, 100, 200, 500, 2000)
"""How many days before the day of the call other days lie."""
ROUNDS = 20_000
LONGEST = 40
KEPT = 12
"""So many states are kept at each node, the latest ones."""


@dataclass(frozen=True)
class Part:
    """The beginning of a call: where it stands and what it has taken so far."""

    state: State
    ways: frozenset[Way]


@dataclass
class Search:
    """What was come to so far."""

    library: Library
    tree: str
    random: Random
    open: set[Way]
    kept: dict[str, list[Part]] = field(default_factory=dict)
    picks: Counter[str] = field(default_factory=Counter)
    ended: list[Part] = field(default_factory=list)


def covering_calls(library: Library, tree: str, incidents: Sequence[str]) -> tuple[list[State], set[Way]]:
    """Ended calls that together take every way of the tree that was found, and the ways that none of them takes."""
    search = Search(library, tree, Random(7), set(ways_of(library, tree)))  # noqa: S311  the same calls each time
    for origin in _origins(library, tree, incidents):
        met: list[tuple[str, str]] = []
        state = begin(library, origin, met)
        _keep(search, Part(state, frozenset(_passed(tree, met))))
    for _ in range(ROUNDS):
        if not search.open:
            break
        _go_on(search, _rarest(search))
    return [part.state for part in _fewest(search.ended)], search.open


def ways_of(library: Library, tree: str) -> Iterator[Way]:
    """Every way of a tree that its text names."""
    content = library.trees[tree]
    for node in content.nodes.values():
        if isinstance(node, Unreadable):
            continue
        skip = skip_target(node)
        if node.content.skip_if and skip is not None:
            yield node.id, skip
        if isinstance(node, Question):
            yield from ((node.id, option.key) for option in node.options)
        else:
            yield from ((node.id, edge.target) for edge in edges(node) if edge.target is not None)
    yield from (("anytime", way_out.key) for way_out in content.anytime)


def _origins(library: Library, tree: str, incidents: Sequence[str]) -> Iterator[Origin]:
    for role in library.shared.roles:
        for open_ones in {(), tuple(incidents)}:
            yield Origin(tree, role.id, {}, open_ones, TODAY)


def _rarest(search: Search) -> Part:
    """One of the states at the node that was gone on from least."""
    node = min(search.kept, key=lambda each: (search.picks[each], each))
    search.picks[node] += 1
    return search.random.choice(search.kept[node])


def _go_on(search: Search, part: Part) -> None:
    """From there to the end of the call, each state on the way kept where it may be of use."""
    while not part.state.finished and len(part.state.moves) < LONGEST:
        answer = _answer(search, part.state)
        # a tree that runs another stands at the node that runs it
        met: list[tuple[str, str]] = [(search.tree, part.state.stack[0].node)]
        following = advance(search.library, part.state, answer, met)
        if isinstance(following, Refusal):
            return
        part = Part(following, part.ways | _taken(search.tree, part.state, answer, met))
        _keep(search, part)


def _answer(search: Search, state: State) -> Answer:
    """An option or exit that was not taken yet, else any."""
    shown = present(search.library, state)
    if state.tree == search.tree:
        fresh = [option for option in shown.options if (state.node, option.key) in search.open]
        if fresh and not shown.must_say:
            return ChooseOption(search.random.choice(fresh).key)
        way_out = next((each for each in shown.exits if ("anytime", each.key) in search.open), None)
        if way_out is not None and search.random.random() < 0.1:
            return TakeWayOut(way_out.key)
    answer = fitting_answer(shown, search.random)
    return (
        replace(answer, values=_of_late(search, shown, answer.values)) if isinstance(answer, Fill) else answer
    )


def _of_late(
    search: Search, shown: Presented, values: Mapping[str, FactValue | None]
) -> dict[str, FactValue | None]:
    """The values, with days that are near the day of the call."""
    days = {
        each.fact.id for each in shown.fields if each.fact.type is FactType.DATE and each.fact.minimum is None
    }
    return {
        name: TODAY - search.random.choice(AGO) if name in days else value for name, value in values.items()
    }


def _keep(search: Search, part: Part) -> None:
    here = part.state.path
    if part.state.finished:
        if part.ways & search.open:
            search.open -= part.ways
            search.ended.append(part)
        return
    states = search.kept.setdefault(here, [])
    states.append(part)
    if len(states) > KEPT:
        # those that have taken new ways stay
        states.sort(key=lambda each: (-len(each.ways & search.open), len(each.state.moves)))
        del states[KEPT // 2 + search.random.randrange(KEPT // 2)]


def _taken(tree: str, state: State, answer: Answer, met: list[tuple[str, str]]) -> frozenset[Way]:
    own: set[Way] = set(_passed(tree, met))
    if isinstance(answer, TakeWayOut):
        own = set(_passed(tree, met[1:])) | {("anytime", answer.key)}
    elif isinstance(answer, ChooseOption) and state.tree == tree:
        own.add((state.node, answer.key))
    return frozenset(own)


def _passed(tree: str, met: list[tuple[str, str]]) -> Iterator[Way]:
    """From node to node of the tree itself, over what ran in between."""
    own = [node for of, node in met if of == tree]
    yield from itertools.pairwise(own)


def _fewest(parts: Sequence[Part]) -> Iterator[Part]:
    """Greedy set cover: the call with the most new ways first, of equals the shortest."""
    left = set().union(*(part.ways for part in parts)) if parts else set()
    while left:
        best = max(parts, key=lambda part: (len(part.ways & left), -len(part.state.moves)))
        if not best.ways & left:
            return
        left -= best.ways
        yield best
