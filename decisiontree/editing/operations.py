"""The six operations on a document, as data, and what each does to its values. Knows nothing of text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from itertools import compress, islice
from operator import is_not
from typing import Any, NamedTuple, TypeAlias, assert_never

from decisiontree.errors import EditRefused
from decisiontree.model import Path, Plain
from decisiontree.reader import Mapping, Scalar, Sequence, YamlNode, unplaced

Read: TypeAlias = Any
"""Values as they were read: dict, list, str, None where nothing is written, a YAML node or a Replaced that stands for those.

So that an edit of a large file need not build all of its data: only what lies on the way to the change is opened.
"""


class Replaced(NamedTuple):
    """A mapping in which the entry at a place has another value; no key of it is there twice."""

    mapping: Mapping
    at: int
    value: Read


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the value at a path another value."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an entry into the collection at a path, before `index`; `key` for a mapping only.

    `lines` are how it is written already, at column 0 and with its comments, where it comes from another place.
    """

    path: Path
    index: int
    value: Plain
    key: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the entry at a path away."""

    path: Path


@dataclass(frozen=True, slots=True)
class Reorder:
    """Let the entry at a path end up at position `to` of its collection."""

    path: Path
    to: int


@dataclass(frozen=True, slots=True)
class Arrange:
    """Give the entries of the collection at a path another order: the positions that they have now, in the new order."""

    path: Path
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give the key at a path another name; its place stays."""

    path: Path
    key: str


Operation: TypeAlias = Assign | Insert | Delete | Reorder | Arrange | RenameKey


def applied(operation: Operation, held: Read) -> Read:
    """The data after the operation; the data given stays as it is."""
    match operation:
        case Assign(path=path, value=value):
            return _changed(held, path, lambda _old: plain_copy(value))
        case Insert(path=path, index=index, value=value, key=key):
            return _changed(held, path, lambda old: _inserted(old, index, key, plain_copy(value)))
        case Delete(path=path):
            return _changed(held, path[:-1], lambda old: _without(old, path[-1]))
        case Reorder(path=path, to=to):
            return _changed(held, path[:-1], lambda old: _moved(old, path[-1], to))
        case Arrange(path=path, order=order):
            return _changed(held, path, lambda old: _arranged(old, order))
        case RenameKey(path=path, key=key):
            return _changed(held, path[:-1], lambda old: _renamed(old, path[-1], key))
        case _:
            assert_never(operation)


def with_entries(held: Read, path: Path, index: int, entries: MappingOf[str, Read]) -> Read:
    """The data with entries put into the mapping at a path, before its entry `index`."""

    def put_in(old: Read) -> Read:
        if not isinstance(old, dict) or not old.keys().isdisjoint(entries):
            raise EditRefused("one of the names is in use already")
        items = list(old.items())
        return dict([*items[:index], *entries.items(), *items[index:]])

    return _changed(held, path, put_in)


def without_entries(held: Read, path: Path, keys: Collection[str | int]) -> Read:
    """The data without some entries of the mapping at a path."""
    return _changed(held, path, lambda old: {key: value for key, value in old.items() if key not in keys})


def same(wanted: Read, read: Read) -> bool:
    """Whether two values are equal, the order of keys included; what was read once and is shared is not looked into."""
    if wanted is read:
        return True
    if isinstance(wanted, Scalar | Mapping | Sequence) and type(wanted) is type(read):
        return _same_nodes(wanted, read)
    if isinstance(wanted, Replaced) and isinstance(read, Mapping):
        return _same_mappings(wanted.mapping, read, wanted)
    wanted, read = opened(wanted), opened(read)
    if isinstance(wanted, dict) and isinstance(read, dict):
        values = zip(wanted.values(), read.values(), strict=False)
        return list(wanted) == list(read) and all(one is other or same(one, other) for one, other in values)
    if isinstance(wanted, list) and isinstance(read, list):
        return len(wanted) == len(read) and all(map(same, wanted, read))
    return type(wanted) is type(read) and bool(wanted == read)


def opened(value: Read) -> Read:
    """A YAML node as a dict, list or text of what is in it; of keys that stand twice, the first."""
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Mapping):
        entries = {key.value or "": item for key, item in unplaced(value.entries)}
        if len(entries) < len(value.entries):
            entries.update({key.value or "": item for key, item in reversed(list(unplaced(value.entries)))})
        return entries
    if isinstance(value, Replaced):
        entries = opened(value.mapping)
        return {**entries, [*entries][value.at]: value.value}
    return list(unplaced(value.items)) if isinstance(value, Sequence) else value


def data_of(node: YamlNode, *, nothing: str | None = None) -> Read:
    """All of the data of a YAML node; where nothing is written, `nothing`."""
    if isinstance(node, Mapping):
        return {key.value or "": data_of(value, nothing=nothing) for key, value in unplaced(node.entries)}
    if isinstance(node, Sequence):
        return [data_of(item, nothing=nothing) for item in unplaced(node.items)]
    return nothing if node.value is None else node.value


def plain_copy(value: Plain | None) -> Read:
    """The value as dicts and lists of its own; nothing, in what was read elsewhere, stays nothing."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, MappingOf):
        return {key: plain_copy(item) for key, item in value.items()}
    return [plain_copy(item) for item in value]


def _same_nodes(wanted: YamlNode, read: YamlNode) -> bool:
    """The same for two nodes, without building their data."""
    if isinstance(wanted, Scalar) and isinstance(read, Scalar):
        return wanted.value == read.value
    if isinstance(wanted, Mapping) and isinstance(read, Mapping):
        return _same_mappings(wanted, read)
    if isinstance(wanted, Sequence) and isinstance(read, Sequence):
        return len(wanted.items) == len(read.items) and all(
            one is other or _same_nodes(one, other)
            for one, other in zip(unplaced(wanted.items), unplaced(read.items), strict=True)
        )
    return False


def _same_mappings(wanted: Mapping, read: Mapping, but: Replaced | None = None) -> bool:
    """The same for two mappings, where one of the values wanted may be another one.

    Most entries of a large mapping are shared, so those are told apart without a step of Python for each.
    """
    entries, others = list(unplaced(wanted.entries)), list(unplaced(read.entries))
    if len(entries) != len(others):
        return False
    differing = [*compress(range(len(entries)), map(is_not, entries, others))]
    if but is not None and but.at not in differing:
        differing.append(but.at)
    return all(
        entries[at][0].value == others[at][0].value
        and same(but.value if but is not None and at == but.at else entries[at][1], others[at][1])
        for at in differing
    )


def _changed(held: Read, path: Path, change: Callable[[Read], Read]) -> Read:
    if not path:
        return change(opened(held))
    first, *rest = path
    if isinstance(held, Mapping) and len(held.positions) == len(held.entries):
        at = held.positions[str(first)]
        _, value = next(islice(unplaced(held.entries), at, None))
        return Replaced(held, at, _changed(value, tuple(rest), change))
    copy: Read = opened(held)
    copy = dict(copy) if isinstance(copy, dict) else list(copy)
    copy[first] = _changed(copy[first], tuple(rest), change)
    return copy


def _inserted(old: Read, index: int, key: str | None, value: Read) -> Read:
    if key is None and isinstance(old, list):
        return [*old[:index], value, *old[index:]]
    if key is None or not isinstance(old, dict):
        raise EditRefused(
            "that is not a list" if key is None else f"that has no fields, so '{key}' cannot go there"
        )
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


def _arranged(old: Read, order: tuple[int, ...]) -> Read:
    if not isinstance(old, dict | list) or sorted(order) != list(range(len(old))):
        raise EditRefused("what is to be sorted has other entries now")
    entries = list(old.items()) if isinstance(old, dict) else old
    arranged = [entries[at] for at in order]
    return dict(arranged) if isinstance(old, dict) else arranged


def _renamed(old: Read, at: str | int, key: str) -> Read:
    if key in old and key != at:
        raise EditRefused(f"'{key}' is there already")
    return {key if name == at else name: value for name, value in old.items()}
