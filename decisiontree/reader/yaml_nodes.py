"""YAML as nodes with positions. Knows offsets and styles; knows nothing of trees.

Plain slotted classes: a large file makes hundreds of thousands of them, and a dataclass would cost twice the time.
"""

from __future__ import annotations

from typing import TypeAlias


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
        self.entries: list[tuple[Scalar, YamlNode]] = []
        self._positions: dict[str, int] | None = None

    def entry(self, key: str) -> tuple[Scalar, YamlNode] | None:
        """The first entry of that key."""
        if self._positions is None:
            positions: dict[str, int] = {}
            for at, (name, _value) in enumerate(self.entries):
                positions.setdefault(name.value or "", at)
            self._positions = positions
        at_key = self._positions.get(key)
        return None if at_key is None else self.entries[at_key]

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
        self.items: list[YamlNode] = []

    def __repr__(self) -> str:
        return f"Sequence({self.items!r}, {self.start}:{self.end})"


YamlNode: TypeAlias = Scalar | Mapping | Sequence


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


def shift(root: YamlNode, by: int) -> None:
    """Move a node and all below it, for texts that were parsed as a part of a longer one."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        node.start += by
        node.end += by
        if isinstance(node, Mapping):
            for key, value in node.entries:
                waiting += (key, value)
        elif isinstance(node, Sequence):
            waiting += node.items
