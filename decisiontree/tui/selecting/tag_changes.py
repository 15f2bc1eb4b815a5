"""Tags of several nodes: which ones there are, and the changes that add one to all or remove it from all. Applies nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from decisiontree.display import plural
from decisiontree.model import AddItem, Change, RemoveItem, SetField, Tree
from decisiontree.tui.search import Hit, Index

ADD, REMOVE, CREATE = "add ", "remove ", "+"
FIELD = ("tags",)
Tagged = Mapping[str | None, tuple[str, ...]]
"""The tags of each node that is meant; None is the head of the tree."""


def tags_of(tree: Tree, nodes: Iterable[str | None]) -> Tagged:
    """The tags of some nodes as they are."""
    return {node: tree.tags if node is None else tree.nodes[node].content.tags for node in nodes}


def hits(tagged: Tagged, known: Iterable[str], query: str) -> Sequence[Hit]:
    """What can be done with each tag, first those that the nodes have; a word that is no tag yet can become one."""
    used = dict.fromkeys(tag for tags in tagged.values() for tag in tags)
    every = (*used, *sorted({*known} - used.keys()))
    found = Index(hit for tag in every for hit in _hits(tagged, tag)).best(query)
    new = query.strip()
    if not new or new in every:
        return found
    return (*found, Hit(f"{CREATE}{new}", f"add the new tag '{new}'", _to(len(tagged), tagged)))


def changes(tagged: Tagged, key: str) -> tuple[Change, ...]:
    """The changes that a row of the list stands for."""
    if key.startswith(REMOVE):
        tag = key.removeprefix(REMOVE)
        return tuple(_removal(node, tags, tag) for node, tags in tagged.items() if tag in tags)
    tag = tag_of(key)
    return tuple(AddItem(node, FIELD, len(tags), tag) for node, tags in tagged.items() if tag not in tags)


def tag_of(key: str) -> str:
    """The tag that a row is about."""
    return key.removeprefix(REMOVE) if key.startswith(REMOVE) else key.removeprefix(CREATE).removeprefix(ADD)


def _hits(tagged: Tagged, tag: str) -> Iterable[Hit]:
    having = sum(tag in tags for tags in tagged.values())
    if having < len(tagged):
        yield Hit(f"{ADD}{tag}", tag, f"add {_to(len(tagged) - having, tagged)}")
    if having:
        yield Hit(f"{REMOVE}{tag}", tag, f"remove from {_named(having, tagged)}")


def _to(count: int, tagged: Tagged) -> str:
    return f"to {_named(count, tagged)}"


def _named(count: int, tagged: Tagged) -> str:
    if len(tagged) == 1:
        return "the tree" if None in tagged else "this node"
    return plural(count, "node")


def _removal(node: str | None, tags: tuple[str, ...], tag: str) -> Change:
    if set(tags) == {tag}:
        return SetField(node, FIELD, None)
    return RemoveItem(node, FIELD, tags.index(tag))
