"""What a quick look along the ways of one tree settles, so that the exact search is paid for only where it is needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Container, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from decisiontree.combinations import EVERY_CALL, Calls
from decisiontree.model import Added, Form, Node, Path, Tree
from decisiontree.transitions import ALWAYS, edges

Taken: TypeAlias = Mapping[tuple[str, Path], Calls]
"""Cases, options and `else`, by node and field, that some values take, were all of them to arrive; and on which calls."""

NOTHING_TAKEN: Taken = MappingProxyType({})


class Free(NamedTuple):
    """What is free at a node, as bits: facts that may have any value there, whichever they have; and on which calls."""

    facts: int
    calls: Calls

    def holds(self, other: Free) -> bool:
        """Whether all of that is free here as well."""
        return other.facts & self.facts == other.facts and self.calls.holds(other.calls)


def freely_reached(
    tree: Tree,
    facts: Mapping[str, frozenset[str]],
    asked_known: Collection[str],
    taken: Taken,
    counting: Container[str] = (),
) -> dict[str, Calls]:
    """Of the nodes whose conditions speak of these facts, those at which surely all combinations of them arrive, and on which calls.

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
        return {}
    free = {tree.start: Free(sum(bits.values()), EVERY_CALL)}
    waiting = deque(free)
    while waiting:
        node = tree.nodes[waiting.popleft()]
        held = free[node.id]
        # a form leads on whatever the conditions of its fields say
        decides = node.id in facts and not isinstance(node, Form)
        need = wanted.get(node.id, 0) if decides else 0
        if need & held.facts != need or (decides and node.id not in wanted):
            continue
        left = held._replace(facts=held.facts & ~need)
        for target, after in _free_ways(node, bits, left, taken, counting):
            # only a wider set replaces what is there: two narrow ones together would promise too much
            before = free.get(target)
            if (before is None or (before != after and after.holds(before))) and target in tree.nodes:
                free[target] = after
                waiting.append(target)
    return {
        node: free[node].calls
        for node, need in wanted.items()
        if node in free and need & free[node].facts == need
    }


def _free_ways(
    node: Node, bits: Mapping[str, int], held: Free, taken: Taken, counting: Container[str]
) -> Iterator[tuple[str, Free]]:
    """The ways on that are surely open, each with what is free on it; `held` lacks the facts that decide here."""
    for edge in edges(node) if not node.content.skip_if else ():
        is_open = edge.guard is ALWAYS and not edge.exclusive
        if any(isinstance(change, Added) and fact in counting for fact, change in edge.effects.writes):
            continue  # the fact may have too many values for it
        on = EVERY_CALL if is_open else taken.get((node.id, edge.entry))
        calls = None if on is None else held.calls.meet(on)
        if edge.target is not None and calls is not None:
            free = held.facts
            for field in edge.effects.collects:
                # what a field under a condition adds takes no combination away
                free |= bits.get(field.fact, 0) if field.when is None else 0
            for fact, value in edge.effects.writes:
                free &= -1 if value is None else ~bits.get(fact, 0)
            yield edge.target, Free(free, calls)
