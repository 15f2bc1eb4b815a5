"""The version of a tree: a hash of what it means, whatever its comments and line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from decisiontree.model import Assignments, Field, Library, Subtree, TextItem, item_path

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def trees_run(library: Library, tree_id: str) -> tuple[str, ...]:
    """The tree and every tree that it runs, directly or not, the tree itself first."""
    found = {tree_id: None}
    waiting = [tree_id]
    while waiting:
        tree = library.trees.get(waiting.pop(0))
        for node in tree.nodes.values() if tree is not None else ():
            if isinstance(node, Subtree) and node.run in library.trees and node.run not in found:
                found[node.run] = None
                waiting.append(node.run)
    return tuple(found)


def tree_version(library: Library, tree_id: str) -> str:
    """Twelve hexadecimal digits that change whenever the tree, a tree it runs or what they share changes its meaning."""
    trees = [_plain(library.trees[tree]) for tree in trees_run(library, tree_id) if tree in library.trees]
    return sha256(repr((trees, _plain(library.shared))).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _plain(part: object) -> object:
    if isinstance(part, Field) and part.when is None:
        return part.fact  # so that a tree without such conditions keeps the version that it has always had
    if isinstance(part, TextItem) and part.when is None:
        return part.text
    if is_dataclass(part) and not isinstance(part, type):
        inner = [(name, _plain(_alone(name, held))) for name, held in _fields(part) if not _is_nothing(held)]
        return type(part).__name__, inner
    if isinstance(part, Mapping):
        return [(key, _plain(held)) for key, held in part.items()]
    if isinstance(part, tuple | list):
        return [_plain(held) for held in part]
    if isinstance(part, frozenset):
        return sorted(part)
    return str(part)


def _fields(part: DataclassInstance) -> Iterator[tuple[str, object]]:
    """The fields of a part by name; what it assigns counts as fields of its own, as the file has them."""
    for field in fields(part):
        held = getattr(part, field.name)
        if isinstance(held, Assignments):
            yield from _fields(held)
        else:
            yield field.name, held


def _alone(field: str, held: object) -> object:
    """The single text of a field that takes a list: written with or without the list, it means the same."""
    if not isinstance(held, tuple) or not held or not isinstance(held[0], TextItem):
        return held
    return held[0] if item_path(field, held, 0) == (field,) else held


def _is_nothing(held: object) -> bool:
    # a field that a later version of the model adds changes no hash while it is left at nothing; 0 is something
    return held is None or held is False or held == ()
