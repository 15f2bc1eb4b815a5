"""Paths to places and back: pure questions of YAML nodes, used by everything that points into a file."""

from __future__ import annotations

from bisect import bisect_right

from decisiontree.model import Path
from decisiontree.reader.yaml_nodes import Mapping, Scalar, Sequence, YamlNode, content_end
from decisiontree.text import Span


def node_at(root: YamlNode | None, path: Path) -> YamlNode | None:
    """The value at a path."""
    node = root
    for step in path:
        if node is None:
            return None
        node = _child(node, step)
    return node


def key_at(root: YamlNode | None, path: Path) -> Scalar | None:
    """The key of the entry that a path ends in."""
    parent = node_at(root, path[:-1]) if path else None
    entry = parent.entry(str(path[-1])) if isinstance(parent, Mapping) else None
    return entry[0] if entry else None


def span_of(root: YamlNode | None, path: Path, text: str) -> Span:
    """The span of the value at a path, else of the nearest parent; of an empty value, its key."""
    for length in range(len(path), 0, -1):
        node = node_at(root, path[:length])
        if node is None:
            continue
        end = content_end(node, text)
        key = key_at(root, path[:length])
        if end <= node.start and key is not None:
            return Span(key.start, key.end)
        return Span(node.start, end)
    return Span(0, 0)


def path_at(root: YamlNode | None, offset: int) -> Path:
    """The path of the innermost entry or item that an offset stands in."""
    path: list[str | int] = []
    node = root
    while node is not None:
        below = _entry_at(node, offset)
        if below is None:
            break
        step, node = below
        path.append(step)
    return tuple(path)


def _child(node: YamlNode, step: str | int) -> YamlNode | None:
    if isinstance(node, Mapping):
        entry = node.entry(str(step))
        return entry[1] if entry else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _entry_at(node: YamlNode, offset: int) -> tuple[str | int, YamlNode] | None:
    """The last child that starts at or before the offset, as long as the offset is not past it."""
    if isinstance(node, Mapping):
        at = bisect_right(node.entries, offset, key=lambda entry: entry[0].start) - 1
        if at < 0 or offset > max(node.entries[at][0].end, node.entries[at][1].end):
            return None
        return node.entries[at][0].value or "", node.entries[at][1]
    if isinstance(node, Sequence):
        at = bisect_right(node.items, offset, key=lambda item: item.start) - 1
        if at < 0 or offset > node.items[at].end:
            return None
        return at, node.items[at]
    return None
