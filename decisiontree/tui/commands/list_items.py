"""Enter in an item of a list: the next item, or out of the list where the item is empty."""

from __future__ import annotations

from decisiontree.model import AddItem, Change, Path, SetField, Together
from decisiontree.tui import intents
from decisiontree.tui.card import TICKED, CardField, Slot
from decisiontree.tui.context import EditorContext
from decisiontree.tui.entry_changes import item_around
from decisiontree.tui.raw import Raw, list_of, text_of
from decisiontree.tui.single_fields import ADD
from decisiontree.tui.widgets.item_ends import ItemEnded


def end_item(context: EditorContext, event: ItemEnded) -> None:
    """Go on from an item of a list as an outliner does."""
    context.writer.take_over()
    node, field = event.card.node, event.field
    item = item_around(field.path)
    if item is None:
        _begin_list(context, node, field, event)
    elif not (event.before + event.behind).strip() and field.slot is not Slot.RIGHT:
        _leave_list(context, node, item)
    elif field.slot is Slot.RIGHT:
        _go_to_next_row(context, node, item)
    elif field.choices:
        _choose_next(context, item)
    else:
        _add_item(context, node, field.path, item, event)


def _begin_list(context: EditorContext, node: str | None, field: CardField, event: ItemEnded) -> None:
    """A text alone becomes the first of two."""
    if not (event.before + event.behind).strip():
        context.panes.form.action_next_field(1)
        return
    before, behind = _parted(event)
    refused = context.apply(SetField(node, field.path, [before, behind]))
    _edit_unless(context, refused, (*field.path, 1), unfilled=not behind)


def _add_item(context: EditorContext, node: str | None, text: Path, item: Path, event: ItemEnded) -> None:
    """An item below this one, with what stood behind the cursor."""
    before, behind = _parted(event)
    at = int(item[-1]) + 1
    changes: list[Change] = [AddItem(node, item[:-1], at, behind)]
    if behind:
        changes.insert(0, SetField(node, text, before))
    refused = context.apply(Together(tuple(changes)))
    _edit_unless(context, refused, (*item[:-1], at), unfilled=not behind)


def _go_to_next_row(context: EditorContext, node: str | None, item: Path) -> None:
    """To the row below, which is made where this one is the last."""
    held, at = list_of(context.document.raw(node, item[:-1])), int(item[-1]) + 1
    below = (*item[:-1], at)
    value = intents.LISTS.get(str(item[-2]), "")
    is_new = at >= len(held)
    refused = context.apply(AddItem(node, item[:-1], at, value)) if is_new else None
    _edit_unless(context, refused, below, unfilled=is_new)


def _choose_next(context: EditorContext, item: Path) -> None:
    """To what adds one more, with its list open; past it where all are there already."""
    form = context.panes.form
    form.edit(_button_of(context, item[:-1]))
    if form.field is not None and (form.field.choices or form.field.creates):
        form.action_open_choices()
    else:
        form.action_next_field(1)


def _leave_list(context: EditorContext, node: str | None, item: Path) -> None:
    """To the field after the list; what is empty goes, and a task that is alone again is no list any more."""
    held, at = list_of(context.document.raw(node, item[:-1])), int(item[-1])
    rest = [each for index, each in enumerate(held) if index != at or not _is_empty(each)]
    change: Change | None = intents.take_away(node, item) if len(rest) < len(held) else None
    if len(rest) == 1 and item[-2] in TICKED and text_of(rest[0]):
        change = SetField(node, item[:-1], text_of(rest[0]))
    if change is not None:
        context.say(context.apply(change))
    context.panes.form.edit(_button_of(context, item[:-1]) + 1)


def _is_empty(item: Raw) -> bool:
    return not (any(item.values()) if isinstance(item, dict) else item)


def _parted(event: ItemEnded) -> tuple[str, str]:
    """The text before the cursor and the one behind it; at its start all of it stays."""
    before, behind = event.before.rstrip(), event.behind.strip()
    return (before, behind) if before else (behind, "")


def _button_of(context: EditorContext, items: Path) -> int:
    """The field that adds to a list, else the last one of the list."""
    paths = [field.path for field in context.panes.form.stack.card.fields]
    inside = [at for at, path in enumerate(paths) if path[: len(items)] == items]
    return paths.index((*items, ADD)) if (*items, ADD) in paths else max(inside, default=0)


def _edit_unless(context: EditorContext, refused: str | None, path: Path, *, unfilled: bool) -> None:
    if refused is None:
        if unfilled:
            context.writer.unfilled.added(path)
        context.panes.form.edit_path(path)
    else:
        context.say(f"not applied: {refused}")
