"""What keeps a tree from being brought in where it runs: a rep would notice. Knows models only."""

from __future__ import annotations

from collections.abc import Mapping

from decisiontree.editing.shapes.extract_checks import is_met_again, runs
from decisiontree.errors import EditRefused
from decisiontree.guards import given_facts
from decisiontree.model import Library, Outcome, Subtree, Tree, heading_of
from decisiontree.transitions import comes_back, links, shows_more


def refuse_more_than_words(node: Outcome, called: Tree) -> None:
    """Raises EditRefused for an outcome that leads back and cannot become a step: a step has words only."""
    content = node.content
    does_more = node.grants or node.team or node.alternative or node.review_route or content.skip_if
    if does_more or (content.satisfies and not shows_more(node)):
        raise EditRefused(
            f"'{node.id}' of tree '{called.id}' does more than to lead back: no step grants anything, names a team or an alternative"
        )


def refuse_different(library: Library, tree: Tree, called: Tree, runner: Subtree) -> None:
    """Raises EditRefused for what a tree that runs has of its own, and a part of another cannot have."""
    content = runner.content
    if not shows_more(runner) and (content.skip_if or content.satisfies):
        raise EditRefused(
            f"'{runner.id}' is skipped or counts as tried, which belongs to no node of '{called.id}'"
        )
    if called.anytime:
        raise EditRefused(f"tree '{called.id}' has exits of its own, which are there only while it runs")
    if called.language != tree.language:
        raise EditRefused(f"tree '{called.id}' is in another language, '{called.language}'")
    for incident in library.shared.incidents:
        if (tree.id in incident.trees) != (called.id in incident.trees):
            raise EditRefused(
                f"incident '{incident.id}' concerns only one of the trees '{tree.id}' and '{called.id}'"
            )
    for fact in called.facts:
        if fact in tree.facts:
            raise EditRefused(f"both trees have a fact '{fact}'; rename one of them first")
    start = called.nodes[called.start or ""]
    is_first = tree.start == runner.id and not shows_more(runner) and given_facts(library, tree.id)
    if is_first and heading_of(library, runner) != heading_of(library, start):
        raise EditRefused(
            f"the facts asked at the start would stand under another title; give '{runner.id}' and '{start.id}' the same"
        )
    again = any(link.target == runner.id for link in links(runner))
    if called.facts and (again or is_met_again(tree, (runner.id,), runner.id)):
        fact = next(iter(called.facts))
        raise EditRefused(
            f"a call can come to '{runner.id}' more than once, and '{called.id}' forgets '{fact}' each time; '{tree.id}' would not"
        )


def refuse_ends(library: Library, tree: Tree, called: Tree, ends: Mapping[str, str]) -> None:
    """Raises EditRefused where an outcome that ended the call would lead back to a tree that runs this one."""
    stay = [node.id for node in called.nodes.values() if isinstance(node, Outcome) and node.id not in ends]
    for caller, runner in runs(library, tree.id):
        for node in stay:
            if comes_back(runner, node):
                raise EditRefused(
                    f"'{node}' of tree '{called.id}' ends the call; in '{tree.id}' it would lead back to '{caller}'"
                )
