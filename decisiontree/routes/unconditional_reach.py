"""What a quick look along the ways of one tree settles, so that the exact search is paid for only where it is needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterator, Mapping
from typing import TypeAlias

from decisiontree.model import Added, Form, Node, Path, Tree
from decisiontree.transitions import ALWAYS, edges

Taken: TypeAlias = Container[tuple[str, Path]]
"""Cases, options and `else`, by node and field, that some values take, were all of them to arrive."""


def freely_reached(
    tree: Tree,
    facts: Mapping[str, frozenset[str]],
    asked_known: Collection[str],
    taken: Taken,
    counting: Container[str] = (),
) -> frozenset[str]:
    """Of the nodes whose conditions speak of these facts, those at which surely all combinations of them arrive.

    `counting` are the choices that may have too few values, or too many.
    """
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
        # a form leads on whatever the conditions of its fields say
        decides = node.id in facts and not isinstance(node, Form)
        need = wanted.get(node.id, 0) if decides else 0
        if need & held != need or (decides and node.id not in wanted):
            continue
        for target, after in _free_ways(node, bits, held & ~need, taken, counting):
            # only a wider set replaces what is there: two narrow ones together would promise too much
            before = free.get(target)
            if (before is None or (before != after and before & after == before)) and target in tree.nodes:
                free[target] = after
                waiting.append(target)
    return frozenset(node for node, need in wanted.items() if node in free and need & free[node] == need)


def _free_ways(
    node: Node, bits: Mapping[str, int], held: int, taken: Taken, counting: Container[str]
) -> Iterator[tuple[str, int]]:
    """The ways on that are surely open, each with the facts that are free on it; `held` lacks those that decide here."""
    for edge in edges(node) if not node.content.skip_if else ():
        is_open = edge.guard is ALWAYS and not edge.exclusive
        if any(isinstance(change, Added) and fact in counting for fact, change in edge.effects.writes):
            continue  # the fact may have too many values for it
        if edge.target is not None and (is_open or (node.id, edge.entry) in taken):
            free = held
            for field in edge.effects.collects:
                # what a field under a condition adds takes no combination away
                free |= bits.get(field.fact, 0) if field.when is None else 0
            for fact, value in edge.effects.writes:
                free &= -1 if value is None else ~bits.get(fact, 0)
            yield edge.target, free
