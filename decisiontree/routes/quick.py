"""What a quick look along the ways of one tree settles, so that the exact search is paid for only where it is needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterator, Mapping
from typing import TypeAlias

from decisiontree.model import Branch, Form, Library, Listen, Node, Path, Question, Step, Tree, links

Taken: TypeAlias = Container[tuple[str, Path]]
"""Cases, options and `else`, by node and field, that some values take, were all of them to arrive."""


def known_before(library: Library, tree_id: str, facts: Collection[str]) -> Mapping[str, frozenset[str]]:
    """For every node that a way leads to, those of the facts that all ways there have given, whatever the conditions."""
    tree = library.trees[tree_id]
    optional = {fact.id for fact in (*library.shared.facts.values(), *tree.facts.values()) if fact.optional}
    bits = {name: 1 << at for at, name in enumerate(facts)}
    lasting = {name: bit for name, bit in bits.items() if name not in optional}
    known: dict[str, int] = dict.fromkeys(_begins(tree), 0)
    waiting = deque(known)
    while waiting:
        node = tree.nodes[waiting.popleft()]
        held = known[node.id]
        for target, given in _given(node, bits, lasting):
            before = known.get(target, -1)
            after = before & (held | given)
            if after != before and target in tree.nodes:
                known[target] = after
                waiting.append(target)
    names: dict[int, frozenset[str]] = {
        held: frozenset(name for name, bit in bits.items() if held & bit) for held in set(known.values())
    }
    return {node: names[held] for node, held in known.items()}


def freely_reached(
    tree: Tree, facts: Mapping[str, frozenset[str]], asked_known: Collection[str], taken: Taken
) -> frozenset[str]:
    """Of the nodes whose conditions speak of these facts, those at which surely all combinations of them arrive."""
    bits = {
        name: 1 << at for at, name in enumerate(frozenset().union(*facts.values())) if name not in asked_known
    }
    wanted = {
        node: sum(bits[name] for name in names)
        for node, names in facts.items()
        if names.isdisjoint(asked_known)
    }
    if tree.start is None or tree.start not in tree.nodes:
        return frozenset()
    free: dict[str, int] = {tree.start: sum(bits.values())}
    waiting = deque(free)
    while waiting:
        node = tree.nodes[waiting.popleft()]
        held = free[node.id]
        need = wanted.get(node.id, 0)
        if need & held != need or (node.id in facts and node.id not in wanted):
            continue
        for target, after in _free_ways(node, bits, held & ~need, taken):
            # only a wider set replaces what is there: two narrow ones together would promise too much
            before = free.get(target)
            if (before is None or (before != after and before & after == before)) and target in tree.nodes:
                free[target] = after
                waiting.append(target)
    return frozenset(node for node, need in wanted.items() if node in free and need & free[node] == need)


def _begins(tree: Tree) -> Iterator[str]:
    """Where a walk may stand without having met anything: the start, and the exits, which are always there."""
    if tree.start is not None and tree.start in tree.nodes:
        yield tree.start
        yield from (
            way_out.to for way_out in tree.anytime if way_out.to is not None and way_out.to in tree.nodes
        )


def _given(node: Node, bits: Mapping[str, int], lasting: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The nodes that a node leads to, each with what is given on the way; a node that is skipped gives nothing."""
    if isinstance(node, Form):
        given = 0
        for fact in node.collect:
            given |= lasting.get(fact, 0)
        if node.to is not None:
            yield node.to, given
        if node.content.skip_if:
            yield node.content.skip_to or node.to or "", 0
    elif isinstance(node, Question):
        for option in node.options:
            given = 0
            for fact, _ in option.sets:
                given |= bits.get(fact, 0)
            yield option.to or "", given
        if node.content.skip_to is not None:
            yield node.content.skip_to, 0
    else:
        for link in links(node):
            yield link.target, 0


def _free_ways(  # noqa: C901  one case per kind of node
    node: Node, bits: Mapping[str, int], held: int, taken: Taken
) -> Iterator[tuple[str, int]]:
    """The ways on that are surely open, each with the facts that are free on it; `held` lacks those that decide here."""
    if node.content.skip_if:
        return
    match node:
        case Step(to=to) | Form(to=to):
            for fact in node.collect if isinstance(node, Form) else ():
                held |= bits.get(fact, 0)
            yield to or "", held
        case Listen(agreed=agreed, corrected=corrected):
            yield agreed or "", held
            yield corrected or "", held
        case Question(options=options):
            for at, option in enumerate(options):
                if option.when is None or (node.id, ("options", at)) in taken:
                    fixed = sum({bits.get(fact, 0) for fact, _ in option.sets})
                    yield option.to or "", held & ~fixed
        case Branch(cases=cases, otherwise=otherwise):
            for at, case in enumerate(cases):
                if (node.id, ("cases", at)) in taken:
                    yield case.to or "", held
            if (node.id, ("else",)) in taken:
                yield otherwise or "", held
        case _:
            return
