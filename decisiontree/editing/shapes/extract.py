"""Extract: a part of a tree becomes a tree of its own, and a node that runs it takes its place.

The node where the part is entered leaves its id to the node that runs the new tree, and every node that the part leads
to gets an outcome of its own id there: so no link changes, neither in the part nor outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.operations import Insert, RenameKey
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.rename import rename_in_tests
from decisiontree.editing.shapes.boundary_checks import (
    facts_apart,
    refuse_noticed,
    refuse_unshareable,
    runs,
)
from decisiontree.editing.shapes.collections import drop_entries, put_entries
from decisiontree.editing.shapes.new_tree import ExtractedPart, shared_file, tree_file
from decisiontree.editing.shapes.passages import cut_out, taken
from decisiontree.editing.text_links import Target, relink, relink_document
from decisiontree.errors import EditRefused
from decisiontree.files import LIBRARY_FILE, TREE_SUFFIX, why_reserved
from decisiontree.guards import given_facts
from decisiontree.model import (
    SHARED,
    Extract,
    Library,
    Node,
    Outcome,
    Plain,
    Subtree,
    Tree,
    Unreadable,
    heading_of,
    is_id,
)
from decisiontree.reader import Document
from decisiontree.transitions import head_links, links

_ANYTIME = "anytime"
"""`anytime/…` is an answer of a test."""


def extract(change: Extract, drafts: Drafts, tree_id: str) -> None:
    """Makes a tree of a part of a tree. Raises EditRefused where a rep would notice."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    library = drafts.library.model
    tree = whole_tree(drafts, tree_id)
    _refuse_unready(change, drafts, tree)
    part = _part(change, library, tree, drafts)
    new_file = PurePath(document.file).with_name(change.to + TREE_SUFFIX).as_posix()
    drafts.create(new_file, tree_file(document, tree, part))
    _share(drafts, document, part)
    _leave(drafts, tree, _runner(library, tree, change.to, part), part)
    _join_incidents(drafts, tree_id, change.to)
    _relink(drafts, tree_id, change.to, part)
    moved = {node: f"{change.to}/{node}" for node in part.nodes}
    rename_in_tests(drafts, tree_id, moved, moved)
    refuse_noticed(library, drafts.library_after().model, tree_id, change.to)


def whole_tree(drafts: Drafts, tree_id: str) -> Tree:
    """The tree, all nodes of which could be read. Raises EditRefused."""
    tree = drafts.tree(tree_id)
    if tree is None:
        raise EditRefused(f"tree '{tree_id}' could not be read, so it is not known where its nodes go")
    for node in tree.nodes.values():
        if isinstance(node, Unreadable):
            raise EditRefused(f"node '{node.id}' must be fixed first: it is not known where it goes")
    return tree


def _refuse_unready(change: Extract, drafts: Drafts, tree: Tree) -> None:
    if not is_id(change.to) or change.to == _ANYTIME:
        raise EditRefused(
            f"'{change.to}' cannot be a tree's id: use lower-case letters, digits, '_' and '-' only"
        )
    if why := why_reserved(change.to):
        raise EditRefused(f"no tree can be called '{change.to}': {why}")
    if change.to in drafts.library.trees:
        raise EditRefused(f"there is a tree '{change.to}' already")
    for node in change.nodes:
        if node not in tree.nodes:
            raise EditRefused(f"there is no node '{node}'")


def _part(change: Extract, library: Library, tree: Tree, drafts: Drafts) -> ExtractedPart:
    wanted = _wanted(change, library, tree)
    nodes = tuple(node for node in tree.nodes if node in wanted)
    entry = _entry(tree, nodes, change.nodes)
    exits = [link.target for node in nodes for link in links(tree.nodes[node])]
    tests = drafts.library.scenarios.get(tree.id)
    given = {fact for scenario in (tests.scenarios if tests else ()) for fact in scenario.given}
    facts = facts_apart(library, tree, nodes, entry, given)
    refuse_unshareable(library, tree, facts.shared)
    return ExtractedPart(
        nodes,
        entry,
        tuple(node for node in dict.fromkeys(exits) if node not in wanted and node in tree.nodes),
        facts,
        _gates(tree, nodes, entry),
    )


def _wanted(change: Extract, library: Library, tree: Tree) -> frozenset[str]:
    """The nodes that go. Outcomes go only with a part that nothing comes back from; else the calls end where they did.

    Other trees may wait for them, and a tree of which some ways come back and others end the call is hard to follow.
    """
    asked = frozenset(change.nodes)
    steps = frozenset(node for node in asked if not _is_end(tree.nodes[node]))
    if not steps:
        raise EditRefused("an outcome alone cannot become a tree")
    comes_back = any(
        link.target in tree.nodes and link.target not in asked
        for node in asked
        for link in links(tree.nodes[node])
    )
    return steps if comes_back or any(runs(library, tree.id)) else asked


def _is_end(node: Node) -> bool:
    """An outcome, or a hand-over to another tree."""
    return isinstance(node, Outcome) or (
        isinstance(node, Subtree) and not node.returns and node.otherwise is None
    )


def _entry(tree: Tree, part: tuple[str, ...], asked: tuple[str, ...]) -> str:
    """The one node that is entered from outside."""
    entered = {
        link.target: f"'{node.id}'"
        for node in tree.nodes.values()
        if node.id not in part
        for link in links(node)
        if link.target in part
    }
    heads = (link for link in head_links(tree) if link.target in part and link.field[0] != "requires")
    entered |= {link.target: f"'{link.field[0]}'" for link in heads}
    if len(entered) > 1:
        first = next((node for node in asked if node in entered), "")
        other, source = next((node, source) for node, source in entered.items() if node != first)
        raise EditRefused(
            f"{source} leads to '{other}' and other ways to '{first}'; a part must be entered through one node only"
        )
    return next(iter(entered), next((node for node in asked if node in part), part[0]))


def _gates(tree: Tree, part: tuple[str, ...], entry: str) -> tuple[int, ...]:
    """The requirements that concern the part alone."""
    moved = []
    for index, gate in enumerate(tree.requires):
        both = (gate.before, gate.passes)
        if all(node not in part or node == entry for node in both):
            continue
        if not all(node in part for node in both):
            raise EditRefused(
                f"the requirement to pass '{gate.passes}' before '{gate.before}' would reach from one tree into another"
            )
        moved.append(index)
    return tuple(moved)


def _share(drafts: Drafts, document: Document, part: ExtractedPart) -> None:
    """Moves the facts that both sides use to library.yaml."""
    facts = tuple(taken(document, ("facts", fact)) for fact in part.facts.shared)
    if not facts:
        return
    if drafts.library.shared is None:
        file = PurePath(document.file).with_name(LIBRARY_FILE).as_posix()
        drafts.create(file, shared_file(document, facts))
        return
    put_entries(drafts, SHARED, "facts", facts)


def _runner(library: Library, tree: Tree, new: str, part: ExtractedPart) -> Mapping[str, Plain]:
    """The node that runs the new tree; where facts are asked before it, they are asked under the same title as now."""
    body: dict[str, Plain] = {"run": new}
    if part.entry == tree.start and given_facts(library, tree.id):
        body = {"title": heading_of(library, tree.nodes[part.entry]), **body}
    if part.exits:
        body["returns"] = {node: node for node in part.exits}
    return body


def _leave(drafts: Drafts, tree: Tree, runner: Mapping[str, Plain], part: ExtractedPart) -> None:
    """Puts the node that runs the new tree where the part was entered, and takes the part away."""
    held = vacate_id(drafts, tree, part.entry)
    index = list(tree.nodes).index(part.entry)
    drafts.edit(drafts.document(tree.id), Insert(("nodes",), index, runner, part.entry))
    gone = [held if node == part.entry else node for node in part.nodes]
    document = drafts.document(tree.id)
    drafts.take(document, cut_out(document, [("nodes", node) for node in gone]))
    drop_entries(drafts, tree.id, ("facts",), [*part.facts.moved, *part.facts.shared])
    drop_entries(drafts, tree.id, ("requires",), [*reversed(part.gates)])


def vacate_id(drafts: Drafts, tree: Tree, node: str) -> str:
    """Gives a node that is about to go an id that nobody has, so that another can have its own; the answer is that id."""
    held = f"{node}-0"
    while held in tree.nodes:
        held += "0"
    drafts.edit(drafts.document(tree.id), RenameKey(("nodes", node), held))
    return held


def _relink(drafts: Drafts, tree_id: str, new: str, part: ExtractedPart) -> None:
    """Lets links in texts show what they showed: the nodes of the part are nodes of the new tree."""

    def moved(target: Target) -> Target:
        return (new, target[1]) if target[0] == tree_id and target[1] in part.nodes else target

    relink(drafts, moved)
    file = PurePath(drafts.document(tree_id).file).with_name(new + TREE_SUFFIX).as_posix()
    relink_document(drafts, drafts.created(file), (tree_id, new), moved)


def _join_incidents(drafts: Drafts, tree_id: str, new: str) -> None:
    """An incident that concerns the tree concerns the part of it."""
    shared = drafts.library.shared
    for index, incident in enumerate(shared.shared.incidents if shared is not None else ()):
        if tree_id in incident.trees:
            at = incident.trees.index(tree_id) + 1
            drafts.edit(drafts.document(SHARED), Insert(("incidents", index, "trees"), at, new))
