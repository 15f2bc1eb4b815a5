"""Inline: the nodes of a tree are copied to where a node runs it; its outcomes lead on as that node said.

The copy of the node where the tree starts takes the id of the node that ran it, so that links to it hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.locate import refuse_missing
from decisiontree.editing.operations import Assign, Delete, Insert, Operation
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.regions import size
from decisiontree.editing.rename import in_scenarios
from decisiontree.editing.shapes.boundary_checks import (
    refuse_different,
    refuse_ends,
    refuse_more_than_words,
    refuse_noticed,
    runs,
)
from decisiontree.editing.shapes.collections import put_entries, put_gates
from decisiontree.editing.shapes.extract import vacate_id, whole_tree
from decisiontree.editing.shapes.kept import at_end, commented, opened
from decisiontree.editing.shapes.passages import Passage, cut_out, proved, put_in, taken
from decisiontree.editing.text_links import Target, relink_document
from decisiontree.errors import EditRefused
from decisiontree.model import (
    Inline,
    Library,
    Outcome,
    Path,
    Subtree,
    Tree,
    free_name,
    heading_of,
    readable,
)
from decisiontree.reader import Document
from decisiontree.reader import Mapping as MappingNode
from decisiontree.text import Patch
from decisiontree.transitions import links, return_target, shows_more

_LEADS_ON = ("run", "returns", "else")


@dataclass(frozen=True, slots=True)
class _Copy:
    """The nodes to copy with their new ids, where the outcomes lead that are not copied, and those that become steps."""

    runner: Subtree
    called: Tree
    ids: Mapping[str, str]
    ends: Mapping[str, str]
    steps: Mapping[str, str]

    @property
    def is_step(self) -> bool:
        """Whether the node that ran the tree shows something, so that it stays as a step."""
        return shows_more(self.runner)

    def target(self, node: str) -> str:
        """Where a link of a copied node leads."""
        return self.ends.get(node) or self.ids.get(node, node)


def inline(change: Inline, drafts: Drafts, tree_id: str) -> None:
    """Copies the nodes of the tree that a node runs to its place. Raises EditRefused where a rep would notice."""
    refuse_unfit(drafts.document(tree_id))
    library = drafts.library.model
    tree = whole_tree(drafts, tree_id)
    copy = _copy(change, drafts, library, tree)
    source = drafts.document(copy.called.id)
    refuse_unfit(source)
    _put(drafts, tree, copy, source)
    _link(drafts, library, tree, copy)
    _relink(drafts, tree_id, copy)
    facts = tuple(taken(source, ("facts", fact)) for fact in copy.called.facts)
    put_entries(drafts, tree_id, "facts", facts)
    _add_gates(drafts, tree_id, copy)
    _rename_in_tests(drafts, library, tree, copy)
    refuse_noticed(library, drafts.library_after().model, tree_id, copy.called.id)


def _relink(drafts: Drafts, tree_id: str, copy: _Copy) -> None:
    """Lets the links in the texts of the copies show the copies, or what was not copied where it is."""

    def moved(target: Target) -> Target:
        tree, node = target
        return (tree_id, copy.ids[node]) if tree == copy.called.id and node and node in copy.ids else target

    copies = frozenset(copy.ids.values())
    trees = (copy.called.id, tree_id)
    relink_document(
        drafts,
        drafts.document(tree_id),
        trees,
        moved,
        lambda path: path[:1] == ("nodes",) and path[1] in copies,
    )


def _copy(change: Inline, drafts: Drafts, library: Library, tree: Tree) -> _Copy:
    runner = tree.nodes.get(change.node)
    refuse_missing(drafts.document(tree.id), change.node)
    if not isinstance(runner, Subtree):
        raise EditRefused(f"'{change.node}' runs no other tree")
    if runner.run not in library.trees:
        raise EditRefused(f"there is no tree '{runner.run}'")
    called = whole_tree(drafts, runner.run)
    if called.start not in called.nodes:
        raise EditRefused(f"tree '{called.id}' has no start")
    back = _ends(runner, called)
    ends = {node: target for node, target in back.items() if not shows_more(called.nodes[node])}
    steps = {node: target for node, target in back.items() if node not in ends}
    if called.start in back:
        raise EditRefused(f"tree '{called.id}' begins with an outcome")
    refuse_different(library, tree, called, runner)
    refuse_ends(library, tree, called, back)
    return _Copy(runner, called, _ids(tree, called, runner, ends), ends, steps)


def _ends(runner: Subtree, called: Tree) -> dict[str, str]:
    """Where outcomes of the called tree lead to; the others end the call."""
    ends: dict[str, str] = {}
    for node in called.nodes.values():
        target = return_target(runner, node.id)
        if isinstance(node, Outcome) and target is not None:
            refuse_more_than_words(node, called)
            ends[node.id] = target
    return ends


def _ids(tree: Tree, called: Tree, runner: Subtree, ends: Mapping[str, str]) -> dict[str, str]:
    taken_ids = set(tree.nodes)
    ids: dict[str, str] = {}
    if not shows_more(runner) and called.start is not None:
        ids[called.start] = runner.id
    for node in called.nodes:
        if node in ends or node in ids:
            continue
        ids[node] = free_name(node, taken_ids)
        taken_ids.add(ids[node])
    return ids


def _put(drafts: Drafts, tree: Tree, copy: _Copy, source: Document) -> None:
    """Puts the copies behind the node that ran the tree, which goes, or stays as a step."""
    runner = copy.runner.id
    held = runner if copy.is_step else vacate_id(drafts, tree, runner)
    document = drafts.document(tree.id)
    passages = tuple(
        taken(source, ("nodes", node)).renamed(copy.ids[node])
        for node in copy.called.nodes
        if node in copy.ids
    )
    index = list(tree.nodes).index(runner) + 1
    drafts.take(document, put_in(document, ("nodes",), index, passages))
    if copy.is_step:
        _make_step(drafts, tree, copy)
        return
    _keep_words(drafts, tree, copy, held)
    document = drafts.document(tree.id)
    drafts.take(document, cut_out(document, [("nodes", held)]))


def _make_step(drafts: Drafts, tree: Tree, copy: _Copy) -> None:
    root = ("nodes", copy.runner.id)
    _lead_on(drafts, tree.id, root, _LEADS_ON, copy.ids[copy.called.start or ""])
    if copy.runner.content.title is None:
        title = copy.called.title or copy.runner.id
        drafts.edit(drafts.document(tree.id), Insert(root, 0, title, "title"))


def _keep_words(drafts: Drafts, tree: Tree, copy: _Copy, held: str) -> None:
    """What the node that goes said of itself stays as a comment in the copy that takes its place."""
    start = copy.called.nodes[copy.called.start or ""]
    passage = taken(drafts.document(tree.id), ("nodes", held))
    says = set(passage.value) - set(_LEADS_ON)
    if copy.runner.content.title == start.content.title:
        says -= {"title"}
    if not says and not passage.has_comment:
        return
    for node in (held, copy.runner.id):
        drafts.take(drafts.document(tree.id), opened(drafts.document(tree.id), ("nodes", node)))
    document = drafts.document(tree.id)
    lines = _said(taken(document, ("nodes", held)))
    fields = commented(document, ("nodes", held), tuple(passage.value), "subtree")
    if says or any("#" in line[1:] for line in fields):
        lines = (*lines, *fields)
    put_in_node = at_end(document, ("nodes", copy.runner.id), lines)
    drafts.take(document, proved(document, Patch((put_in_node,)), ()))


def _said(passage: Passage) -> tuple[str, ...]:
    """The comments above a node and beside its id."""
    above = tuple(line for line in passage.lines[: passage.at] if line)
    _key, sign, beside = passage.lines[passage.at][passage.width :].partition("#")
    return (*above, sign + beside) if sign else above


def _link(drafts: Drafts, library: Library, tree: Tree, copy: _Copy) -> None:
    """Lets the links of the copies lead on, and keeps the words under which nodes with another id are shown."""
    changes: list[Operation] = []
    titles: list[Operation] = []
    for node in copy.called.nodes.values():
        new = copy.ids.get(node.id)
        if new is None:
            continue
        changes += [
            Assign(("nodes", new, *link.field), copy.target(link.target))
            for link in links(node)
            if copy.target(link.target) != link.target
        ]
        heading = heading_of(library, node)
        if new != node.id and not node.content.title and heading == readable(node.id):
            titles.append(Insert(("nodes", new), 0, heading, "title"))
    drafts.edit(drafts.document(tree.id), *changes)
    for operation in titles:
        drafts.edit(drafts.document(tree.id), operation)
    for node_id, target in copy.steps.items():
        title = heading_of(library, copy.called.nodes[node_id])
        _turn_step(drafts, tree.id, ("nodes", copy.ids[node_id]), target, title)


def _turn_step(drafts: Drafts, tree_id: str, root: Path, target: str, title: str) -> None:
    """An outcome that leads on becomes a step with the same words under the same title."""
    document = drafts.document(tree_id)
    if document.key((*root, "title")) is None:
        drafts.edit(document, Insert(root, 0, title, "title"))
    _lead_on(drafts, tree_id, root, ("outcome", "resolution"), target)


def _lead_on(drafts: Drafts, tree_id: str, root: Path, instead_of: Iterable[str], target: str) -> None:
    """Lets a node lead on by `to`, instead of by what it had."""
    for key in instead_of:
        if drafts.document(tree_id).key((*root, key)) is not None:
            drafts.edit(drafts.document(tree_id), Delete((*root, key)))
    body = drafts.document(tree_id).at(root)
    index = size(body) if isinstance(body, MappingNode) else 0
    drafts.edit(drafts.document(tree_id), Insert(root, index, target, "to"))


def _add_gates(drafts: Drafts, tree_id: str, copy: _Copy) -> None:
    gates = []
    for gate in copy.called.requires:
        if gate.before not in copy.ids or gate.passes not in copy.ids:
            raise EditRefused(f"a requirement of tree '{copy.called.id}' names a node that is not copied")
        gates.append({"before": copy.ids[gate.before], "pass": copy.ids[gate.passes]})
    put_gates(drafts, tree_id, gates)


def _rename_in_tests(drafts: Drafts, library: Library, tree: Tree, copy: _Copy) -> None:
    # only who puts a tree into another pays for what follows its routes
    from decisiontree.routes import trees_met

    for other in drafts.library.scenarios:
        document = drafts.scenarios(other)
        met = set(trees_met(library, other)) if other in library.trees else set()
        if tree.id not in met:
            continue
        lead = "" if other == tree.id else f"{tree.id}/"
        names = {f"{copy.called.id}/{node}": f"{lead}{new}" for node, new in copy.ids.items()}
        operations = tuple(in_scenarios(document, names))
        if operations and sum(caller in met for caller, _ in runs(library, copy.called.id)) > 1:
            raise EditRefused(
                f"the tests in '{document.file}' name nodes of '{copy.called.id}', which runs elsewhere too"
            )
        drafts.edit(document, *operations)
