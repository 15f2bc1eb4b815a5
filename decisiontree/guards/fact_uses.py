"""Which facts and ticks a tree speaks of: what it asks first, and what `collect: [tried]` shows."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.guards.evaluate import facts_of
from decisiontree.model import (
    Decision,
    Form,
    Library,
    Listen,
    Node,
    Outcome,
    Question,
    Tree,
    conditions,
    placeholders,
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
    for way_out in tree.anytime:
        yield from _named(library, way_out.label)
    for node in tree.nodes.values():
        for text in _texts(node):
            yield from _named(library, text)
        for condition in conditions(node):
            if condition.guard is not None:
                yield from facts_of(condition.guard)
        if isinstance(node, Decision):
            yield from _for_decision(library, node)


def _named(library: Library, text: str) -> Iterator[str]:
    for placeholder in placeholders(text):
        yield placeholder.name
        snippet = library.shared.snippets.get(placeholder.name)
        if snippet is not None:
            yield from (inner.name for inner in placeholders(snippet))


def _for_decision(library: Library, node: Decision) -> Iterator[str]:
    authority = library.shared.authority.get(node.decide)
    if node.amount is not None:
        yield node.amount
    if authority is not None and authority.uses is not None:
        yield authority.uses.fact


def _texts(node: Node) -> Iterator[str]:
    content = node.content
    yield from content.say
    yield from content.do
    yield from (text for text in (content.must_say, content.note, content.title, content.because) if text)
    match node:
        case Question(ask=ask, options=options):
            yield ask or ""
            yield from (option.label for option in options)
            yield from (option.hint for option in options if option.hint)
        case Form(ask=ask):
            yield ask or ""
        case Listen(listen=listen):
            yield listen
        case Outcome(outcome=name, alternative=alternative, review_route=review_route):
            yield from (name, alternative or "", review_route or "")
        case _:
            return
