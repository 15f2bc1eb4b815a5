"""Facts: typed, named values that become known in a session. No floats: money counts in minor units, dates in days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from decisiontree.model.prose import Prose
from decisiontree.model.text_shape import TextShape

FactValue: TypeAlias = bool | int | str | frozenset[str]
"""boolean → bool · integer, money (minor units), date (day number) → int · choice (value id), text → str · choices → value ids"""


class FactType(StrEnum):
    """The kinds of facts."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"

    @property
    def has_values(self) -> bool:
        """Whether a fact of this type lists its values."""
        return self in (FactType.CHOICE, FactType.CHOICES)

    @property
    def is_number(self) -> bool:
        """Whether its values are ordered whole numbers inside the program."""
        return self in (FactType.INTEGER, FactType.MONEY, FactType.DATE)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a fact of type choice or choices."""

    id: str
    label: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact as it is declared.

    `minimum` and `maximum` belong to the domain, in the program's whole numbers; of choices they count values.
    `none` is the label of the empty answer of choices; without it at least one value is ticked.
    """

    id: str
    type: FactType
    label: Prose
    values: tuple[Choice, ...] = ()
    none: Prose | None = None
    currency: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    shape: TextShape | None = None
    hint: Prose | None = None
    default: FactValue | None = None
    optional: bool = False
    given: bool = False
    private: bool = False


INCIDENT_FACT = Fact(id="incident", type=FactType.BOOLEAN, label="Incident")
"""What conditions call `incident`: whether one is open for the tree."""
