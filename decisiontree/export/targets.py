"""The steps of a page as ways lead to them: numbered in the order of the page, each with a name that no other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from decisiontree.display import isolated
from decisiontree.export.describe import Describer
from decisiontree.export.view import TargetView, TextView
from decisiontree.model import Node, Tree, readable


def in_page_order(tree: Tree) -> list[Node]:
    """The first step first: without scripts it is what a reader sees."""
    return sorted(tree.nodes.values(), key=lambda node: node.id != tree.start)


def page_targets(describers: Iterable[Describer]) -> Mapping[str, TargetView]:
    """Every step of the page by its section."""
    steps = [(each, node) for each in describers for node in in_page_order(each.tree)]
    headings = [each.heading(node) for each, node in steps]
    names = _named_apart(headings, [node.id for _, node in steps])
    return {
        each.prefix + node.id: TargetView(
            id=node.id,
            tree=each.tree.id,
            section=each.prefix + node.id,
            number=number,
            kind=type(node).__name__.lower(),
            heading=heading,
            name=name,
        )
        for number, ((each, node), heading, name) in enumerate(zip(steps, headings, names, strict=True), 1)
    }


def _named_apart(headings: list[TextView], ids: list[str]) -> Iterator[TextView]:
    """The headings; one that stands above several steps with the step's id, or with its number where that is not enough."""
    met = Counter(heading.source for heading in headings)
    longer = [
        heading if met[heading.source] == 1 else _with_words(heading, readable(node_id))
        for heading, node_id in zip(headings, ids, strict=True)
    ]
    met = Counter(name.source for name in longer)
    for number, (heading, name) in enumerate(zip(headings, longer, strict=True), 1):
        yield name if met[name.source] == 1 else _with_words(heading, str(number))


def _with_words(heading: TextView, words: str) -> TextView:
    return replace(heading, source=f"{heading.source} ({isolated(words) if heading.ours else words})")
