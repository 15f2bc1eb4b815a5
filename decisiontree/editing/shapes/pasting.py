"""What a clipping becomes in a tree: new ids, facts under names that mean the same here, links that lead nowhere emptied.

Computed before anything is written, so that the editor can say what will happen.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace

from decisiontree.editing.across import Named, NameKind
from decisiontree.editing.operations import Assign, Delete, Operation
from decisiontree.editing.prove import edit
from decisiontree.editing.respell import Replacement, Respelling, respelled
from decisiontree.editing.shapes.clipping import Clipping
from decisiontree.editing.typed_words import TypedWord, typed_words
from decisiontree.model import RESERVED_FACTS, Fact, PasteNodes, Path, Shared, Tree, free_name
from decisiontree.reader import Document, FieldType, LibraryReading, read_tree
from decisiontree.reader import Mapping as MappingNode
from decisiontree.transitions import edges

WayOut = tuple[str, Path, str | None]
"""A node of a clipping, a field of it, and the node outside that it leads to; None where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Pasting:
    """The clipping in the names of the tree that it goes to, but for the ids of its nodes.

    `facts` and `snippets` are to be declared, by their names in the clipping; `emptied` are the links that lead nowhere.
    """

    document: Document
    facts: Mapping[str, str]
    snippets: Mapping[str, str]
    authorities: tuple[str, ...]
    emptied: tuple[WayOut, ...]


def new_ids(clipping: Clipping, tree: Tree) -> dict[str, str]:
    """An id for each node that no node of the tree has yet."""
    ids: dict[str, str] = {}
    held = set(tree.nodes)
    for node in clipping.nodes:
        ids[node] = free_name(node, held)
        held.add(ids[node])
    return ids


def ways_out(clipping: Clipping) -> tuple[WayOut, ...]:
    """The ways that lead out of the nodes, and those that lead nowhere."""
    tree = read_tree(clipping.document, Shared(), "clipboard").tree
    nodes = tree.nodes if tree is not None else {}
    return tuple(
        (node.id, edge.field, edge.target)
        for node in nodes.values()
        for edge in edges(node)
        if edge.target not in nodes
    )


def pasting_of(clipping: Clipping, change: PasteNodes, library: LibraryReading, tree: Tree) -> Pasting:
    """The clipping as it goes into a tree. Raises EditRefused."""
    document, ids, source = clipping.document, change.ids, change.source
    shared = library.model_of_shared
    own = read_tree(document, shared, "clipboard").tree or Tree(id="clipboard")
    names = _FactNames(tree, shared)
    facts = {fact: names.of_fact(fact, own.facts.get(fact)) for fact in _entries(document, "facts")}
    held = frozenset() if source is not None else frozenset(shared.snippets)
    snippets = {} if source is not None else _snippets(document, shared, names)
    new_snippets = {old: new for old, new in snippets.items() if new not in held}
    authorities = (
        ()
        if source is not None
        else tuple(name for name in _entries(document, "authority") if name not in shared.authority)
    )
    renamed = _renamed(document, ids, facts, snippets)
    emptied = tuple(_emptied(document, ids, tree, source))
    if renamed:
        document = respelled(document, renamed).document
    operations: list[Operation] = [Assign(("nodes", node, *path), "") for node, path, _target in emptied]
    if not change.cut:  # the former ids of a node are none of a copy
        operations += [Delete(("nodes", node, "was")) for node in ids if document.key(("nodes", node, "was"))]
    if operations:
        document = edit(document, tuple(operations)).document
    declared = {old: new for old, new in facts.items() if new not in names.known}
    return Pasting(document, declared, new_snippets, authorities, emptied)


class _FactNames:
    """The names that facts of a clipping have in a tree."""

    def __init__(self, tree: Tree, shared: Shared) -> None:
        self.known: Mapping[str, Fact] = tree.facts_in_scope(shared)
        self.taken = {*self.known, *shared.snippets, *RESERVED_FACTS}

    def of_fact(self, name: str, fact: Fact | None) -> str:
        """The name of a fact that means the same, else one that is free."""
        alike = (each for each, other in self.known.items() if fact is not None and _same(fact, other))
        found = next((each for each in alike if each == name or each.startswith(f"{name}_")), None)
        return found or self.free(name)

    def free(self, name: str) -> str:
        """A name that nothing has, from now on taken."""
        new = free_name(name, self.taken)
        self.taken.add(new)
        return new


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts differ in their names at most."""
    return replace(fact, id=other.id) == other


def _snippets(document: Document, shared: Shared, names: _FactNames) -> dict[str, str]:
    """The name of each snippet here: of one with the same words, else one that is free."""
    return {
        name: name if shared.snippets.get(name) == document.plain(("snippets", name)) else names.free(name)
        for name in _entries(document, "snippets")
    }


def _entries(document: Document, collection: str) -> tuple[str, ...]:
    held = document.at((collection,))
    return tuple(held.positions) if isinstance(held, MappingNode) else ()


def _renamed(
    document: Document, ids: Mapping[str, str], facts: Mapping[str, str], snippets: Mapping[str, str]
) -> tuple[Respelling, ...]:
    """The words that speak of something that has another name here."""
    named = [
        (Named(kind, old), new)
        for kind, names in ((NameKind.FACT, facts), (NameKind.SNIPPET, snippets))
        for old, new in names.items()
        if old != new
    ]
    found: list[Respelling] = []
    for word in typed_words(document):
        parts = [part for name, new in named for part in name.parts(word, document.file, new)]
        value = word.scalar.value or ""
        if _is_link(word) and ids.get(value, value) != value:
            parts.append(Replacement(0, len(value), ids[value]))
        if parts:
            found.append(Respelling(word, tuple(sorted(parts))))
    return tuple(found)


def _is_link(word: TypedWord) -> bool:
    return word.type is FieldType.NODE and not word.is_key


def _emptied(document: Document, ids: Container[str], tree: Tree, source: str | None) -> Iterator[WayOut]:
    """The links that lead to no node of the clipping, and cannot mean one of the tree."""
    if source == tree.id:
        return
    for word in typed_words(document, "nodes"):
        value = word.scalar.value
        is_known = value in ids or (source is None and value in tree.nodes)
        if _is_link(word) and value and not is_known:
            yield str(word.path[1]), word.path[2:], value
