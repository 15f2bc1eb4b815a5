"""What a rep could notice when a part of a tree becomes a tree, or a tree a part; then the change is refused.

Compares libraries before and after as data; knows no text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from decisiontree.errors import EditRefused
from decisiontree.guards import given_facts, mentioned, tags
from decisiontree.model import (
    Form,
    Library,
    Node,
    Outcome,
    Subtree,
    Tree,
    facts_written,
    forgotten_facts,
    heading_of,
)
from decisiontree.transitions import comes_back, exits, links, shows_more


@dataclass(frozen=True, slots=True)
class FactsApart:
    """The facts of a tree that only a part of it uses, and those that must be shared to be known on both sides."""

    moved: tuple[str, ...]
    shared: tuple[str, ...]


def runs(library: Library, tree_id: str) -> Iterator[tuple[str, Subtree]]:
    """Every node that runs a tree, with the tree it stands in."""
    for tree in library.trees.values():
        for node in tree.nodes.values():
            if isinstance(node, Subtree) and node.run == tree_id:
                yield tree.id, node


def facts_used(library: Library, tree: Tree, nodes: Iterable[str]) -> frozenset[str]:
    """The names that some nodes of a tree, and the exits that are always shown, speak of or write."""
    part = replace(tree, nodes={node: tree.nodes[node] for node in nodes if node in tree.nodes})
    used = set(mentioned(library, part))
    for node in part.nodes.values():
        used.update(facts_written(node))
    return frozenset(used)


def is_met_again(tree: Tree, part: Collection[str], entry: str) -> bool:
    """Whether a call that has left a part can get into it again."""
    waiting = [link.target for node in part for link in links(tree.nodes[node]) if link.target not in part]
    waiting += exits(tree)
    met: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node == entry:
            return True
        if node in met or node not in tree.nodes or node in part:
            continue
        met.add(node)
        waiting += [link.target for link in links(tree.nodes[node])]
    return False


def facts_apart(
    library: Library, tree: Tree, part: Collection[str], entry: str, given: Collection[str]
) -> FactsApart:
    """Which facts go with a part and which are shared. `given` are facts that tests give at the start of a call."""
    inside = facts_used(library, tree, part)
    outside = facts_used(library, tree, (node for node in tree.nodes if node not in part))
    # a tree forgets its own facts when it ends; a part that is entered again still knows them
    crossing = inside if is_met_again(tree, part, entry) else inside & (outside | frozenset(given))
    own = [fact for fact in tree.facts if fact in inside]
    return FactsApart(
        tuple(fact for fact in own if fact not in crossing), tuple(fact for fact in own if fact in crossing)
    )


def refuse_unshareable(library: Library, tree: Tree, shared: Collection[str]) -> None:
    """Raises EditRefused for facts that mean something else once they are the whole library's."""
    if not shared:
        return
    fact = next(iter(shared))
    caller = next((caller for caller, _ in runs(library, tree.id)), None)
    if caller is not None:
        raise EditRefused(
            f"fact '{fact}' is used inside and outside the part, so it would have to move to library.yaml; "
            f"but '{caller}' runs this tree, which forgets the fact each time"
        )
    for other in library.trees.values():
        for name in shared:
            if other.id != tree.id and name in other.facts:
                raise EditRefused(
                    f"fact '{name}' is used inside and outside the part, so it would have to move to library.yaml; "
                    f"but tree '{other.id}' has a fact of that name too"
                )


def refuse_noticed(before: Library, after: Library, tree_id: str, other: str) -> None:
    """Raises EditRefused where the start of the call, or a list of what was tried, would show something else.

    `other` is the tree that holds the part, before or after.
    """
    asked, asked_after = given_facts(before, tree_id), given_facts(after, tree_id)
    for fact in (*asked, *asked_after):
        if (fact in asked) != (fact in asked_after):
            when = "later than now" if fact in asked else "earlier than now"
            raise EditRefused(
                f"fact '{fact}' would be asked {when}: what is known at the start is asked where a tree begins"
            )
    if asked != asked_after:
        raise EditRefused("what is asked at the start of the call would be in another order")
    _refuse_forgotten(before if other in before.trees else after, other)
    _refuse_other_ticks(before, after, tree_id, other)


def _refuse_forgotten(library: Library, tree_id: str) -> None:
    """A given fact that a form may leave empty, or that is forgotten, would be asked again where the tree begins."""
    given = {fact for fact in given_facts(library, tree_id) if fact in library.shared.facts}
    optional = {fact for fact in given if library.shared.facts[fact].optional}
    for tree in library.trees.values():
        for node in tree.nodes.values():
            lost = [(fact, "can be left empty") for fact in _collected(node) if fact in optional]
            lost += [(fact, "is forgotten") for fact in sorted(forgotten_facts([node]) & given)]
            for fact, how in lost:
                raise EditRefused(
                    f"fact '{fact}' {how} in '{node.id}', and would be asked again where a tree begins"
                )


def _collected(node: Node) -> tuple[str, ...]:
    return node.facts if isinstance(node, Form) else ()


def _refuse_other_ticks(before: Library, after: Library, tree_id: str, other: str) -> None:
    split, whole = (before, after) if other in before.trees else (after, before)
    for name in (tree_id, other):
        shows = any(
            isinstance(node, Form) and "tried" in node.facts for node in split.trees[name].nodes.values()
        )
        if shows and tags(split.trees[name]) != tags(whole.trees[tree_id]):
            raise EditRefused(
                "the list of what was tried would show other things: it shows the tags of its own tree"
            )


def refuse_more_than_words(node: Outcome, called: Tree) -> None:
    """Raises EditRefused for an outcome that leads back and cannot become a step: a step has words only."""
    content = node.content
    does_more = (
        node.grants or node.team or node.alternative or node.review_route or node.summary or content.skip_if
    )
    if does_more or (content.satisfies and not shows_more(node)):
        raise EditRefused(
            f"'{node.id}' of tree '{called.id}' does more than lead back: a step cannot grant anything, name a team, offer an alternative or have a summary"
        )


def refuse_different(library: Library, tree: Tree, called: Tree, runner: Subtree) -> None:
    """Raises EditRefused for what a tree that runs has of its own, and a part of another cannot have."""
    content = runner.content
    if not shows_more(runner) and (content.skip_if or content.satisfies):
        raise EditRefused(
            f"'{runner.id}' is skipped or counts as tried, which belongs to no node of '{called.id}'"
        )
    if called.anytime:
        raise EditRefused(f"tree '{called.id}' has its own exits, which are there only while it runs")
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
            f"the facts asked at the start would be under another title; give '{runner.id}' and '{start.id}' the same"
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
