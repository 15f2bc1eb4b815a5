"""YAML as nodes with positions. Knows offsets and styles; knows nothing of trees.

Plain slotted classes: a large file makes hundreds of thousands of them, and a dataclass would cost twice the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from operator import itemgetter
from typing import Generic, TypeAlias, TypeVar, overload

Part = TypeVar("Part")
"""What a collection holds: a value, or a key with its value."""


class Scalar:
    """A text. `value` is None where nothing is written; `style` is None, a quote, `|`, `>`, or `*` for an alias."""

    __slots__ = ("anchor", "column", "end", "start", "style", "tag", "value")

    def __init__(self, value: str | None, style: str | None, start: int, end: int, column: int) -> None:
        self.value = value
        self.style = style
        self.start = start
        self.end = end
        self.column = column
        self.anchor: str | None = None
        self.tag: str | None = None

    def __repr__(self) -> str:
        return f"Scalar({self.value!r}, {self.start}:{self.end})"


class _Collection:
    """What lists and mappings have in common; a block one ends where the next token starts."""

    __slots__ = ("anchor", "column", "end", "flow", "start", "tag")

    def __init__(
        self,
        start: int,
        end: int,
        column: int,
        *,
        flow: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.column = column
        self.flow = flow
        self.anchor: str | None = None
        self.tag: str | None = None


class Mapping(_Collection):
    """Keys and values in the order of the file; a key that stands twice is there twice."""

    __slots__ = ("_positions", "entries")

    def __init__(
        self,
        start: int,
        end: int,
        column: int,
        *,
        flow: bool,
    ) -> None:
        super().__init__(start, end, column, flow=flow)
        self.entries: SequenceOf[tuple[Scalar, YamlNode]] = ()
        self._positions: dict[str, int] | None = None

    @property
    def positions(self) -> dict[str, int]:
        """Where the first entry of each key stands among the entries; fewer than these where a key stands twice."""
        if self._positions is None:
            positions: dict[str, int] = {}
            for at, (name, _value) in enumerate(unplaced(self.entries)):
                positions.setdefault(name.value or "", at)
            self._positions = positions
        return self._positions

    def entry(self, key: str) -> tuple[Scalar, YamlNode] | None:
        """The first entry of that key."""
        at_key = self.positions.get(key)
        return None if at_key is None else self.entries[at_key]

    def regrown(
        self, span: tuple[int, int], entries: SequenceOf[tuple[Scalar, YamlNode]], *, same_keys: bool
    ) -> Mapping:
        """The mapping with other entries at another place; with `same_keys` it still knows where each key stands."""
        mapping = Mapping(*span, self.column, flow=self.flow)
        mapping.entries = entries
        mapping._positions = self._positions if same_keys else None
        return mapping

    def __repr__(self) -> str:
        return f"Mapping({self.entries!r}, {self.start}:{self.end})"


class Sequence(_Collection):
    """Items in the order of the file."""

    __slots__ = ("items",)

    def __init__(
        self,
        start: int,
        end: int,
        column: int,
        *,
        flow: bool,
    ) -> None:
        super().__init__(start, end, column, flow=flow)
        self.items: SequenceOf[YamlNode] = ()

    def __repr__(self) -> str:
        return f"Sequence({self.items!r}, {self.start}:{self.end})"


YamlNode: TypeAlias = Scalar | Mapping | Sequence


def every_node(root: YamlNode | None) -> Iterator[YamlNode]:
    """A node and all below it, keys and values, in the order of the text."""
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Mapping):
            waiting += [part for entry in reversed(node.entries) for part in reversed(entry)]
        elif isinstance(node, Sequence):
            waiting += reversed(node.items)


def content_end(node: YamlNode, text: str) -> int:
    """Where a node's own text ends: without the blank lines and comments that libyaml counts to a block."""
    while not isinstance(node, Scalar) and not node.flow:
        if isinstance(node, Mapping):
            if not node.entries:
                break
            key, value = node.entries[-1]
            if isinstance(value, Scalar) and value.value is None:
                return max(key.end, value.end if value.end > value.start else key.end)
            node = value
        else:
            if not node.items:
                break
            node = node.items[-1]
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return node.start + len(text[node.start : node.end].rstrip(" \r\n"))
    return node.end


class Placed(SequenceOf[Part], Generic[Part]):
    """Entries or items of which each is moved to its place when somebody first looks at it.

    After an edit all that follows in the file stands elsewhere, and hardly anybody looks at it. What was read before is
    shared and never changed: the one that moves is a copy.
    """

    __slots__ = ("_slots",)

    def __init__(self, slots: list[tuple[Part, int]]) -> None:
        """Each part with how far it has still to move; both in one tuple, so that threads see them together."""
        self._slots = slots

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> list[Part]: ...
    def __getitem__(self, index: int | slice) -> Part | list[Part]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self._slots)))]
        part, by = self._slots[index]
        if by:
            part = _moved(part, by)
            self._slots[index] = (part, 0)
        return part

    def __iter__(self) -> Iterator[Part]:
        for at, (part, by) in enumerate(self._slots):
            yield self[at] if by else part

    def __len__(self) -> int:
        return len(self._slots)

    def unplaced(self) -> Iterator[Part]:
        """The parts as they were read, wherever that was."""
        return map(itemgetter(0), self._slots)


def unplaced(parts: SequenceOf[Part]) -> Iterator[Part]:
    """The parts for those who ask for values and columns and not for offsets: nothing is moved for that."""
    return parts.unplaced() if isinstance(parts, Placed) else iter(parts)


def slots(parts: SequenceOf[Part], start: int, end: int | None, by: int) -> list[tuple[Part, int]]:
    """Some of the parts, to be moved by so much more."""
    if not isinstance(parts, Placed):
        return [(part, by) for part in parts[start:end]]
    some = parts._slots[start:end]
    return [(part, already + by) for part, already in some] if by else some


def _moved(part: Part, by: int) -> Part:
    if isinstance(part, tuple):
        key, value = part
        return (_node_moved(key, by), _node_moved(value, by))  # type: ignore[return-value]  # an entry again
    return _node_moved(part, by)  # type: ignore[type-var]  # else it is a node


Node = TypeVar("Node", Scalar, Mapping, Sequence)


def _node_moved(node: Node, by: int) -> Node:
    """The node at another place; what it holds follows when it is looked at."""
    moved: Scalar | Mapping | Sequence
    if isinstance(node, Scalar):
        moved = Scalar(node.value, node.style, node.start + by, node.end + by, node.column)
    elif isinstance(node, Mapping):
        placed = Placed(slots(node.entries, 0, None, by))
        moved = node.regrown((node.start + by, node.end + by), placed, same_keys=True)
    else:
        moved = Sequence(node.start + by, node.end + by, node.column, flow=node.flow)
        moved.items = Placed(slots(node.items, 0, None, by))
    moved.anchor, moved.tag = node.anchor, node.tag
    return moved


def shift(root: YamlNode, by: int) -> None:
    """Move a node and all below it, for texts that were parsed as a part of a longer one."""
    for node in every_node(root):
        node.start += by
        node.end += by
