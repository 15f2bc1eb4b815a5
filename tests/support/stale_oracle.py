"""Answers that leave a fact as an earlier visit has set it, found by trying every call; and random trees that have some."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from random import Random

from random_trees import VALUES, random_library
from walk_oracle import State, TooManyStates, Walker, beginnings, may_pass

from decisiontree.model import (
    Assignments,
    Form,
    Library,
    Node,
    Option,
    Question,
    facts_written,
)
from decisiontree.routes.stale_facts import OTHER, SET, Readers


def answering_library(random: Random) -> Library:
    """A random library whose questions give a fact one value or another, or leave it, and lead anywhere."""
    library = random_library(random)
    main = library.trees["main"]
    goals = [node for node in main.nodes if "_" not in node]
    facts = [*main.facts, *library.shared.facts]
    nodes: dict[str, Node] = {}
    for node in main.nodes.values():
        if isinstance(node, Question):
            fact = random.choice(facts)
            sets = [((fact, value),) for value in VALUES[fact][:2]]
            options = [
                Option(label=f"o{at}", key=f"o{at}", to=random.choice(goals), assigns=Assignments(sets=each))
                for at, each in enumerate([*sets, (), ()])
            ]
            nodes[node.id] = replace(node, options=tuple(options))
        else:
            nodes[node.id] = node
    return replace(library, trees={**library.trees, "main": replace(main, nodes=nodes)})


def left_stale(library: Library, question: str, fact: str, readers: Readers, *, most: int) -> Collection[int]:
    """The options of a question of `main` after which some call reads the fact as an earlier visit has set it."""
    walker = Walker(library)
    waiting = [(state, OTHER) for state in beginnings(library, "main")]
    met, found = set(waiting), set[int]()
    most *= len(waiting)
    while waiting:
        state, giver = waiting.pop()
        frame = state.frames[-1]
        node = library.trees[frame.tree].nodes[frame.node]
        is_asked = len(state.frames) == 1 and node.id == question
        is_settled = frame.entered and not walker.needs(state)
        if giver >= 0 and is_settled and not is_asked and fact in readers.get((frame.tree, node.id), ()):
            found.add(giver)
        for following in _following(walker, state, node, fact, giver, is_asked=is_asked):
            if following not in met:
                met.add(following)
                waiting.append(following)
        if len(met) > most:
            raise TooManyStates
    return found


def _following(
    walker: Walker, state: State, node: Node, fact: str, giver: int, *, is_asked: bool
) -> Iterator[tuple[State, int]]:
    if not state.frames[-1].entered or walker.needs(state):
        yield from ((each, giver) for each in walker.following(state))
        return
    if not may_pass(node) or walker.is_read(state, node):
        yield from ((each, giver) for each in walker.exits(state))
    if isinstance(node, Form):
        for each, asked in walker.filled_in(state, node):
            yield each, OTHER if fact in asked else giver
        return
    if not isinstance(node, Question):
        after = OTHER if fact in facts_written(node) else giver
        yield from ((each, after) for each in walker.onward(state, node))
        return
    for at, option in enumerate(node.options):
        after = giver
        if fact in dict(option.assigns.changes):
            after = SET if is_asked and fact in dict(option.assigns.sets) else OTHER
        elif is_asked and giver != OTHER:
            after = at
        yield from ((each, after) for each in walker.onward(state, replace(node, options=(option,))))
