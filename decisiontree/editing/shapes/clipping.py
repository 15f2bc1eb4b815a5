"""A clipping: nodes of a tree as YAML, with the facts, snippets and authorities that they need, to be pasted elsewhere."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, replace

from decisiontree.editing.across import Named, NameKind
from decisiontree.editing.compose import entry_text
from decisiontree.editing.operations import Read
from decisiontree.editing.prove import UNFIT, refuse_unfit
from decisiontree.editing.shapes.boundary_checks import facts_used
from decisiontree.editing.shapes.new_tree import block_lines, is_spaced, proved_text
from decisiontree.editing.shapes.passages import Passage, taken
from decisiontree.editing.typed_words import typed_words
from decisiontree.editing.yaml_style import style_of
from decisiontree.errors import EditRefused
from decisiontree.model import Tree, is_id
from decisiontree.reader import CONTENT, KINDS, Document, LibraryReading, Mapping, read_document

CLIPPING_FILE = "clipboard.yaml"
"""What messages call the text; it is on no disk."""
_FIELDS = frozenset(
    spec.key for spec in (*CONTENT, *(spec for kind in KINDS.values() for spec in kind.fields))
)
_NO_NODES = (
    "that is not the YAML of nodes: a node begins with its id and ':', and its fields are indented below it"
)


@dataclass(frozen=True, slots=True)
class Clipping:
    """Nodes to be pasted, as a document with `nodes` and, where they need more, `facts`, `snippets` and `authority`."""

    document: Document

    @property
    def nodes(self) -> tuple[str, ...]:
        """Their ids, first the one where they are entered."""
        held = self.document.at(("nodes",))
        return tuple(held.positions) if isinstance(held, Mapping) else ()


def clipping_of(library: LibraryReading, tree_id: str, nodes: SequenceOf[str]) -> Clipping:
    """Some nodes of a tree, in this order, as their author wrote them. Raises EditRefused."""
    document = library.trees[tree_id].document
    refuse_unfit(document)
    tree = library.trees[tree_id].tree or Tree(id=tree_id)
    style = replace(style_of(document), quotes={}, newline="\n")
    passages = tuple(taken(document, ("nodes", node)) for node in nodes)
    wanted: dict[str, Read] = {}
    lines: list[str] = []
    for name, entries in _needs(library, tree, nodes):
        wanted[name] = {entry.key: entry.value for entry in entries}
        lines += [f"{name}:", *block_lines(entries, style, spaced=False)]
    gates = [
        {"before": gate.before, "pass": gate.passes}
        for gate in tree.requires
        if gate.before in nodes and gate.passes in nodes
    ]
    if gates:
        wanted["requires"] = gates
        lines += entry_text("requires", gates, 0, style).split("\n")
    wanted["nodes"] = {passage.key: passage.value for passage in passages}
    lines += ["nodes:", *block_lines(passages, style, spaced=is_spaced(document))]
    return Clipping(
        read_document(proved_text(read_document("", CLIPPING_FILE), lines, wanted), CLIPPING_FILE)
    )


def read_clipping(text: str) -> Clipping:
    """The nodes that a text from elsewhere contains: bare, or in a file of theirs. Raises EditRefused where it contains none."""
    text = textwrap.dedent(text)
    document = _read(text)
    if isinstance(document.root, Mapping) and document.root.entry("nodes") is None:
        document = _read("nodes:\n" + textwrap.indent(text, "  "))
    clipping = Clipping(document)
    for node in clipping.nodes:
        body = document.at(("nodes", node))
        keys = [key.value for key, _value in body.entries] if isinstance(body, Mapping) else []
        if not is_id(node) or _FIELDS.isdisjoint(keys):
            raise EditRefused(f"'{node}' is not a node; {_NO_NODES}" if is_id(node) else _NO_NODES)
    if not clipping.nodes:
        raise EditRefused(_NO_NODES)
    return clipping


def _read(text: str) -> Document:
    document = read_document(text, CLIPPING_FILE)
    for fault in document.faults:
        if fault.rule in UNFIT:
            line, _column = document.lines.place(fault.place.span.start)
            raise EditRefused(f"line {line} of what was pasted is not YAML: {fault.message}")
    return document


def _needs(
    library: LibraryReading, tree: Tree, nodes: SequenceOf[str]
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """The declarations that the nodes speak of, by their collection; those of the tree before those of the library."""
    used = facts_used(library.model, replace(tree, anytime=()), nodes)
    own = library.trees[tree.id].document
    facts = [taken(own, ("facts", fact)) for fact in tree.facts if fact in used]
    shared = library.shared
    if shared is not None:
        of_all = (fact for fact in shared.shared.facts if fact in used and fact not in tree.facts)
        facts += [taken(shared.document, ("facts", fact)) for fact in of_all]
    if facts:
        yield "facts", tuple(facts)
    if shared is None:
        return
    snippets = tuple(
        taken(shared.document, ("snippets", name)) for name in shared.shared.snippets if name in used
    )
    if snippets:
        yield "snippets", snippets
    named = _authorities(own, frozenset(nodes), frozenset(shared.shared.authority))
    authorities = tuple(
        taken(shared.document, ("authority", name)) for name in shared.shared.authority if name in named
    )
    if authorities:
        yield "authority", authorities


def _authorities(document: Document, nodes: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    """The authorities that some nodes name."""
    words = [word for word in typed_words(document, "nodes") if word.path[1] in nodes]
    named = {name: Named(NameKind.AUTHORITY, name) for name in names}
    return frozenset(
        name for name, each in named.items() if any(each.parts(word, document.file) for word in words)
    )
