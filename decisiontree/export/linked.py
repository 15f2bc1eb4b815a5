"""What the links in the texts of a page show: nodes of the page itself, and nodes and trees that come to the page for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from decisiontree.export.view import SeeView
from decisiontree.model import Library, Tree, node_texts, shared_texts, text_links, tree_texts, with_snippets
from decisiontree.walk import see_of

Target = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class LinkedParts:
    """What links show besides the steps of the page.

    `nodes` are those of other trees; `trees` those that are shown as a whole, with their first node; `sees` is by tree what
    each address shows in its texts.
    """

    nodes: Mapping[str, tuple[str, ...]]
    trees: Mapping[str, SeeView | None]
    sees: Mapping[str, Mapping[str, SeeView]]


def linked_parts(library: Library, page: str, on_page: Iterable[str]) -> LinkedParts:
    """What the texts of the trees on a page show, and what the texts of that show, each once."""
    steps = tuple(on_page)
    texts = {tree_id: list(_texts(library, library.trees[tree_id])) for tree_id in steps}
    shown: dict[Target, SeeView] = {}
    sees: dict[str, dict[str, SeeView]] = {}
    waiting = [(tree_id, text) for tree_id in steps for text in texts[tree_id]]
    while waiting:
        tree_id, text = waiting.pop()
        for link in text_links(text):
            target = (link.tree or tree_id, link.node)
            if target not in shown:
                if see_of(library, *target) is None:
                    continue
                for each in (target, *_first(library, target)):
                    shown[each] = SeeView(_section(page, steps, each), _name_of(library, each))
                    waiting += _texts_behind(library, steps, each)
            sees.setdefault(tree_id, {})[link.address] = shown[target]
    wanted = {
        tree_id: tuple(node for node in library.trees[tree_id].nodes if (tree_id, node) in shown)
        for tree_id in library.trees
        if tree_id not in steps
    }
    trees = {tree_id: _start(shown, library.trees[tree_id]) for tree_id, node in shown if node is None}
    return LinkedParts({tree_id: nodes for tree_id, nodes in wanted.items() if nodes}, trees, sees)


def _start(shown: Mapping[Target, SeeView], tree: Tree) -> SeeView | None:
    return shown.get((tree.id, tree.start))


def _first(library: Library, target: Target) -> Iterator[Target]:
    """Of a tree, the node where it begins."""
    tree = library.trees[target[0]]
    if target[1] is None and tree.start in tree.nodes:
        yield tree.id, tree.start


def _name_of(library: Library, target: Target) -> str:
    """What a target is called."""
    see = see_of(library, *target)
    return "" if see is None else see.name


def _section(page: str, steps: tuple[str, ...], target: Target) -> str:
    tree_id, node = target
    if node is None:
        return f"see-{tree_id}"
    if tree_id == page:
        return f"n-{node}"
    return f"{'n' if tree_id in steps else 'see'}-{tree_id}.{node}"


def _texts(library: Library, tree: Tree) -> Iterator[str]:
    """The texts of a tree and of what all trees share, which may link to trees, as far as they hold links."""
    shared = library.shared
    for text in (*tree_texts(tree), *(shared_texts(shared) if shared.incidents else ())):
        whole = with_snippets(text.text, shared.snippets)
        if "](" in whole and text.field[0] != "snippets":
            yield whole


def _texts_behind(library: Library, steps: tuple[str, ...], target: Target) -> Iterator[tuple[str, str]]:
    tree_id, node = target
    tree = library.trees[tree_id]
    if tree_id in steps:
        return
    if node is None:
        yield from ((tree_id, text) for text in (tree.purpose,) if text)
        return
    for text in node_texts(tree.nodes[node]):
        yield tree_id, with_snippets(text.text, library.shared.snippets)
