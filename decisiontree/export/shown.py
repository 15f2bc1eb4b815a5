"""The model as a page shows it: no text in it holds a character that nobody sees and nothing needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace

from decisiontree.model import Library, Scenario, Shared, Tree
from decisiontree.text import without_unseen


def as_shown(library: Library) -> Library:
    """The library with every text and every id below a tree's own as they are read; what needs no change is not copied.

    An entry whose name then reads as another's is left out: the one that bears the name openly stays.
    """
    shared = _shown(library.shared)
    trees = {tree_id: _shown(tree) for tree_id, tree in library.trees.items()}
    assert isinstance(shared, Shared)  # noqa: S101  as it was
    return replace(
        library,
        shared=shared,
        trees={tree_id: tree for tree_id, tree in trees.items() if isinstance(tree, Tree)},
    )


def scenario_as_shown(scenario: Scenario) -> Scenario:
    """The same for a scenario."""
    shown = _shown(scenario)
    assert isinstance(shown, Scenario)  # noqa: S101  as it was
    return shown


def _shown(value: object) -> object:
    kind = type(value)
    if kind is str:  # an enumeration is a text as well, and ours
        return without_unseen(str(value))
    if isinstance(value, tuple) and kind is tuple:
        parts = tuple(map(_shown, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Mapping):
        return _entries(value)
    changes = {}
    for name in getattr(kind, "__dataclass_fields__", ()):
        old = getattr(value, name)
        new = _shown(old)
        if new is not old:
            changes[name] = new
    return (
        replace(value, **changes)
        if changes and is_dataclass(value) and not isinstance(value, type)
        else value
    )


def _entries(entries: Mapping[str, object]) -> Mapping[str, object]:
    shown: dict[str, object] = {}
    is_same = True
    for name, value in entries.items():
        readable, part = without_unseen(name), _shown(value)
        is_same = is_same and readable is name and part is value
        if readable == name or readable not in entries:
            shown.setdefault(readable, part)
    return entries if is_same else shown
