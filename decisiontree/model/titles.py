"""What a node is called where its title is shown. Knows words only; fills nothing in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from decisiontree.model.nodes import (
    Branch,
    Decision,
    Form,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Unreadable,
)
from decisiontree.model.tree import Library

LISTEN_LABELS: Mapping[str, str] = MappingProxyType(
    {"agreed": "The caller agreed", "corrected": "The caller corrected me"}
)
"""What the answers to a text that is read back are called, in the order they are shown."""


def title_of(library: Library, node: Node) -> str:
    """The heading of a node as the author wrote it: its title, else what its kind says, else its id."""
    if node.content.title:
        return node.content.title
    match node:
        case Question(ask=ask) | Form(ask=ask):
            return ask or node.id
        case Outcome(outcome=name):
            return name or node.id
        case Decision(decide=decide):
            authority = library.shared.authority.get(decide)
            return node.id if authority is None else authority.label
        case Subtree(run=run):
            tree = library.trees.get(run)
            return (tree.title if tree is not None else None) or node.id
        case Step() | Listen() | Branch() | Unreadable():
            return node.id
        case _:
            assert_never(node)


def heading_of(library: Library, node: Node) -> str:
    """What a rep reads above a node: its title, else what there is to do; never a bare id."""
    title = title_of(library, node)
    if node.content.title or title != node.id:
        return title
    match node:
        case Listen():
            return "Read back what you heard"
        case Form():
            return "Fill in what you know"
        case Branch():
            return "Which of these is it?"
        case _:
            return _by_content(node)


def is_titled(library: Library, node: Node) -> bool:
    """Whether its heading is the author's and not one of ours."""
    return bool(node.content.title) or title_of(library, node) != node.id


def readable(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ").replace("-", " ").strip().capitalize() or name


def _by_content(node: Node) -> str:
    content = node.content
    calls = ((content.must_say, "Say this word for word"), (content.do, "Do this"), (content.say, "Say this"))
    # what is always there says more about the node than what a condition may hide
    for is_surely_there in (True, False):
        for items, called in calls:
            if any(item.text and (item.when is None or not is_surely_there) for item in items):
                return called
    return readable(node.id)
