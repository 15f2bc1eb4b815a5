"""What an author intends, as data. Indexes count from 0; fields are paths in the words of the file.

`node` is a node's id, or None for the head of the tree (title, start, anytime, facts …).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from decisiontree.model.across import (
    RenameAuthority,
    RenameFact,
    RenameIncident,
    RenameRole,
    RenameSnippet,
    RenameTree,
    RenameValue,
    ReplaceText,
)
from decisiontree.model.ids import Path

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""Data as a file holds it: texts, lists and mappings; types come from the field, never from YAML."""


@dataclass(frozen=True, slots=True)
class RenameNode:
    """Give a node another id, with every link to it, in this tree and in the others.

    The old id goes to `was`, so that old logs still find the node; a node nobody has walked yet needs no such thing.
    """

    node: str
    to: str
    remember: bool = True


@dataclass(frozen=True, slots=True)
class SetField:
    """Write a field of a node or of the head; None takes the field away."""

    node: str | None
    field: Path
    value: Plain | None


@dataclass(frozen=True, slots=True)
class RenameField:
    """Give an entry of a mapping (a fact, a value of a choice) another name; its place and its comments stay."""

    node: str | None
    field: Path
    to: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put an item into a list field (`options`, `cases`, `collect`, `anytime`) before `index`."""

    node: str | None
    field: Path
    index: int
    value: Plain


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an item out of a list field."""

    node: str | None
    field: Path
    index: int


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item of a list field so that it ends up at `to`."""

    node: str | None
    field: Path
    index: int
    to: int


@dataclass(frozen=True, slots=True)
class SortItems:
    """Give the entries of a list or a mapping another order: the places that they have now, in the new order."""

    node: str | None
    field: Path
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Retarget:
    """Let a link of a node, or of the head, lead to another node."""

    node: str | None
    link: Path
    to: str


@dataclass(frozen=True, slots=True)
class AddNode:
    """Add a node after another one; None puts it at the end."""

    node: str
    body: Mapping[str, Plain]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Remove a node. Links to it stay, and the checker names them."""

    node: str


@dataclass(frozen=True, slots=True)
class DuplicateNode:
    """Put a copy of a node behind it, with its comments and its links; nothing leads to the copy yet."""

    node: str
    to: str


@dataclass(frozen=True, slots=True)
class InsertBetween:
    """Put a new node of a kind into a link of a node, or of the head: it takes the link over, and the link leads to it."""

    node: str | None
    link: Path
    new: str
    kind: str = "step"


@dataclass(frozen=True, slots=True)
class TurnInto:
    """Make a node another kind. What has no place in that kind stays in the node as a comment, and comes back with the old kind."""

    node: str
    kind: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Make a part of a tree a tree of its own, which runs where the part was entered; a rep notices nothing.

    The part is entered through one node only, and that node's id stays as the one that runs the new tree.
    """

    nodes: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True)
class Inline:
    """Copy the nodes of the tree that a node runs to where it runs; a rep notices nothing. The other tree stays."""

    node: str


@dataclass(frozen=True, slots=True)
class PasteNodes:
    """Put nodes that were copied or cut into a tree, behind the node `after`; None puts them at the end.

    `text` is their YAML with what they need, `ids` gives each its id here, the first one first. `source` is the tree
    that they come from, where that is known. What is `cut` leaves it; within one tree it keeps its ids.
    `links` are the changes that let other nodes lead to them.
    """

    text: str
    ids: Mapping[str, str]
    after: str | None = None
    source: str | None = None
    cut: bool = False
    links: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeShared:
    """A change of library.yaml, made from a field of a tree; the file is created where there is none."""

    change: Change
    node: str | None = None
    field: Path = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Several changes of one tree that are accepted and undone as one."""

    changes: tuple[Change, ...]


Change: TypeAlias = (
    RenameNode
    | SetField
    | RenameField
    | AddItem
    | RemoveItem
    | MoveItem
    | SortItems
    | Retarget
    | AddNode
    | RemoveNode
    | RenameFact
    | RenameValue
    | RenameRole
    | RenameAuthority
    | RenameSnippet
    | RenameIncident
    | RenameTree
    | ReplaceText
    | DuplicateNode
    | InsertBetween
    | TurnInto
    | Extract
    | Inline
    | PasteNodes
    | ChangeShared
    | Together
)
