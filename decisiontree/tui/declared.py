"""Where what a field names is declared: a fact, an authority, a tree, a limit. Pure data, no screen."""

from __future__ import annotations

import re

from decisiontree.editing import NameKind
from decisiontree.model import Path
from decisiontree.reader import LibraryReading
from decisiontree.tui.card import CardField, Editor
from decisiontree.tui.raw import OF_SHARED

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SETTING = ("set", "add")


def declared_at(
    library: LibraryReading, tree_id: str, field: CardField, cursor: int = 0
) -> tuple[str, Path] | None:
    """The file and the path of what a field names; in a condition the fact at the cursor, else its first one."""
    shared = library.shared
    if field.path[:1] == (OF_SHARED,):
        return None if shared is None else (shared.document.file, field.path[1:])
    kind = field.creates.kind if field.creates is not None else NameKind.FACT
    if kind is NameKind.TREE:
        run = library.trees.get(field.value)
        return None if run is None else (run.document.file, ())
    if kind is NameKind.AUTHORITY:
        is_there = shared is not None and field.value in library.model.shared.authority
        return (shared.document.file, ("authority", field.value)) if shared and is_there else None
    places = (_fact_at(library, tree_id, name) for name in _facts_named(field, cursor))
    return next((place for place in places if place is not None), None)


def _facts_named(field: CardField, cursor: int) -> list[str]:
    if field.editor is Editor.CONDITION:
        names = [*_NAME.finditer(field.value)]
        return [
            each.group() for each in sorted(names, key=lambda each: not each.start() <= cursor <= each.end())
        ]
    if field.creates is not None:
        return [field.value]
    return [str(name) for key, name in zip(field.path, field.path[1:], strict=False) if key in _SETTING]


def _fact_at(library: LibraryReading, tree_id: str, name: str) -> tuple[str, Path] | None:
    tree = library.trees[tree_id]
    if tree.tree is not None and name in tree.tree.facts:
        return tree.document.file, ("facts", name, "label")
    if library.shared is not None and name in library.model.shared.facts:
        return library.shared.document.file, ("facts", name, "label")
    return None
