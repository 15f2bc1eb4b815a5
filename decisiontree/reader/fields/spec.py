"""What a field of the format is: its type, its words for people, what it may hold. Nothing but data types."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FieldType(StrEnum):
    """How a field is written, read and asked for in a form."""

    TEXT = "text"
    """One line of plain words."""
    MARKDOWN = "markdown"
    """Words with light Markdown and `{placeholders}`."""
    LINES = "lines"
    """One such text, or a list whose entries are such texts or groups with these `fields`."""
    CODE = "code"
    """Words that a program goes by: an address, a file, a language, a tag."""
    ID = "id"
    NODE = "node"
    FACT = "fact"
    FACT_NAME = "fact_name"
    """The id of a fact or a snippet where it is declared."""
    AUTHORITY = "authority"
    ROLE = "role"
    TREE = "tree"
    CHOICE = "choice"
    """One of `values`."""
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DATE = "date"
    MOMENT = "moment"
    CURRENCY = "currency"
    SHAPE = "shape"
    """The shape of a text, such as `AA-9999`."""
    DURATION = "duration"
    SHARE = "share"
    CONDITION = "condition"
    VALUE = "value"
    """A value of a fact; the fact says of which type."""
    VALUES = "values"
    """One such value, or a list of them, one per visit."""
    LIMIT = "limit"
    """An amount or a number of uses, or `any`."""
    FORMAT = "format"
    LIST = "list"
    """A list of `item`; where `item` is absent, of groups with these `fields`.

    With both, an entry is either: the word alone is short for a group with only the first of the fields.
    """
    GROUP = "group"
    """A mapping with these `fields`."""
    MAPPING = "mapping"
    """A mapping from names, which are `name`, to `item`, or to groups with these `fields`."""
    NODES = "nodes"


TEXT_TYPES = frozenset({FieldType.TEXT, FieldType.MARKDOWN, FieldType.LINES})
"""Words for people: in the model they are `Prose`, and so in every list of texts."""


LONGEST_CAPTION = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: `help` is a sentence for authors, `example` is how it stands in a file."""

    key: str
    type: FieldType
    label: str
    help: str
    example: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    """The words that it can be; of a fact, those that it can be besides."""
    meanings: tuple[str, ...] = ()
    """What each of the values means, in a few words, where that is not plain from the word."""
    words: tuple[str, ...] = ()
    """What a form calls each of the values, where that is not the value itself."""
    item: FieldType | None = None
    name: FieldType = FieldType.ID
    fields: tuple[FieldSpec, ...] = ()
    noun: str = ""
    """What one group of it is called: `an option`."""

    @property
    def caption(self) -> str:
        """The words beside the field in a form, and for it in messages; its key where they would be too long."""
        label = self.label.lower()
        return label if len(label) <= LONGEST_CAPTION else self.key.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """One kind of node: the field it is known by (None for a step), its own fields, and what it is for."""

    name: str
    known_by: str | None
    help: str
    fields: tuple[FieldSpec, ...] = field(default=())
