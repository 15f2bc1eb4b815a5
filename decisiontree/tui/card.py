"""What the node pane shows, as data: headings and fields of one node or of the tree's head. No screen, no files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from decisiontree.diagnostic import Diagnostic
from decisiontree.editing import NameKind
from decisiontree.model import FactType, Path
from decisiontree.tui.search import Hit

TICK, DOT = "☐", "•"
"""Before an item that the rep ticks, and before one of any other list."""

TICKED = frozenset({"do", "must_say"})
"""The fields whose items the rep ticks."""


class Editor(Enum):
    """How a field is written into."""

    LINE = "line"
    """One line; every key changes the tree."""
    PROSE = "prose"
    """Several lines; every key changes the tree."""
    NAME = "name"
    """One line that is taken when the field is left: an id."""
    CONDITION = "condition"
    """One line; every key changes the tree. A builder makes it from rows."""
    RAW = "raw"
    """Several lines that are taken when the field is left: a node as it stands in the file."""
    LINK = "link"
    """A node of the tree, chosen from a live list or created."""
    CHOICE = "choice"
    """One of `choices`."""
    BUTTON = "button"
    """Nothing to write: Enter does it."""


class Slot(Enum):
    """Where a field stands."""

    LINE = "line"
    LEFT = "left"
    RIGHT = "right"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Creation:
    """What words that name nothing yet can become in a field: a fact of one of some types, an authority or a tree."""

    kind: NameKind
    types: tuple[FactType, ...] = ()
    """The types that a new fact can have here; the first is the likeliest where its label suggests none."""
    option_field: str = ""
    """The field of an option that the fact goes into, where several share a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardField:
    """One value of a node; `path` is relative to it, in the words of the file."""

    path: Path
    label: str
    editor: Editor
    value: str = ""
    present: bool = True
    shown: str | None = None
    asides: tuple[str, ...] = ()
    """What stands behind the words that are shown, such as a type and the id; the first of them that fits."""
    help: str = ""
    choices: tuple[Hit, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    slot: Slot = Slot.LINE
    marker: str = ""
    """What an item of a list begins with: its number, a box to tick, a dot."""
    missing: bool = False
    """The value names something that is not there."""
    creates: Creation | None = None
    is_figure: bool = False
    """It holds a number, an amount or a day, which is typed anew rather than changed."""
    keeps_empty: bool = False
    """An empty text stays as an empty text instead of taking the field away."""

    @property
    def names_fact(self) -> bool:
        """Whether it names a fact, or creates one."""
        return self.creates is not None and self.creates.kind is NameKind.FACT

    @property
    def is_due(self) -> bool:
        """Whether it is empty and has to be filled in."""
        return self.keeps_empty and not self.value and self.editor is not Editor.BUTTON


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group of fields."""

    left: str
    right: str = ""
    tight: bool = False
    """Right below what stands before it, and broken into lines where it is long."""


Entry: TypeAlias = CardField | Heading


@dataclass(frozen=True, slots=True)
class Card:
    """A node's form; `node` is None for the head of the tree."""

    tree: str
    node: str | None
    title: str
    entries: tuple[Entry, ...] = ()

    @property
    def fields(self) -> tuple[CardField, ...]:
        """The fields, in the order of Tab."""
        return tuple(entry for entry in self.entries if isinstance(entry, CardField))

    def field_about(self, path: Path) -> CardField | None:
        """The field that shows what is said of a path, else what adds to it, else the first one."""
        index = self.index_of(path)
        if index is not None:
            return self.fields[index]
        adding = (field for field in self.fields if field.editor is Editor.BUTTON and field.path[:-1] == path)
        return next(adding, next(iter(self.fields), None))

    def row_beyond(self, at: int, by: int) -> int | None:
        """The first field of the row below a field, or above it where `by` is negative."""
        rows = [index for index, field in enumerate(self.fields) if field.slot is Slot.LEFT]
        beyond = [index for index in rows if (index > at if by > 0 else index < at)]
        return None if not beyond else beyond[0] if by > 0 else beyond[-1]

    def index_of(self, path: Path) -> int | None:
        """The field of a path, else the nearest one above or inside it; None when nothing of it is shown."""
        fields = self.fields
        for index, field in enumerate(fields):
            if field.path == path:
                return index
        for length in range(len(path), 0, -1):
            for index, field in enumerate(fields):
                if field.path[:length] == path[:length] and field.editor is not Editor.BUTTON:
                    return index
        return None
