"""Whether two documents are the same in every respect: text, values, places, keys, faults, paths."""

from __future__ import annotations

from collections.abc import Iterator

from decisiontree.model import Path
from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode

_PLAIN = ("file", "text", "bom", "newline", "faults", "broken", "lost", "events", "measures", "size")


def differences(one: Document, other: Document) -> list[str]:
    """In words, what is not the same; nothing when the documents are."""
    found = [
        f"{name}: {getattr(one, name)!r} is not {getattr(other, name)!r}"
        for name in _PLAIN
        if getattr(one, name) != getattr(other, name)
    ]
    here, there = list(_described(one.root, ())), list(_described(other.root, ()))
    found += [f"{mine} is not {yours}" for mine, yours in zip(here, there, strict=False) if mine != yours]
    if len(here) != len(there):
        found.append(f"{len(here)} values are not {len(there)}")
    if one.plain() != other.plain():
        found.append("the plain data differs")
    found += [
        f"at offset {at} stands {one.path_at(at)}, not {other.path_at(at)}"
        for at in range(0, len(other.text) + 2, 1 if len(other.text) < 2000 else 97)
        if one.path_at(at) != other.path_at(at)
    ]
    for path, _kind, _facts in here:
        if one.locate(path) != other.locate(path) or _place(one.key(path)) != _place(other.key(path)):
            found.append(f"{path} is located elsewhere")
    return found


def _described(node: YamlNode | None, path: Path) -> Iterator[tuple[Path, str, tuple[object, ...]]]:
    if node is None:
        return
    own: tuple[object, ...] = (*(_place(node) or ()), node.column, node.anchor, node.tag)
    own += (node.value, node.style) if isinstance(node, Scalar) else (node.flow,)
    yield path, type(node).__name__, own
    if isinstance(node, Mapping):
        yield path, "positions", tuple(node.positions.items())
        for key, value in node.entries:
            yield from _described(key, (*path, key.value or "", "the key"))
            yield from _described(value, (*path, key.value or ""))
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _described(item, (*path, at))


def _place(node: YamlNode | None) -> tuple[int, int] | None:
    return None if node is None else (node.start, node.end)
