"""Operations → a patch that proves itself: the new text is read again and must hold exactly the data wanted.

So a wrong guess of a splice can only cost a refusal, never a wrong file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from decisiontree.editing.locate import locate, refuse_line
from decisiontree.editing.operations import (
    Arrange,
    Assign,
    Delete,
    Insert,
    Operation,
    Read,
    RenameKey,
    Reorder,
    applied,
    plain_copy,
    same,
)
from decisiontree.editing.splice_assign import assign
from decisiontree.editing.splice_delete import delete
from decisiontree.editing.splice_insert import insert
from decisiontree.editing.splice_move import arrange, move, rename
from decisiontree.editing.yaml_style import YamlStyle, style_of
from decisiontree.errors import EditRefused
from decisiontree.reader import Document, Mapping, YamlNode, read_document, read_patched, unplaced
from decisiontree.text import Patch, TextEdit

UNFIT = frozenset({"yaml-syntax", "second-document", "unfinished-merge"})
"""Faults with which the nodes are not the whole of the text, so nothing could be proved."""


class Edited(NamedTuple):
    """A proved patch of a document and the document it gives."""

    patch: Patch
    document: Document


def edit(document: Document, operations: tuple[Operation, ...]) -> Edited:
    """The operations, one after the other, as one proved patch; raises EditRefused and says why.

    Operations that do not disturb each other's paths are proved together in one reading.
    """
    refuse_unfit(document)
    if len(operations) > 1 and (together := _all_at_once(document, operations)) is not None:
        return together
    edited = Edited(Patch(()), document)
    for operation in operations:
        step = _prove(edited.document, operation)
        edited = Edited(edited.patch.then(step.patch, document.text), step.document)
    return edited


def refuse_unfit(document: Document) -> None:
    """Raises EditRefused for a text that could not be read as a whole."""
    for fault in document.faults:
        if fault.rule in UNFIT or document.root is None:
            refuse_line(document, fault.place.span.start, fault.message)


def _prove(document: Document, operation: Operation) -> Edited:
    target = locate(document, operation.path)  # says in words what is not there
    if target.is_root and not isinstance(operation, Insert):
        raise EditRefused("the file as a whole can only be edited entry by entry")
    if isinstance(operation, Assign) and same(plain_copy(operation.value), target.node):
        return Edited(Patch(()), document)
    wanted = _wanted(document, (operation,))
    after = document
    for candidate in _candidates(document, operation, style_of(document)):
        patch = Patch((candidate,))
        after = read_patched(document, patch)
        if _is_whole(after) and same(wanted, after.root):
            return Edited(patch, after)
    if same(wanted, document.root):  # moved to where it stands
        return Edited(Patch(()), document)
    raise EditRefused(_why(after))


def _all_at_once(document: Document, operations: tuple[Operation, ...]) -> Edited | None:
    only_values = all(isinstance(operation, Assign | RenameKey) for operation in operations)
    if not only_values and not _are_apart(operations):
        return None
    style = style_of(document)
    firsts = [next(_candidates(document, operation, style), None) for operation in operations]
    edits = [first for first in firsts if first is not None]
    edits.sort(key=lambda candidate: candidate.span)
    try:
        patch = Patch(tuple(edits))
        wanted = _wanted(document, operations)
    except (ValueError, KeyError):
        return None  # one of them lies inside another: they are proved one by one
    after = read_patched(document, patch)
    return Edited(patch, after) if _is_whole(after) and same(wanted, after.root) else None


def _are_apart(operations: tuple[Operation, ...]) -> bool:
    """Whether each is in a node of its own, or in another entry with a name, so that none disturbs another's path."""
    paths = [operation.path for operation in operations]
    named = all(len(path) > 1 and isinstance(path[1], str) for path in paths)
    return named and len({path[:2] for path in paths}) == len(paths)


def _wanted(document: Document, operations: tuple[Operation, ...]) -> Read:
    root: Read = document.root
    for operation in operations:
        root = applied(operation, root)
    return root


def doubt(document: Document) -> str | None:
    """Why the whole text does not hold what its parts were proved to hold; None when it does.

    An edit is proved in the entries that it touches. What is written to disk is proved as a whole once more.
    """
    if not document.lineage:
        return None  # it was read as a whole
    whole = read_document(document.encoded(), document.file)
    for fault in whole.faults:
        line, _column = whole.lines.place(fault.place.span.start)
        return f"line {line}: {fault.message}"
    if document.root is None or whole.root is None or not same(document.root, whole.root):
        line, _column = whole.lines.place(_parting(document.root, whole.root))
        return f"line {line} is not what the editor shows there"
    return None


def _parting(proved: YamlNode | None, read: YamlNode | None) -> int:
    """Where in the text that was read something else stands than was proved."""
    if isinstance(proved, Mapping) and isinstance(read, Mapping):
        for (name, value), (key, item) in zip(unplaced(proved.entries), read.entries, strict=False):
            if name.value != key.value:
                return key.start
            if not same(value, item):
                return max(key.start, _parting(value, item))
    return 0 if read is None else read.start


def _is_whole(document: Document) -> bool:
    return document.root is not None and not any(fault.rule in UNFIT for fault in document.faults)


def _why(tried: Document) -> str:
    """What the reader said of the last try, or that no try gave the data wanted."""
    if _is_whole(tried) or not tried.faults:
        return "this cannot be written without changing something else; nothing was changed"
    return f"this cannot be written: {tried.faults[0].message}"


def _candidates(document: Document, operation: Operation, style: YamlStyle) -> Iterator[TextEdit]:
    match operation:
        case Assign(path=path, value=value):
            return assign(locate(document, path), value, style)
        case Insert(path=path):
            return insert(locate(document, path), operation, style)
        case Delete(path=path):
            return delete(locate(document, path), style.newline)
        case Reorder(path=path, to=to):
            return move(locate(document, path), to, style.newline)
        case Arrange(path=path, order=order):
            return arrange(locate(document, path), order, style.newline)
        case RenameKey(path=path, key=key):
            return rename(locate(document, path), key)
        case _:
            assert_never(operation)
