"""What the links in a node's texts show: other nodes and trees, to be read while the call stays where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decisiontree.display import own_limit
from decisiontree.model import (
    Decision,
    Library,
    Node,
    Outcome,
    Question,
    Tree,
    heading_of,
    is_titled,
    node_texts,
    readable,
    shown_as,
    text_links,
    with_snippets,
)
from decisiontree.walk.paragraphs import Paragraph, ending_of, remarks_of, words_of
from decisiontree.walk.state import State
from decisiontree.walk.wording import Filling, on_the_call, outside_a_call


class See(NamedTuple):
    """What a link shows: a node of a tree, or a tree as a whole; `name` is its heading or title."""

    tree: str
    node: str | None
    name: str

    def address(self, tree_id: str) -> str:
        """As a link in a text of a tree has it."""
        tree = "" if self.tree == tree_id else f"tree:{self.tree}"
        return tree + ("" if self.node is None else f"#{self.node}")


def see_paragraphs(sees: Iterable[See], tree_id: str) -> Iterator[Paragraph]:
    """What there is to see, for where nothing can be shown at once."""
    return (Paragraph("See", f"{see.name} ({see.address(tree_id)})", "dim") for see in sees)


def sees_of(library: Library, tree: Tree, node: Node) -> tuple[See, ...]:
    """What the links of a node show, each once, in the order of its texts; lost links are left out."""
    found: dict[tuple[str, str | None], See] = {}
    for text in node_texts(node):
        if shown_as(tree, text) != "blocks":
            continue
        for link in text_links(with_snippets(text.text, library.shared.snippets)):
            see = see_of(library, link.tree or tree.id, link.node)
            if see is not None:
                found.setdefault((see.tree, see.node), see)
    return tuple(found.values())


def see_of(library: Library, tree_id: str, node_id: str | None) -> See | None:
    """What shows a node of a tree, or the tree; None where it does not exist."""
    tree = library.trees.get(tree_id)
    if tree is None:
        return None
    if node_id is None:
        return See(tree_id, None, tree.title or tree_id)
    node = tree.nodes.get(node_id)
    if node is None:
        return None
    heading = heading_of(library, node) if is_titled(library, node) else readable(node_id)
    return See(tree_id, node_id, outside_a_call(library, tree).line(heading))


def seen(library: Library, state: State | None, see: See) -> Iterator[Paragraph]:
    """The words of what a link shows; with the values of the call if it is of the tree in which the call is."""
    tree = library.trees[see.tree]
    fill = outside_a_call(library, tree)
    if state is not None and state.tree == see.tree:
        fill = on_the_call(library, state)._replace(when=fill.when)
    if see.node is None:
        yield from _of_tree(tree, fill, library)
        return
    node = tree.nodes[see.node]
    title = fill.line(heading_of(library, node))
    yield Paragraph("", title, "say")
    yield from words_of(node, title, fill)
    yield from remarks_of(node, fill)
    yield from _of_kind(library, tree, node, fill)


def _of_kind(library: Library, tree: Tree, node: Node, fill: Filling) -> Iterator[Paragraph]:
    """The answers of a question, how an outcome ends, who may decide what."""
    match node:
        case Question(options=options) if options:
            yield Paragraph("Answers", " · ".join(fill.line(option.label) for option in options), "dim")
        case Outcome():
            yield Paragraph("Ends", ending_of(node, fill) or "", "dim")
        case Decision(decide=decide) if decide in library.shared.authority:
            authority, roles = library.shared.authority[decide], library.shared.roles
            limits = (f"{role.label}: {own_limit(authority, role.id, tree.language)}" for role in roles)
            yield Paragraph("Limits", " · ".join((authority.label, *limits)), "dim")
        case _:
            pass


def _of_tree(tree: Tree, fill: Filling, library: Library) -> Iterator[Paragraph]:
    yield Paragraph("", tree.title or tree.id, "say")
    if tree.purpose:
        yield Paragraph("", fill.blocks(tree.purpose))
    start = tree.nodes.get(tree.start or "")
    if start is not None:
        yield Paragraph("Begins", fill.line(heading_of(library, start)), "dim")
