"""The five operations on a document, as data, and what each does to plain data. Knows nothing of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from decisiontree.errors import EditRefused
from decisiontree.model import Path, Plain

Read: TypeAlias = Any
"""Data as it was read: dict, list, str, or None where nothing is written."""


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the value at a path another value."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an entry into the collection at a path, before `index`; `key` for a mapping only."""

    path: Path
    index: int
    value: Plain
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the entry at a path away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Move:
    """Let the entry at a path end up at position `to` of its collection."""

    path: Path
    to: int


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give the key at a path another name; its place stays."""

    path: Path
    key: str


Operation: TypeAlias = Assign | Insert | Delete | Move | RenameKey


def applied(operation: Operation, data: Read) -> Read:
    """The data after the operation; the data given stays as it is."""
    match operation:
        case Assign(path=path, value=value):
            return _changed(data, path, lambda _old: plain_copy(value))
        case Insert(path=path, index=index, value=value, key=key):
            return _changed(data, path, lambda old: _inserted(old, index, key, plain_copy(value)))
        case Delete(path=path):
            return _changed(data, path[:-1], lambda old: _without(old, path[-1]))
        case Move(path=path, to=to):
            return _changed(data, path[:-1], lambda old: _moved(old, path[-1], to))
        case RenameKey(path=path, key=key):
            return _changed(data, path[:-1], lambda old: _renamed(old, path[-1], key))
        case _:
            assert_never(operation)


def same(one: Read, other: Read) -> bool:
    """Whether two data are equal, the order of keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def plain_copy(value: Plain) -> Read:
    """The value as dicts and lists of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: plain_copy(item) for key, item in value.items()}
    return [plain_copy(item) for item in value]


def _changed(data: Read, path: Path, change: Callable[[Read], Read]) -> Read:
    if not path:
        return change(data)
    first, *rest = path
    copy: Read = dict(data) if isinstance(data, dict) else list(data)
    copy[first] = _changed(copy[first], tuple(rest), change)
    return copy


def _inserted(old: Read, index: int, key: str | None, value: Read) -> Read:
    if key is None:
        return [*old[:index], value, *old[index:]]
    if key in old:
        raise EditRefused(f"'{key}' is there already")
    entries = list(old.items())
    entries.insert(index, (key, value))
    return dict(entries)


def _without(old: Read, at: str | int) -> Read:
    if isinstance(old, dict):
        return {key: value for key, value in old.items() if key != at}
    return [value for index, value in enumerate(old) if index != at]


def _moved(old: Read, at: str | int, to: int) -> Read:
    if isinstance(old, dict):
        entries = list(old.items())
        entries.insert(to, entries.pop(list(old).index(at)))
        return dict(entries)
    items = list(old)
    items.insert(to, items.pop(int(at)))
    return items


def _renamed(old: Read, at: str | int, key: str) -> Read:
    if key in old and key != at:
        raise EditRefused(f"'{key}' is there already")
    return {key if name == at else name: value for name, value in old.items()}
