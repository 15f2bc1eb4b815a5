"""Which fields of a card still have to be filled, in the order of the form. Pure data, no screen."""

from __future__ import annotations

from collections.abc import Collection

from decisiontree.model import NEEDED_BY_RESOLUTION, Path
from decisiontree.reader import KINDS, FieldType
from decisiontree.tui.card import Card, CardField, Editor, Slot
from decisiontree.tui.raw import OF_SHARED
from decisiontree.tui.single_fields import ADD

_NEEDED_LISTS = frozenset(
    spec.key
    for kind in KINDS.values()
    for spec in kind.fields
    if spec.required and spec.type is FieldType.LIST
)
"""The lists of which a node must have an item."""
_OTHERWISE: Path = ("else",)
"""Where a call goes that no case is for: more urgent than another case."""


def next_due(card: Card, after: int = -1) -> int | None:
    """The first field behind another one that a call needs and that is empty, or the button of an empty list."""
    filled = {field.path[0] for field in card.fields if field.path[-1] != ADD}
    resolution = next((field.value for field in card.fields if field.path == ("resolution",)), None)
    needed = NEEDED_BY_RESOLUTION.get(resolution, ())
    for at, field in enumerate(card.fields):
        if at > after and (_is_due(field, filled, needed) or _is_empty_list(field, filled)):
            return at
    return None


def due_behind(card: Card, path: Path) -> Path | None:
    """Where one goes on once a field is filled: in its row, to the next row or to what is left over; None for nowhere."""
    fields = card.fields
    at = next((at for at, each in enumerate(fields) if each.path == path), 0)
    due = next_due(card, at)
    is_settled = due is not None and (fields[due].path[0] == path[0] or fields[due].path == _OTHERWISE)
    if fields[at].slot is Slot.RIGHT and not is_settled:
        due = next((at for at, each in enumerate(fields) if each.path == (path[0], ADD)), due)
    return None if due is None else fields[due].path


def is_pressed(field: CardField) -> bool:
    """Whether there is nothing to choose and nothing to type in a field: Enter does what it says."""
    return field.editor is Editor.BUTTON and not field.choices and field.creates is None


def is_open_way(field: CardField) -> bool:
    """Whether a field leads to another node and names none yet."""
    return field.editor is Editor.LINK and not field.value and field.path[0] != "skip_to"


def _is_due(field: CardField, filled: set[str | int], needed: Collection[str | int]) -> bool:
    if field.value or field.editor in (Editor.BUTTON, Editor.NAME):
        return False
    if field.path == ("amount",):  # what is compared with the limits
        return OF_SHARED in filled
    return field.keeps_empty or field.present or field.path == _OTHERWISE or field.path[0] in needed


def _is_empty_list(field: CardField, filled: set[str | int]) -> bool:
    return field.path[-1] == ADD and field.path[0] in _NEEDED_LISTS - filled and len(field.path) == 2
