"""What a paste does besides putting nodes in: links to fill, facts that come along, links that lead nowhere now. Words only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisiontree.display import plural
from decisiontree.editing import pasting_of
from decisiontree.model import PasteNodes, SetField, Tree
from decisiontree.tui import intents
from decisiontree.tui.clipboard.clipboard import Clipboard
from decisiontree.tui.headline import name_in
from decisiontree.workbench import Workspace

NAMED = 4
"""How many names a message has room for."""


def consequences(workspace: Workspace, tree_id: str, held: Clipboard, change: PasteNodes) -> Iterator[str]:
    """What the author should know of a paste into a tree, before it is done."""
    if held.is_move(tree_id):
        yield from _of_move(workspace.tree(tree_id) or Tree(id=tree_id), change)
        return
    yield from _of_copy(workspace, workspace.tree(tree_id) or Tree(id=tree_id), held, change)
    source = workspace.tree(held.source) if held.cut and held.source is not None else None
    if source is not None:
        yield from _left_behind(source, held)


def _of_move(tree: Tree, change: PasteNodes) -> Iterator[str]:
    emptied = next((link for link in change.links if isinstance(link, SetField) and link.value is None), None)
    if emptied is not None:
        yield f"the link from {name_in(tree, emptied.node)} is empty now"


def _of_copy(workspace: Workspace, tree: Tree, held: Clipboard, change: PasteNodes) -> Iterator[str]:
    first, entry = next(iter(change.ids.items()))
    if entry != first:
        yield f"its id here is '{entry}'"
    pasting = pasting_of(held.clipping, change, workspace.library, tree)
    written = {(link.node, link.field) for link in change.links if isinstance(link, SetField)}
    origin = (workspace.tree(held.source) if held.source is not None else None) or tree
    ways = ((node, field) for node, field, _target in pasting.emptied)
    to_fill = [node for node, field in ways if (change.ids[node], field) not in written]
    if to_fill:
        names = (name_in(origin, node) for node in to_fill)
        yield f"{plural(len(to_fill), 'link')} to fill in {_named(names)}"
    added = [new if old == new else f"{new} (was {old})" for old, new in pasting.facts.items()]
    if added:
        yield f"facts added: {_named(added)}"
    shared = (*pasting.snippets.values(), *pasting.authorities)
    if shared:
        yield f"added to library.yaml: {_named(shared)}"


def _left_behind(source: Tree, held: Clipboard) -> Iterator[str]:
    gone = frozenset(held.nodes)
    nowhere = [
        name_in(source, parent) if parent is not None else "the tree"
        for node in held.nodes
        for parent, _ in intents.referrers(source, node)
        if parent not in gone
    ]
    if nowhere:
        lead = "leads" if len(nowhere) == 1 else "lead"
        yield f"{plural(len(nowhere), 'link')} of '{source.id}' {lead} nowhere now: {_named(nowhere)}"


def _named(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:NAMED]) + ("…" if len(listed) > NAMED else "")
