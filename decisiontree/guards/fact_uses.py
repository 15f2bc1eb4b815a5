"""Which facts and ticks a tree speaks of: what it asks first, and what `collect: [tried]` shows."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards.atoms import facts_of
from decisiontree.model import (
    Decision,
    Library,
    Tree,
    conditions,
    exit_texts,
    names_printed,
    node_texts,
)


def given_facts(library: Library, tree_id: str) -> tuple[str, ...]:
    """The `given` facts that a tree asks first while they are unknown: its own, then the library's that it speaks of."""
    tree = library.trees[tree_id]
    own = [fact.id for fact in tree.facts.values() if fact.given]
    wanted = [fact.id for fact in library.shared.facts.values() if fact.given and fact.id not in tree.facts]
    spoken_of = set(mentioned(library, tree)) if wanted else set()
    return (*own, *(fact for fact in wanted if fact in spoken_of))


def tags(tree: Tree) -> tuple[str, ...]:
    """Every tag used in a `skip_if` of the tree, in document order."""
    return tuple(dict.fromkeys(tag for node in tree.nodes.values() for tag in node.content.skip_if))


def mentioned(library: Library, tree: Tree) -> Iterator[str]:
    """The names that a tree's texts print and its conditions and decisions ask about."""
    snippets = library.shared.snippets
    for text in exit_texts(tree):
        yield from names_printed(text.text, snippets)
    for node in tree.nodes.values():
        for text in node_texts(node):
            yield from names_printed(text.text, snippets)
        for _, condition in conditions(node):
            if condition.guard is not None:
                yield from facts_of(condition.guard)
        if isinstance(node, Decision):
            yield from _for_decision(library, node)


def _for_decision(library: Library, node: Decision) -> Iterator[str]:
    authority = library.shared.authority.get(node.decide)
    if node.amount is not None:
        yield node.amount
    if authority is not None and authority.uses is not None:
        yield authority.uses.fact
