"""PasteNodes: a clipping goes into a tree; what was cut leaves the tree that it comes from, in the same step."""

from __future__ import annotations

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.operations import data_of
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.shapes.boundary_checks import facts_apart
from decisiontree.editing.shapes.clipping import read_clipping
from decisiontree.editing.shapes.collections import drop_entries, put_entries, put_gates
from decisiontree.editing.shapes.passages import Passage, cut_out, put_in, taken
from decisiontree.editing.shapes.pasting import Pasting, pasting_of
from decisiontree.editing.text_links import Target, relink, relink_document
from decisiontree.errors import EditRefused
from decisiontree.model import SHARED, PasteNodes, Tree, Unreadable
from decisiontree.reader import Document, Mapping, Sequence


def paste(change: PasteNodes, drafts: Drafts, tree_id: str) -> None:
    """Puts the nodes of a clipping into a tree. Raises EditRefused."""
    refuse_unfit(drafts.document(tree_id))
    if change.cut and change.source == tree_id:
        _move(change, drafts, tree_id)
        return
    tree = drafts.tree(tree_id) or Tree(id=tree_id)
    pasting = pasting_of(read_clipping(change.text), change, drafts.library, tree)
    _refuse_taken(change, drafts.document(tree_id))
    passages = [taken(pasting.document, ("nodes", node)).renamed(new) for node, new in change.ids.items()]
    _put_nodes(drafts, tree_id, passages, change.after)
    _declare(drafts, tree_id, pasting)
    _put_gates(drafts, tree_id, change, pasting)
    _relink_copies(drafts, tree_id, change)
    if change.cut and change.source is not None:
        _take_out(drafts, tree_id, change.source, change)


def _refuse_taken(change: PasteNodes, document: Document) -> None:
    for new in change.ids.values():
        if document.key(("nodes", new)) is not None:
            raise EditRefused(f"there is a node '{new}' already")


def _move(change: PasteNodes, drafts: Drafts, tree_id: str) -> None:
    """Puts nodes of a tree behind another one of it, which is none of them."""
    document = drafts.document(tree_id)
    if change.after in change.ids:
        raise EditRefused(f"'{change.after}' is among the nodes that were cut; choose another place")
    paths = [("nodes", node) for node in change.ids]
    nodes = document.at(("nodes",))
    if not isinstance(nodes, Mapping) or len(paths) == len(nodes.entries):
        return
    passages = [taken(document, path) for path in paths]
    drafts.take(document, cut_out(document, paths))
    _put_nodes(drafts, tree_id, passages, change.after)


def _put_nodes(drafts: Drafts, tree_id: str, passages: list[Passage], after: str | None) -> None:
    document = drafts.document(tree_id)
    nodes = document.at(("nodes",))
    if not isinstance(nodes, Mapping) or after not in nodes.positions:
        put_entries(drafts, tree_id, "nodes", passages)
        return
    drafts.take(document, put_in(document, ("nodes",), nodes.positions[after] + 1, passages))


def _declare(drafts: Drafts, tree_id: str, pasting: Pasting) -> None:
    """Declares what the nodes speak of and the tree does not know; what all trees share in library.yaml."""
    document = pasting.document
    put_entries(drafts, tree_id, "facts", [taken(document, ("facts", new)) for new in pasting.facts.values()])
    snippets = [taken(document, ("snippets", old)).renamed(new) for old, new in pasting.snippets.items()]
    authorities = [taken(document, ("authority", name)) for name in pasting.authorities]
    if snippets or authorities:
        drafts.begin_shared(tree_id)
        put_entries(drafts, SHARED, "snippets", snippets)
        put_entries(drafts, SHARED, "authority", authorities)


def _put_gates(drafts: Drafts, tree_id: str, change: PasteNodes, pasting: Pasting) -> None:
    """Puts the requirements of a part that goes into another tree there; respelling has given them the new ids."""
    gates = pasting.document.at(("requires",))
    if change.source != tree_id and isinstance(gates, Sequence):
        put_gates(drafts, tree_id, [data_of(gate) for gate in gates.items])


def _relink_copies(drafts: Drafts, tree_id: str, change: PasteNodes) -> None:
    """Lets the links in the texts of the pasted nodes show each other, or what was not copied where it is."""
    source = change.source if change.source in drafts.library.trees else None
    before = tree_id if source is None else source
    pasted = frozenset(change.ids.values())

    def moved(target: Target) -> Target:
        new = change.ids.get(target[1] or "")
        return (tree_id, new) if new is not None and target[0] == before else target

    relink_document(
        drafts,
        drafts.document(tree_id),
        (before, tree_id),
        moved,
        lambda path: path[:1] == ("nodes",) and path[1] in pasted,
    )


def _take_out(drafts: Drafts, tree_id: str, source: str, change: PasteNodes) -> None:
    """Takes what was cut out of its tree, with the facts and requirements that concern it alone; texts follow it."""
    library, document, tree = drafts.library.model, drafts.document(source), drafts.tree(source)
    refuse_unfit(document)
    nodes = tuple(change.ids)
    drafts.take(document, cut_out(document, [("nodes", node) for node in nodes]))
    if tree is not None and not any(isinstance(node, Unreadable) for node in tree.nodes.values()):
        tests = drafts.library.scenarios.get(source)
        given = {fact for scenario in (tests.scenarios if tests else ()) for fact in scenario.given}
        alone = facts_apart(library, tree, nodes, nodes[0], given).moved
        drop_entries(drafts, source, ("facts",), alone)
        gates = [at for at, gate in enumerate(tree.requires) if {gate.before, gate.passes} <= {*nodes}]
        drop_entries(drafts, source, ("requires",), gates[::-1])

    def moved(target: Target) -> Target:
        new = change.ids.get(target[1] or "")
        return (tree_id, new) if new is not None and target[0] == source else target

    relink(drafts, moved)
