"""Whether Enter ends an item of a list in the form, and what is told of it then."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from decisiontree.tui.card import Card, CardField, Editor, Slot
from decisiontree.tui.widgets.field_editors import ProseEditor
from decisiontree.tui.widgets.form_stack import WRITTEN, FormStack


@dataclass
class ItemEnded(Message):
    """Enter in an item of a list: the author wants the next one. `behind` is the text after the cursor."""

    card: Card
    field: CardField
    before: str
    behind: str = ""


def item_ended(
    stack: FormStack, field: CardField, event: Message | None, *, has_picked: bool
) -> ItemEnded | None:
    """What Enter ends; None where it does not end an item of a list."""
    if isinstance(event, ProseEditor.Submitted):
        return ItemEnded(stack.card, field, event.before, event.behind)
    ends = _ends_item(field, stack.written, has_picked=has_picked)
    return ItemEnded(stack.card, field, stack.written) if ends else None


def _ends_item(field: CardField, written: str, *, has_picked: bool) -> bool:
    """Whether Enter ends an item of a list: its last field, or its first one while that is empty."""
    if not any(isinstance(step, int) for step in field.path):
        return False
    if field.slot is Slot.LEFT:
        return not written and field.editor is not Editor.CONDITION
    is_last = field.slot is Slot.RIGHT or bool(field.marker)
    return is_last and (field.editor in WRITTEN or (has_picked and bool(field.value) and not written))
