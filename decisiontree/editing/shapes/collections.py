"""Entries of a file's head: facts, snippets and requirements put in, and taken away with the last of them."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf

from decisiontree.editing.drafts import Drafts
from decisiontree.editing.operations import Delete, Insert
from decisiontree.editing.regions import size
from decisiontree.editing.shapes.passages import Passage, put_in
from decisiontree.model import Path
from decisiontree.reader import Mapping, Sequence

_BEHIND: MappingOf[str, tuple[str, ...]] = {
    "facts": ("nodes", "snippets", "topics", "incidents"),
    "snippets": ("topics", "incidents"),
    "authority": ("facts", "snippets", "topics", "incidents"),
}
"""What people write behind each collection, in a tree and in library.yaml."""


def put_entries(drafts: Drafts, tree_id: str, collection: str, passages: SequenceOf[Passage]) -> None:
    """Puts entries behind those that a collection of a file has."""
    if not passages:
        return
    target = drafts.document(tree_id)
    held = target.at((collection,))
    if isinstance(held, Mapping) and held.entries:
        drafts.take(target, put_in(target, (collection,), len(held.entries), passages))
        return
    if held is not None:
        drafts.edit(target, Delete((collection,)))
    root = drafts.document(tree_id).root
    names = [key.value for key, _value in root.entries] if isinstance(root, Mapping) else []
    behind = _BEHIND.get(collection, ())
    index = min((names.index(name) for name in behind if name in names), default=len(names))
    lines = tuple(f"  {line}" if line else "" for passage in passages for line in passage.lines)
    whole = (f"{collection}:", *lines) if all(passage.lines for passage in passages) else ()
    values = {passage.key: passage.value for passage in passages}
    drafts.edit(drafts.document(tree_id), Insert((), index, values, collection, whole))


def put_gates(drafts: Drafts, tree_id: str, gates: SequenceOf[MappingOf[str, str]]) -> None:
    """Puts requirements behind those that a tree has."""
    for gate in gates:
        document = drafts.document(tree_id)
        held = document.at(("requires",))
        if held is not None:
            count = len(getattr(held, "items", ()))
            drafts.edit(document, Insert(("requires",), count, gate))
            continue
        names = [key.value for key, _value in getattr(document.root, "entries", ())]
        drafts.edit(document, Insert((), names.index("nodes"), [gate], "requires"))


def drop_entries(drafts: Drafts, tree_id: str, path: Path, gone: SequenceOf[str] | SequenceOf[int]) -> None:
    """Takes entries of a head's collection away, and with the last one the collection."""
    held = drafts.document(tree_id).at(path)
    if gone and isinstance(held, Mapping | Sequence) and len(gone) == size(held):
        drafts.edit(drafts.document(tree_id), Delete(path))
        return
    for entry in gone:
        drafts.edit(drafts.document(tree_id), Delete((*path, entry)))
