"""A library whose options and steps make facts unknown again, made from one where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from decisiontree.model import Library, Node, Question, Step


def forgetful(library: Library, random: Random, share: float = 0.3) -> Library:
    """The same library, but that this share of its options and steps forgets a fact or two."""
    trees = {}
    for tree in library.trees.values():
        facts = [*library.shared.facts, *tree.facts]
        nodes = {name: _forgetting(node, facts, random, share) for name, node in tree.nodes.items()}
        trees[tree.id] = replace(tree, nodes=nodes)
    return replace(library, trees=trees)


def _forgetting(node: Node, facts: Sequence[str], random: Random, share: float) -> Node:
    match node:
        case Question(options=options):
            return replace(
                node,
                options=tuple(
                    replace(option, assigns=replace(option.assigns, forgets=_some(facts, random, share)))
                    for option in options
                ),
            )
        case Step(assigns=assigns):
            return replace(node, assigns=replace(assigns, forgets=_some(facts, random, share)))
        case _:
            return node


def _some(facts: Sequence[str], random: Random, share: float) -> tuple[str, ...]:
    many = min(len(facts), random.randint(1, 2))
    return tuple(random.sample(facts, many)) if random.random() < share else ()
