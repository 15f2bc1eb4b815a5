"""Nodes in layers: each behind those that lead to it, and next to those that it is joined to.

Algorithm: longest-path layering; Healy, Nikolov: How to Layer a Directed Acyclic Graph, 2001.
Algorithm: ordering by barycenters; Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System Structures, 1981.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

SWEEPS = 4

ItemT = TypeVar("ItemT")


def longest_paths(ways: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """For each node the length of the longest path to it, without the links that close a loop."""
    order, closing = _topological(ways)
    layers = dict.fromkeys(order, 0)
    for node in order:
        for target in ways[node]:
            if (node, target) not in closing:
                layers[target] = max(layers[target], layers[node] + 1)
    return layers


def reached(start: str, ways: Mapping[str, Sequence[str]]) -> set[str]:
    """The nodes that links lead to from a node, itself included."""
    found, waiting = {start}, [start]
    for node in waiting:  # grows while it is walked
        new = [target for target in dict.fromkeys(ways[node]) if target not in found]
        found.update(new)
        waiting += new
    return found


def by_barycenter(
    layers: Sequence[Sequence[ItemT]], pulls: Mapping[ItemT, Sequence[tuple[ItemT, float]]]
) -> list[list[ItemT]]:
    """The layers, each ordered by where the lines of its items go to.

    `pulls` are the items that an item is joined to, each with how far down that item the line is.
    """
    ordered = [[*layer] for layer in layers]
    places = {item: float(at) for layer in ordered for at, item in enumerate(layer)}
    layer_of = {item: at for at, layer in enumerate(ordered) for item in layer}
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        for at in range(len(ordered)) if forward else reversed(range(len(ordered))):
            side = at - 1 if forward else at + 1

            def wanted(item: ItemT, side: int = side) -> float:
                near = [places[each] + down for each, down in pulls[item] if layer_of[each] == side]
                return sum(near) / len(near) if near else places[item]

            ordered[at].sort(key=wanted)
            places.update((item, float(place)) for place, item in enumerate(ordered[at]))
    return ordered


def _topological(ways: Mapping[str, Sequence[str]]) -> tuple[list[str], set[tuple[str, str]]]:
    """The nodes so that links lead forward, and the links that close a loop: a walk in depth, without recursion."""
    finished: dict[str, None] = {}
    open_nodes: set[str] = set()
    closing: set[tuple[str, str]] = set()
    for root in ways:
        stack = [] if root in finished else [(root, iter(ways[root]))]
        open_nodes.update(node for node, _ in stack)
        while stack:
            node, targets = stack[-1]
            target = next(targets, None)
            if target is None:
                stack.pop()
                open_nodes.discard(node)
                finished[node] = None
            elif target in open_nodes:
                closing.add((node, target))
            elif target not in finished:
                open_nodes.add(target)
                stack.append((target, iter(ways[target])))
    return [*reversed(finished)], closing
