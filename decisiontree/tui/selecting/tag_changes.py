"""Tags of several nodes: which ones there are, and the changes that add one to all or remove it from all. Applies nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from decisiontree.display import plural
from decisiontree.model import AddItem, Change, RemoveItem, SetField, Tree
from decisiontree.tui.search import Hit, Index

ADD, REMOVE, CREATE = "add ", "remove ", "+"
FIELD = ("tags",)
Tagged: TypeAlias = "Mapping[str | None, tuple[str, ...]]"
"""The tags of each node that is meant; None is the head of the tree."""


def tags_of(tree: Tree, nodes: Iterable[str | None]) -> Tagged:
    """The tags of some nodes as they are."""
    return {node: tree.tags if node is None else tree.nodes[node].content.tags for node in nodes}


def hits(tagged: Tagged, known: Iterable[str], query: str, noun: str = "node") -> Sequence[Hit]:
    """What can be done with each tag, first those that the nodes have; a word that is no tag yet can become one."""
    used = dict.fromkeys(tag for tags in tagged.values() for tag in tags)
    every = (*used, *sorted({*known} - used.keys()))
    found = Index(hit for tag in every for hit in _hits(tagged, tag, noun)).best(query)
    new = query.strip()
    if not new or new in every:
        return found
    return (
        *found,
        Hit(f"{CREATE}{new}", f"add the new tag '{new}'", f"to {_named(len(tagged), tagged, noun)}"),
    )


def changes(tagged: Tagged, key: str) -> tuple[Change, ...]:
    """The changes of a tree that a row of the list stands for."""
    each = (_change(node, tags, key) for node, tags in tagged.items())
    return tuple(change for change in each if change is not None)


def changes_of_trees(tagged: Tagged, key: str) -> Mapping[str, Change]:
    """The same of the tags that trees have themselves, by their ids."""
    each = ((tree_id, _change(None, tags, key)) for tree_id, tags in tagged.items())
    return {tree_id: change for tree_id, change in each if change is not None and tree_id is not None}


def _change(node: str | None, tags: tuple[str, ...], key: str) -> Change | None:
    tag = tag_of(key)
    if key.startswith(REMOVE):
        return _removal(node, tags, tag) if tag in tags else None
    return None if tag in tags else AddItem(node, FIELD, len(tags), tag)


def tag_of(key: str) -> str:
    """The tag that a row is about."""
    return key.removeprefix(REMOVE) if key.startswith(REMOVE) else key.removeprefix(CREATE).removeprefix(ADD)


def _hits(tagged: Tagged, tag: str, noun: str) -> Iterable[Hit]:
    having = sum(tag in tags for tags in tagged.values())
    if having < len(tagged):
        yield Hit(f"{ADD}{tag}", tag, f"add to {_named(len(tagged) - having, tagged, noun)}")
    if having:
        yield Hit(f"{REMOVE}{tag}", tag, f"remove from {_named(having, tagged, noun)}")


def _named(count: int, tagged: Tagged, noun: str) -> str:
    if len(tagged) == 1:
        return "the tree" if None in tagged else f"this {noun}"
    return plural(count, noun)


def _removal(node: str | None, tags: tuple[str, ...], tag: str) -> Change:
    if set(tags) == {tag}:
        return SetField(node, FIELD, None)
    return RemoveItem(node, FIELD, tags.index(tag))
