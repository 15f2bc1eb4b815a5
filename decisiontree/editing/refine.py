"""A new value for a collection → the few operations that lead there, so that what stays keeps its lines and comments."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from difflib import SequenceMatcher

from decisiontree.editing.operations import (
    Assign,
    Delete,
    Insert,
    Operation,
    data_of,
    opened,
    plain_copy,
    same,
)
from decisiontree.model import Path, Plain
from decisiontree.reader import Mapping, Scalar, Sequence, YamlNode


def refined(path: Path, old: YamlNode, value: Plain) -> tuple[Operation, ...]:
    """Operations that give the value at a path another value; none where it has it already."""
    if same(plain_copy(value), old):
        return ()
    if isinstance(old, Sequence) and old.items and not isinstance(value, str | MappingOf) and value:
        return tuple(_within_list(path, old, list(value)))
    if isinstance(old, Mapping) and isinstance(value, MappingOf) and _keeps_order(old, value):
        return tuple(_within_mapping(path, old, value))
    return (Assign(path, value),)


def as_typed(old: YamlNode, value: Plain) -> Plain:
    """The value with the line ends people do not type: a text that stood in lines of its own keeps its last one."""
    if isinstance(value, str):
        return _with_end(value) if _is_ended(old) else value
    if isinstance(value, MappingOf):
        entries = opened(old) if isinstance(old, Mapping) else {}
        return {key: as_typed(entries[key], item) if key in entries else item for key, item in value.items()}
    items = old.items if isinstance(old, Sequence) else []
    ended = {item.value for item in items if isinstance(item, Scalar) and _is_ended(item)}
    all_ended = bool(items) and all(map(_is_ended, items))
    return [_with_end(item) if all_ended or f"{item}\n" in ended else item for item in value]


def _with_end(item: Plain) -> Plain:
    return item + "\n" if isinstance(item, str) and item and not item.endswith("\n") else item


def _is_ended(node: YamlNode) -> bool:
    return isinstance(node, Scalar) and node.style in ("|", ">") and (node.value or "").endswith("\n")


def _within_list(path: Path, old: Sequence, value: list[Plain]) -> Iterator[Operation]:
    """From the last item to the first, so that indexes hold until their turn."""
    before, after = [repr(data_of(item)) for item in old.items], [repr(plain_copy(item)) for item in value]
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for _tag, start, end, new_start, new_end in reversed(matcher.get_opcodes()):
        shared = min(end - start, new_end - new_start)
        for index in reversed(range(new_start + shared, new_end)):
            yield Insert((*path,), end, value[index])
        for index in reversed(range(start + shared, end)):
            yield Delete((*path, index))
        for offset in reversed(range(shared)):
            yield from refined((*path, start + offset), old.items[start + offset], value[new_start + offset])


def _keeps_order(old: Mapping, value: MappingOf[str, Plain]) -> bool:
    """Whether keys of before and after stand in the same order, and some stay at all."""
    names = [key.value or "" for key, _item in old.entries]
    kept = [name for name in names if name in value]
    return bool(kept) and len(set(names)) == len(names) and kept == [name for name in value if name in names]


def _within_mapping(path: Path, old: Mapping, value: MappingOf[str, Plain]) -> Iterator[Operation]:
    gone = [key.value or "" for key, _item in old.entries if (key.value or "") not in value]
    for name in gone:
        yield Delete((*path, name))
    entries = opened(old)
    for index, (name, item) in enumerate(value.items()):
        if name in entries:
            yield from refined((*path, name), entries[name], item)
        else:
            yield Insert(path, index, item, name)
