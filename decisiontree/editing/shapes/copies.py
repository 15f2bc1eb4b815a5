"""DuplicateNode and InsertBetween: a node more, as a copy of another, or in the middle of a link."""

from __future__ import annotations

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.locate import refuse_missing, refuse_taken
from decisiontree.editing.operations import Assign, Delete, Insert
from decisiontree.editing.prove import refuse_unfit
from decisiontree.editing.shapes.bodies import BETWEEN, body_between
from decisiontree.editing.shapes.passages import put_in, taken
from decisiontree.errors import EditRefused
from decisiontree.model import DuplicateNode, InsertBetween, Path
from decisiontree.reader import Document, Mapping, Scalar


def duplicate(change: DuplicateNode, drafts: Drafts, tree_id: str) -> None:
    """Puts a copy behind a node; ids that the node had before are no ids of the copy. Raises EditRefused."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    ids = _node_ids(document)
    refuse_taken(document, change.to)
    refuse_missing(document, change.node)
    passage = taken(document, ("nodes", change.node)).renamed(change.to)
    drafts.take(document, put_in(document, ("nodes",), ids.index(change.node) + 1, (passage,)))
    copied = drafts.document(tree_id)
    if copied.key(("nodes", change.to, "was")) is not None:
        drafts.edit(copied, Delete(("nodes", change.to, "was")))


def insert_between(change: InsertBetween, drafts: Drafts, tree_id: str) -> None:
    """Puts a new node into a link. Raises EditRefused."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    refuse_taken(document, change.new)
    if change.kind not in BETWEEN:
        why = (
            "ends the call, so nothing can come after it"
            if change.kind == "outcome"
            else "is not a kind of node"
        )
        raise EditRefused(f"'{change.kind}' {why}; it can be {', '.join(BETWEEN[:-1])} or {BETWEEN[-1]}")
    link = _link(document, change)
    target = document.at(link)
    if not isinstance(target, Scalar) or not target.value:
        raise EditRefused("there is no link to put a node into")
    ids = _node_ids(document)
    index = len(ids)
    if change.node in ids:
        index = ids.index(change.node) + 1
    elif target.value in ids:
        index = ids.index(target.value)
    body = body_between(change.kind, change.node, target.value)
    drafts.edit(document, Insert(("nodes",), index, dict(body), change.new))
    drafts.edit(drafts.document(tree_id), Assign(link, change.new))


def _link(document: Document, change: InsertBetween) -> Path:
    """Path of the link from the root of the file; a requirement names nodes, and leads nowhere."""
    if change.link[:1] == ("requires",):
        raise EditRefused("a requirement leads nowhere, so nothing can be put into it")
    if change.node is None:
        return change.link
    refuse_missing(document, change.node)
    return ("nodes", change.node, *change.link)


def _node_ids(document: Document) -> list[str]:
    """The ids of all nodes, in the order of the file."""
    nodes = document.at(("nodes",))
    if not isinstance(nodes, Mapping):
        raise EditRefused("the tree has no nodes yet")
    return [key.value or "" for key, _value in nodes.entries]
