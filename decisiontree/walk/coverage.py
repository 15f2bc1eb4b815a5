"""Which outcomes and decisions of a tree its scenarios come to, and for which roles. Walks nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decisiontree.model import Decision, Library, Node, Outcome
from decisiontree.walk.scenario import ScenarioResult


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of every outcome and every decision of one tree, the roles that some scenario brought there, as it should."""

    outcomes: Mapping[str, frozenset[str]]
    decisions: Mapping[str, frozenset[str]]

    def missed(self, roles: int = 1) -> tuple[str, ...]:
        """The outcomes and decisions that fewer roles came to."""
        both = {**self.outcomes, **self.decisions}
        return tuple(node for node, found in both.items() if len(found) < roles)


def scenario_coverage(library: Library, tree_id: str, results: Iterable[ScenarioResult]) -> Coverage:
    """What the scenarios that ended as they say have come to; without a role, it is the one with the least authority."""
    tree = library.trees[tree_id]
    found: dict[str, set[str]] = {node.id: set() for node in tree.nodes.values() if _counts(node)}
    least = library.shared.roles[0].id if library.shared.roles else ""
    for result in results:
        if result.passed:
            for node in result.route:
                if node in found:
                    found[node].add(result.scenario.role or least)
    kept = {node: frozenset(roles) for node, roles in found.items()}
    decisions = {node: roles for node, roles in kept.items() if isinstance(tree.nodes[node], Decision)}
    return Coverage({node: roles for node, roles in kept.items() if node not in decisions}, decisions)


def _counts(node: Node) -> bool:
    return isinstance(node, Outcome | Decision)
