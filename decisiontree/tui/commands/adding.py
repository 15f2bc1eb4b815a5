"""What the buttons of the form add: a group, an item of a list, a field to write into."""

from __future__ import annotations

from collections.abc import Sequence

from decisiontree.model import Change, FactType, Path, Plain, Question, SetField, free_name
from decisiontree.tui import intents
from decisiontree.tui.commands import library
from decisiontree.tui.context import EditorContext
from decisiontree.tui.entry_changes import item_around
from decisiontree.tui.node_card import MORE, ONLY_WHEN
from decisiontree.tui.raw import items_of, mapping_of
from decisiontree.tui.single_fields import ADD, KEY

_COLLECTIONS = frozenset(
    {
        *intents.LISTS,
        *intents.MAPPINGS,
        *("collect", "forget", "set", "add", "grants", "tags", "was", "satisfies", "skip_if"),
        *("say", "must_say", "do", "note", "because"),
        *("banned", "required", "trees", "do_not_say"),
    }
)
"""The last steps of paths that hold lists or mappings."""
_OF_CHOICES = (("set",), ("add",))
"""The steps before the facts that have several values there."""


def add_to(context: EditorContext, node: str | None, path: Path, key: str) -> str | None:
    """What a button of the form adds: a group, an item, or a field to write into."""
    if len(path) == 1 and path[0] in context.document.sections:
        return library.add_entry(context, str(path[0]))
    if not path or (path[-1] not in _COLLECTIONS and path[-2:-1] not in _OF_CHOICES):
        return _reveal(context, node, path, key)
    held, last = context.document.raw(node, path), str(path[-1])
    if last in ("set", "add"):
        return _assign(context, node, path, key)
    if last in intents.MAPPINGS:
        name = key or free_name(last, mapping_of(held))
        change: Change = SetField(node, (*path, name), intents.MAPPINGS[last])
        return _add(context, change, node, (*path, name), (KEY,))
    value: Plain = intents.LISTS.get(last, key)
    count = len(items_of(held))
    change = intents.add_to(node, path, count, value, held)
    if value and isinstance(value, str):  # chosen, so there is nothing to write in it
        refused = context.apply(change)
        if refused is None:
            context.panes.form.edit_path((*path, ADD))
        return refused
    return _add(context, change, node, (*path, count))


def add_option(context: EditorContext, node: Question, to: str | None = None) -> None:
    """An option more, and the cursor in its label."""
    refused = _add(context, intents.add_option(node, to), node.id, ("options", len(node.options), "label"))
    if refused is not None:
        context.say(f"not applied: {refused}")


def value_of(kind: FactType, values: Sequence[str]) -> Plain:
    """What a fact is set to at first: the first of its values; what is typed begins empty."""
    if values:
        return [values[0]] if kind is FactType.CHOICES else values[0]
    return "true" if kind is FactType.BOOLEAN else ""


def _add(
    context: EditorContext, change: Change, node: str | None, path: Path, first: Path = ()
) -> str | None:
    """Add something that is still empty and begin to write in it, `first` in a part; left so, it is taken back."""
    refused = context.apply(change)
    if refused is None:
        context.writer.unfilled.added(item_around(path) or path)
    return _edit_unless(context, refused, node, (*path, *first))


def _reveal(context: EditorContext, node: str | None, path: Path, key: str) -> str | None:
    """Show a field that the card left out, and edit it; it is written when there is something to write."""
    field, _, fact = key.partition(" ")
    if not key:
        return None
    if field in ("set", "add") and fact:
        return _assign(context, node, (*path, field), fact)
    if field == "forget":
        return add_to(context, node, (*path, field), fact)
    if key.endswith(MORE):
        at = (*path, key.removesuffix(MORE))
        words = intents.written(context.document.raw(node, at))
        return _add(context, SetField(node, at, [words, ""]), node, (*at, 1))
    wanted = (*path, key)
    if key.endswith(ONLY_WHEN):
        at = (*path, key.removesuffix(ONLY_WHEN))
        words = intents.written(context.document.raw(node, at))
        refused = context.apply(SetField(node, at, [words]))
        if refused is not None:
            return refused
        wanted = (*at, 0, "when")
    context.document.revealed |= {wanted}
    context.redraw_form()
    form = context.panes.form
    form.edit(
        next((at for at, each in enumerate(form.stack.card.fields) if each.path[: len(wanted)] == wanted), 0)
    )
    return None


def _assign(context: EditorContext, node: str | None, path: Path, name: str) -> str | None:
    """A fact more that an option or a step sets or adds to, with the first of its values; what is typed begins empty."""
    document = context.document
    fact = document.tree.facts.get(name) or document.library.shared.facts.get(name)
    value = value_of(fact.type, [each.id for each in fact.values]) if fact is not None else ""
    at = (*path, name)
    if value == "":
        return _add(context, SetField(node, at, value), node, at)
    edited = (*at, 0) if isinstance(value, list) else at
    return _edit_unless(context, context.apply(SetField(node, at, value)), node, edited)


def _edit_unless(context: EditorContext, refused: str | None, node: str | None, path: Path) -> str | None:
    if refused is None:
        context.edit(node, path)
    return refused
