"""Where in a document an operation lands: the node, its parents, whether flow brackets stand around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from decisiontree.editing.regions import Region, after_sign, column_of, entry_start, region, value_at
from decisiontree.errors import EditRefused
from decisiontree.model import Path, is_id
from decisiontree.reader import Document, Mapping, Scalar, Sequence, YamlNode, every_node, unplaced


@dataclass(frozen=True, slots=True)
class Located:
    """A value in a document; `above` is the collection it is an entry of, None for the root."""

    text: str
    node: YamlNode
    above: Located | None = None
    index: int = 0

    @property
    def in_flow(self) -> bool:
        """Whether a parent is written in brackets, so that this value must be flow too."""
        if self.above is None or isinstance(self.above.node, Scalar):
            return False
        return self.above.node.flow or self.above.in_flow

    @property
    def outer(self) -> Located:
        """Where the collection stands that it is an entry of."""
        if self.above is None:
            raise EditRefused("the file as a whole can only be edited entry by entry")
        return self.above

    @property
    def parent(self) -> Mapping | Sequence:
        """The collection it is an entry of."""
        return self.outer.collection()

    @property
    def is_root(self) -> bool:
        """Whether it is the whole document."""
        return self.above is None

    @property
    def column(self) -> int:
        """Column of its key or dash."""
        return column_of(self.text, entry_start(self.text, self.parent, self.index))

    def lines(self, index: int) -> Region:
        """The lines of an entry with its comments; those above the first key of a file are said of the file."""
        return region(self.text, self.collection(), index, above=not (self.is_root and index == 0))

    @property
    def after_sign(self) -> int:
        """Offset just behind its ':' or dash."""
        return after_sign(self.text, self.parent, self.index)

    @property
    def name(self) -> str:
        """The key it stands under; for an item of a list, the list's."""
        if self.above is None:
            return ""
        if isinstance(self.above.node, Mapping):
            return self.above.node.entries[self.index][0].value or ""
        return self.above.name

    def entry(self, index: int) -> Located:
        """One of its entries."""
        return Located(self.text, value_at(self.collection(), index), self, index)

    def collection(self) -> Mapping | Sequence:
        """The node as a collection."""
        if isinstance(self.node, Scalar):
            raise EditRefused(f"'{self.name}' is a text and has no entries")
        return self.node


def locate(document: Document, path: Path) -> Located:
    """The value at a path; raises EditRefused where there is none, or two."""
    if document.root is None:
        raise EditRefused(f"'{document.file}' could not be read, so it cannot be edited here")
    target = Located(document.text, document.root)
    for step in path:
        if target.node.anchor:
            raise EditRefused(f"'*{target.node.anchor}' may repeat this elsewhere, so it is not changed here")
        target = target.entry(_position(target.node, step))
    return target


def refuse_missing(document: Document, node: str) -> None:
    """Raises EditRefused for a node that is not there."""
    if document.key(("nodes", node)) is None:
        raise EditRefused(f"there is no node '{node}'")


def refuse_bad_id(name: str) -> None:
    """Raises EditRefused for what cannot be an id."""
    if not is_id(name):
        raise EditRefused(f"'{name}' cannot be an id: use lower-case letters, digits, '_' and '-' only")


def refuse_taken(document: Document, node: str) -> None:
    """Raises EditRefused for an id that cannot be a new node's."""
    refuse_bad_id(node)
    if document.key(("nodes", node)) is not None:
        raise EditRefused(f"there is a node '{node}' already")


def refuse_line(document: Document, offset: int, why: str) -> NoReturn:
    """Raises EditRefused for a line that must be mended before anything else is changed."""
    line, _column = document.lines.place(offset)
    raise EditRefused(f"line {line} of '{document.file}' must be fixed first: {why}")


def refuse_references(node: YamlNode, *, inside_only: bool = False) -> None:
    """Raises EditRefused for a value with anchors, aliases or tags: other places may hang on them."""
    for value in every_node(node):
        is_alias = isinstance(value, Scalar) and value.style == "*"
        if value.anchor or ((value.tag or is_alias) and not inside_only):
            raise EditRefused("the value has an anchor, an alias or a tag, which this editor does not change")


def _position(node: YamlNode, step: str | int) -> int:
    if isinstance(node, Mapping) and isinstance(step, str) and step in node.positions:
        if len(node.positions) < len(node.entries) and _count(node, step) > 1:
            raise EditRefused(f"'{step}' is there twice; remove one first")
        return node.positions[step]
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return step
    raise EditRefused(f"there is no '{step}'" if isinstance(step, str) else f"there is no item {step + 1}")


def _count(node: Mapping, name: str) -> int:
    return sum((key.value or "") == name for key, _value in unplaced(node.entries))
