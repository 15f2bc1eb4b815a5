"""What nodes can be selected by: tags, kinds, findings, words, and where they are. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from decisiontree.display import one_line, plural
from decisiontree.model import Tree
from decisiontree.reader import LibraryReading
from decisiontree.tui.headline import headline, kind_of
from decisiontree.tui.marks import Sign
from decisiontree.tui.outline_rows import Homes
from decisiontree.tui.search import Hit

_Key = TypeVar("_Key")
_FOUND = {Sign.ERROR: "with errors", Sign.WARNING: "with warnings", Sign.TODO: "with something to do"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """Some nodes of a tree and what they have in common."""

    words: str
    nodes: frozenset[str]
    note: str = ""

    def hit(self, key: int) -> Hit:
        """For a list to choose from."""
        return Hit(str(key), self.words, note=self.note or plural(len(self.nodes), "node"))


def criteria_of(
    tree: Tree, homes: Homes, marks: Mapping[str, Sign], node: str | None
) -> tuple[Criterion, ...]:
    """Everything that some node of the tree has; `node` is the one under the cursor."""
    return tuple(each for each in _criteria(tree, homes, marks, node) if each.nodes)


def nodes_with(texts: Iterable[tuple[str | None, object, str]], words: str) -> frozenset[str]:
    """The nodes that have some words in one of their texts."""
    wanted = words.lower().strip()
    return frozenset(node for node, _, text in texts if node is not None and wanted in text.lower())


def tags_of_library(library: LibraryReading) -> frozenset[str]:
    """Every tag of the trees and of their nodes."""
    trees = [reading.tree for reading in library.trees.values() if reading.tree is not None]
    of_nodes = {tag for tree in trees for node in tree.nodes.values() for tag in node.content.tags}
    return frozenset(of_nodes.union(*(tree.tags for tree in trees)))


def _criteria(tree: Tree, homes: Homes, marks: Mapping[str, Sign], node: str | None) -> Iterator[Criterion]:
    nodes = tree.nodes.values()
    tagged = _grouped((tag, each.id) for each in nodes for tag in each.content.tags)
    yield from (Criterion(f"with the tag {one_line(tag)}", tagged[tag]) for tag in sorted(tagged))
    found = _grouped((sign, each) for each, sign in marks.items() if each in tree.nodes)
    yield from (Criterion(words, found[sign]) for sign, words in _FOUND.items() if sign in found)
    if node is not None:
        yield Criterion(f"'{headline(tree.nodes[node]) or node}' and all below it", _below(homes, (node,)))
    kinds = _grouped((kind_of(each), each.id) for each in nodes)
    yield from (Criterion(f"of the kind {kind}", each) for kind, each in kinds.items())
    yield Criterion("not reachable", _below(homes, dict(homes.roots).get("Not reachable", ())))
    yield Criterion("all", frozenset(tree.nodes))


def _grouped(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, frozenset[str]]:
    groups: dict[_Key, set[str]] = {}
    for key, node in pairs:
        groups.setdefault(key, set()).add(node)
    return {key: frozenset(nodes) for key, nodes in groups.items()}


def _below(homes: Homes, tops: Iterable[str]) -> frozenset[str]:
    children: dict[str | None, list[str]] = {}
    for node, parent in homes.parents.items():
        children.setdefault(parent, []).append(node)
    found = [*tops]
    for node in found:  # grows while it is walked
        found += children.get(node, ())
    return frozenset(found)
