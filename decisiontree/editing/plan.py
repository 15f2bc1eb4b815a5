"""Change → proved patches of files. Knows what an author means; leaves text to the splices and proof to `prove`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeGuard, assert_never

from decisiontree.editing.across import rename_across, replace_text
from decisiontree.editing.drafts import Drafts
from decisiontree.editing.layout import place_for, spec_of, specs_at
from decisiontree.editing.locate import refuse_missing, refuse_taken
from decisiontree.editing.operations import Arrange, Assign, Delete, Insert, Operation, RenameKey, Reorder
from decisiontree.editing.prove import Edited, refuse_unfit
from decisiontree.editing.refine import as_typed, refined
from decisiontree.editing.rename import rename_node
from decisiontree.editing.shapes import (
    duplicate,
    extract,
    inline,
    insert_between,
    paste,
    turn_into,
    without_question,
)
from decisiontree.errors import EditRefused
from decisiontree.model import (
    SHARED,
    AddItem,
    AddNode,
    Change,
    ChangeShared,
    DuplicateNode,
    Extract,
    Inline,
    InsertBetween,
    MoveItem,
    PasteNodes,
    Path,
    Plain,
    RemoveItem,
    RemoveNode,
    Rename,
    RenameField,
    RenameNode,
    ReplaceText,
    Retarget,
    SetField,
    SortItems,
    Together,
    TurnInto,
)
from decisiontree.reader import Document, LibraryReading, Scalar, Sequence
from decisiontree.reader import Mapping as MappingNode
from decisiontree.text import Patch

_OfOneNode: TypeAlias = SetField | AddItem | RemoveItem | RemoveNode
_OfOnePlace: TypeAlias = _OfOneNode | RenameField | MoveItem | SortItems | Retarget | AddNode


def plan(change: Change, library: LibraryReading, tree_id: str) -> Mapping[str, Patch]:
    """Proved patches by file, none for a change that changes nothing; raises EditRefused and says why."""
    return {file: edited.patch for file, edited in plan_documents(change, library, tree_id).items()}


def plan_documents(change: Change, library: LibraryReading, tree_id: str) -> Mapping[str, Edited]:
    """Proved patches by file, each with the document that its proof has read; raises EditRefused and says why."""
    drafts = Drafts(library)
    _draft(change, drafts, tree_id)
    return drafts.edited()


def _draft(change: Change, drafts: Drafts, tree_id: str) -> None:  # noqa: C901, PLR0912  one case per kind of change
    if isinstance(change, Rename):
        rename_across(change, drafts, tree_id)
        return
    match change:
        case Together(changes=changes):
            if _are_of_several_nodes(changes):
                _edit(drafts, tree_id, *changes)
                return
            for part in changes:
                _draft(part, drafts, tree_id)
        case ChangeShared(change=shared):
            drafts.begin_shared(tree_id)
            _draft(shared, drafts, SHARED)
        case RenameNode():
            rename_node(change, drafts, tree_id)
        case ReplaceText():
            replace_text(change, drafts)
        case DuplicateNode():
            duplicate(change, drafts, tree_id)
        case InsertBetween():
            insert_between(change, drafts, tree_id)
        case TurnInto():
            turn_into(change, drafts, tree_id)
        case Extract():
            extract(change, drafts, tree_id)
        case Inline():
            inline(change, drafts, tree_id)
        case PasteNodes(links=links):
            paste(change, drafts, tree_id)
            for link in links:
                _draft(link, drafts, tree_id)
        case _:
            _edit(drafts, tree_id, change)


def _are_of_several_nodes(changes: tuple[Change, ...]) -> TypeGuard[tuple[_OfOneNode, ...]]:
    """Whether each is of another node, so that all can be planned against one state of the document."""
    nodes = {change.node for change in changes if isinstance(change, _OfOneNode)}
    return 1 < len(changes) == len(nodes) and None not in nodes


def _edit(drafts: Drafts, tree_id: str, *changes: _OfOnePlace) -> None:
    """Changes of one place each of one file."""
    document = drafts.document(tree_id)
    refuse_unfit(document)
    drafts.edit(document, *(each for change in changes for each in _operations(change, document)))
    for change in changes:
        if isinstance(change, SetField) and change.node is None and change.value is not None:
            written = drafts.current(document)
            drafts.take(written, without_question(written, str(change.field[0])))


def _operations(  # noqa: PLR0911  one case per kind of change
    change: _OfOnePlace, document: Document
) -> tuple[Operation, ...]:
    match change:
        case SetField(node=node, field=field, value=value):
            return _set_field(document, node, field, value)
        case RenameField(node=node, field=field, to=to):
            return (RenameKey((*_root(document, node), *field), to),)
        case Retarget(node=node, link=link, to=to):
            return _set_field(document, node, link, to)
        case AddItem(node=node, field=field, index=index, value=value):
            return _add_item(document, (node, field), index, value)
        case RemoveItem(node=node, field=field, index=index):
            return _remove_item(document, node, (*field, index))
        case MoveItem(node=node, field=field, index=index, to=to):
            return (Reorder((*_root(document, node), *field, _step(document, node, field, index)), to),)
        case SortItems(node=node, field=field, order=order):
            return (Arrange((*_root(document, node), *field), order),)
        case AddNode(node=node, body=body, after=after):
            return _add_node(document, node, body, after)
        case RemoveNode(node=node):
            return (Delete(_root(document, node)),)
        case _:
            assert_never(change)


def _root(document: Document, node: str | None) -> Path:
    """Path of a node, or of the head."""
    if node is None:
        return ()
    refuse_missing(document, node)
    return ("nodes", node)


def _step(document: Document, node: str | None, field: Path, index: int) -> str | int:
    """How an entry is reached: an item of a list by its index, an entry of a mapping by its name."""
    held = document.at((*_root(document, node), *field))
    if isinstance(held, MappingNode) and 0 <= index < len(held.entries):
        return held.entries[index][0].value or ""
    return index


def _set_field(
    document: Document, node: str | None, field: Path, value: Plain | None
) -> tuple[Operation, ...]:
    path = (*_root(document, node), *field)
    old = document.at(path)
    if value is None:
        return () if old is None else (_delete_field(document, node, field),)
    if old is None:
        return _insert_field(document, node, field, value)
    return refined(path, old, as_typed(old, value))


def _short_key(document: Document, node: str | None, field: Path) -> str | None:
    """The key of the field that a word of a list is short for; None where the list has no such words.

    `field` is a field of an entry of the list: in `collect`, the word `serial` is short for `{fact: serial}`.
    """
    if len(field) < 2 or not isinstance(field[-2], int):
        return None
    body = document.at(_root(document, node))
    spec = spec_of(body, field[:-2], is_node=node is not None, file=document.file)
    return spec.fields[0].key if spec is not None and spec.fields and spec.item is not None else None


def _delete_field(document: Document, node: str | None, field: Path) -> Operation:
    """Takes a field away; what is left of an entry becomes a word again where that says the same."""
    path = (*_root(document, node), *field)
    entry, short = document.at(path[:-1]), _short_key(document, node, field)
    # a comment would be lost with the lines it is on
    if isinstance(entry, MappingNode) and short and "#" not in document.text[entry.start : entry.end]:
        kept = [(key.value, value) for key, value in entry.entries if key.value != field[-1]]
        if len(kept) == 1 and kept[0][0] == short and isinstance(kept[0][1], Scalar) and kept[0][1].value:
            return Assign(path[:-1], kept[0][1].value)
    return Delete(path)


def _insert_field(document: Document, node: str | None, field: Path, value: Plain) -> tuple[Operation, ...]:
    """Adds a field with the parents it lacks, at its natural place among its neighbours."""
    root = _root(document, node)
    body = document.at(root)
    known = next(at for at in range(len(field) - 1, -1, -1) if document.at((*root, *field[:at])) is not None)
    if not all(isinstance(step, str) for step in field[known:]):
        raise EditRefused(f"'{_shown(field)}' is not there yet; add the item first")
    for step in reversed(field[known + 1 :]):
        value = {str(step): value}
    key, path = str(field[known]), (*root, *field[:known])
    parent = document.at(path)
    if isinstance(parent, Scalar) and parent.value is None:
        return (Assign(path, {key: value}),)
    short = _short_key(document, node, (*field[:known], key))
    if isinstance(parent, Scalar) and parent.value is not None and short not in (None, key):
        return (Assign(path, {str(short): parent.value, key: value}),)
    if not isinstance(parent, MappingNode):
        raise EditRefused(f"'{_shown(field[:known])}' has no fields, so '{key}' cannot go there")
    specs = specs_at(body, field[:known], is_node=node is not None, file=document.file)
    return (Insert(path, place_for(key, parent, specs), value, key),)


def _add_item(
    document: Document, place: tuple[str | None, Path], index: int, value: Plain
) -> tuple[Operation, ...]:
    node, field = place
    path = (*_root(document, node), *field)
    old = document.at(path)
    match old:
        case None:
            return _insert_field(document, node, field, [value])
        case Sequence():
            return (Insert(path, index, value),)
        case Scalar(value=None):
            return (Assign(path, [value]),)
        case Scalar(value=str(text)):
            return (Assign(path, [value, text] if index == 0 else [text, value]),)
        case _:
            raise EditRefused(f"'{_shown(field)}' is not a list")


def _remove_item(document: Document, node: str | None, field: Path) -> tuple[Operation, ...]:
    root = _root(document, node)
    items = document.at((*root, *field[:-1]))
    if not isinstance(items, Sequence):
        raise EditRefused(f"'{_shown(field[:-1])}' is not a list")
    is_last = len(items.items) == 1 and field[-1] == 0
    spec = spec_of(document.at(root), field[:-1], is_node=node is not None, file=document.file)
    takes_list_along = is_last and spec is not None and not spec.required
    return (Delete((*root, *(field[:-1] if takes_list_along else field))),)


def _add_node(
    document: Document, node: str, body: Mapping[str, Plain], after: str | None
) -> tuple[Operation, ...]:
    refuse_taken(document, node)
    nodes = document.at(("nodes",))
    if nodes is None:
        return _insert_field(document, None, ("nodes",), {node: body})
    if not isinstance(nodes, MappingNode):
        return (Assign(("nodes",), {node: body}),)
    ids = nodes.positions
    if after is not None and after not in ids:
        raise EditRefused(f"there is no node '{after}' to put it after")
    return (Insert(("nodes",), len(nodes.entries) if after is None else ids[after] + 1, dict(body), node),)


def _shown(field: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in field)
