"""One random edit of a YAML file that somebody else wrote, judged by PyYAML's own pure scanner.

Where an entry stands is read off PyYAML's marks, so nothing of the reader or of the edit is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple, TypeAlias

import yaml

from decisiontree.editing.fmt import formatted
from decisiontree.editing.operations import Assign, Delete, Insert, Operation, applied
from decisiontree.editing.prove import edit
from decisiontree.errors import EditRefused
from decisiontree.reader import Document, read_document

Path: TypeAlias = tuple[str | int, ...]
Data: TypeAlias = Any

KINDS = ("set a value", "set a block text", "delete", "add a key", "append an item")
"""The edits that are measured on real files."""


class Entry(NamedTuple):
    """A key or item of a file: its path, its first and last line (from 0), and the value's node."""

    path: Path
    first: int
    last: int
    value: yaml.Node


class Source(NamedTuple):
    """A real file as PyYAML's pure scanner sees it."""

    lines: list[str]
    data: Data
    root: yaml.Node
    entries: list[Entry]


def accepted(document: Document) -> bool:
    """Whether the document reader takes the file without a word."""
    return document.root is not None and not document.faults


def source_of(document: Document) -> Source | None:
    """The file by the independent reader; None where PyYAML's pure scanner reads no mapping or list in it."""
    try:
        root = yaml.compose(document.text, yaml.SafeLoader)
        data = yaml.load(document.text, yaml.BaseLoader)  # noqa: S506  makes texts only
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.CollectionNode):
        return None
    lines = _split(document.text)
    return Source(lines, data, root, list(_entries(root, (), lines)))


def judge(document: Document, source: Source, kind: str, random: Random) -> tuple[str, str]:
    """What became of one edit, `minimal`, `own comment`, `noisy`, `refused`, `none` or `WRONG`, and the case in words."""
    chosen = _operation(source, kind, random)
    if chosen is None:
        return "none", ""
    operation, allowed = chosen
    case = f"{document.file}: {operation}"
    try:
        patch, after = edit(document, (operation,))
    except EditRefused as refusal:
        return "refused", f"{case}: {refusal}"
    wanted = _bare(applied(operation, source.data))
    try:
        read = _bare(yaml.load(after.text, yaml.BaseLoader))  # noqa: S506  makes texts only
    except yaml.YAMLError as error:
        return "WRONG", f"{case}: {error}"
    if read != wanted or patch.invert(document.text).apply(after.text) != document.text:
        return "WRONG", case
    return _size(source, allowed, after.text), case


def judge_form(document: Document, source: Source) -> str:
    """What `fmt` makes of the file: `in form`, `put in form`, `refused` or `WRONG`."""
    try:
        patch, after = formatted(document)
        again, _same = formatted(after)
    except EditRefused:
        return "refused"
    read = _bare(yaml.load(after.text, yaml.BaseLoader))  # noqa: S506  makes texts only
    if again or read != _bare(source.data) or comments_of(after.text) != comments_of(document.text):
        return "WRONG"
    return "put in form" if patch else "in form"


def comments_of(text: str) -> list[str]:
    """What might be a comment in each line, by looking for its sign alone."""
    return [" ".join(line[line.index("#") :].split()) for line in text.splitlines() if "#" in line]


def read(data: bytes, file: str) -> Document:
    """The document; raises AssertionError when an unchanged save would give other bytes."""
    document = read_document(data, file)
    if accepted(document):
        assert document.encoded() == data, f"{file}: saving it unchanged changes it"
    return document


def _operation(source: Source, kind: str, random: Random) -> tuple[Operation, set[int]] | None:
    """An edit of the kind and the lines it may change or take away; None where the file has no place for it."""
    texts = [entry for entry in source.entries if isinstance(entry.value, yaml.ScalarNode)]
    match kind:
        case "set a value" if texts:
            entry = random.choice(texts)
            return Assign(entry.path, random.choice(["changed", "other words: two", "42"])), _lines(entry)
        case "set a block text" if texts:
            entry = random.choice(texts)
            return Assign(entry.path, "first line\nsecond line\n"), _lines(entry)
        case "delete" if source.entries:
            entry = random.choice(source.entries)
            return Delete(entry.path), _lines(entry) | _beside(source, entry)
        case "add a key":
            return _added(source, random, yaml.MappingNode, "brand_new")
        case "append an item":
            return _added(source, random, yaml.SequenceNode, None)
    return None


def _added(
    source: Source, random: Random, kind: type[yaml.CollectionNode], key: str | None
) -> tuple[Operation, set[int]] | None:
    """An entry behind the others; no line of a block need change, those of brackets may."""
    places = [(entry.path, entry.value) for entry in source.entries if isinstance(entry.value, kind)]
    places += [((), source.root)] if isinstance(source.root, kind) else []
    if not places:
        return None
    path, node = random.choice(places)
    inner = next((entry for entry in source.entries if entry.path == path), None)
    inside = any(_is_flow(parent) for parent in _way(source.root, path)) or not node.value
    allowed = (
        _lines(inner) if inside and inner is not None else set(range(len(source.lines))) if inside else set()
    )
    return Insert(path, len(node.value), "added", key), allowed


def _way(root: yaml.Node, path: Path) -> Iterator[yaml.Node]:
    """The nodes from the root to a path."""
    yield root
    for step in path:
        root = next(value for key, value in _inner(root) if key == step)
        yield root


def _inner(node: yaml.Node) -> list[tuple[str | int, yaml.Node]]:
    """The entries of a collection with the step that leads to each."""
    if isinstance(node, yaml.MappingNode):
        return [(key.value, value) for key, value in node.value]
    return list(enumerate(node.value))


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _beside(source: Source, entry: Entry) -> set[int]:
    """Lines of the neighbours that deleting may change: what shares a line, what takes the dash, an emptied parent."""
    parent = entry.path[:-1]
    siblings = [other for other in source.entries if other.path[:-1] == parent]
    if len(siblings) == 1:
        above = next((other for other in source.entries if other.path == parent), None)
        return _lines(above) if above is not None else set(range(len(source.lines)))
    if siblings[0] is entry:
        return {siblings[1].first}
    return set()


def _size(source: Source, allowed: set[int], text: str) -> str:
    """Whether an edit changed a line that it need not."""
    changed = _changed(source.lines, _split(text)) - allowed
    if not changed:
        return "minimal"
    if all(not source.lines[at].strip() or source.lines[at].lstrip().startswith("#") for at in changed):
        return "own comment"
    return "noisy"


def _split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _changed(before: list[str], after: list[str]) -> set[int]:
    """Lines of `before` that are gone or other, the edit being in one place."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return set(range(start, len(before) - end))


def _entries(node: yaml.Node, path: Path, lines: list[str]) -> Iterator[Entry]:
    if isinstance(node, yaml.MappingNode):
        inner = [(key.value, key.start_mark.line, value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        inner = [(at, _dash_line(lines, value), value) for at, value in enumerate(node.value)]
    else:
        return
    for step, first, value in inner:
        yield Entry((*path, step), first, max(first, _last_line(value, lines)), value)
        yield from _entries(value, (*path, step), lines)


def _dash_line(lines: list[str], value: yaml.Node) -> int:
    """The line of an item's dash: its own, or the nearest above with a bare dash."""
    at: int = value.start_mark.line
    before = lines[at][: value.start_mark.column]
    while at > 0 and not before.strip() and not lines[at - 1].strip().endswith("-"):
        at -= 1
        before = lines[at].split("#")[0]
    return at - 1 if not before.strip() and at > 0 else value.start_mark.line if before.strip() else at


def _last_line(node: yaml.Node, lines: list[str]) -> int:
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last, lines)
    end: int = node.end_mark.line
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        end -= 1
        while end > node.start_mark.line and not lines[min(end, len(lines) - 1)].strip():
            end -= 1
    return min(end, len(lines) - 1)


def _lines(entry: Entry) -> set[int]:
    return set(range(entry.first, entry.last + 1))


def _bare(data: Data) -> Data:
    """Data that can be compared, the order of keys included."""
    if isinstance(data, dict):
        return [(key, _bare(item)) for key, item in data.items()]
    if isinstance(data, list):
        return [_bare(item) for item in data]
    return data or ""
