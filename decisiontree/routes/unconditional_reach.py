"""What a quick look along the ways of one tree settles, so that the exact search is paid for only where it is needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterator, Mapping
from typing import TypeAlias

from decisiontree.model import Branch, Form, Listen, Node, Path, Question, Step, Tree

Taken: TypeAlias = Container[tuple[str, Path]]
"""Cases, options and `else`, by node and field, that some values take, were all of them to arrive."""


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
