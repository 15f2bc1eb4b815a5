"""What a node is called on a line: its title, else its first words; and the word and sign of its kind."""

from __future__ import annotations

from typing import assert_never

from decisiontree.display import fit, one_line
from decisiontree.model import (
    Branch,
    Decision,
    Form,
    Listen,
    Node,
    Outcome,
    Question,
    Step,
    Subtree,
    Tree,
    Unreadable,
)

NAME_SHOWN = 30
"""How many cells of the words of a node a sentence has room for."""


def headline(node: Node) -> str:
    """The words a person would call the node by."""
    content = node.content
    items = (*content.say[:1], *content.must_say[:1], *content.do[:1], *content.note[:1])
    first = next((item.text for item in items if item.text), "")
    return one_line(content.title or _own_words(node) or first or _what_it_does(node))


def called(tree: Tree, node: str | None) -> str:
    """What to call a place of a tree: a node by its headline, else by its id; what is in no node by the tree."""
    if node is None:
        return "the tree"
    return headline(tree.nodes[node]) or node if node in tree.nodes else node


def name_in(tree: Tree, node: str | None) -> str:
    """The same in a sentence: in quotes, and no longer than one has room for."""
    return f"'{fit(one_line(called(tree, node)), NAME_SHOWN)}'"


def kind_of(node: Node) -> str:
    """The word of the node's kind, as the format page has it."""
    return type(node).__name__.lower()


def _own_words(node: Node) -> str | None:
    match node:
        case Question(ask=ask):
            return ask
        case Form(ask=ask):
            return ask
        case Listen(listen=words) | Outcome(outcome=words):
            return words
        case Decision(decide=authority):
            return f"decide {authority}"
        case Subtree(run=tree):
            return f"run {tree}"
        case Branch(cases=cases):
            return f"choose by {cases[0].when.text}" if cases else None
        case Unreadable():
            return "cannot be read"
        case Step():
            return None
        case _:
            assert_never(node)


def _what_it_does(node: Node) -> str:
    return f"collect {', '.join(node.facts)}" if isinstance(node, Form) and node.facts else ""
