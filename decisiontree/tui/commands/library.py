"""The parts of library.yaml: added, deleted, put in order, named."""

from __future__ import annotations

from decisiontree.model import Change, Path
from decisiontree.tui import entry_changes
from decisiontree.tui.commands import references
from decisiontree.tui.context import EditorContext
from decisiontree.tui.creation import currency_of


def add(context: EditorContext) -> None:
    """One entry more in the collection under the cursor."""
    if context.document.part:
        context.say(add_entry(context, str(context.document.part[0])))
    else:
        context.say("go to roles, authority, facts or another heading first; 'a' adds one there")


def add_entry(context: EditorContext, section: str) -> str | None:
    """One entry more in a collection, with its name to be written; the answer is why there is none."""
    change, path = entry_changes.add(
        section, context.document.raw(None, (section,)), currency_of(context.document.library)
    )
    refused = _change(context, change, path)
    if refused is None:
        context.writer.unfilled.added(path)
        form = context.panes.form
        form.edit(0)
        form.stack.line_editor.select_all()  # the first letter makes it the author's own name
    return refused


def delete(context: EditorContext) -> None:
    """Take the entry under the cursor away, if the author still wants to when its uses are told."""
    if len(context.document.part) == 2:
        references.ask_to_remove(context, context.document.part)
    else:
        context.say("only entries under a heading can be deleted")


def move(context: EditorContext, *, by: int) -> None:
    """Move the entry under the cursor among its neighbours."""
    part = context.document.part
    if len(part) < 2:
        context.say("only entries under a heading have an order")
        return
    moved = entry_changes.move(part, by, context.document.raw(None, part[:1]))
    if moved is None:
        context.say(f"it cannot move further; it is the {'first' if by < 0 else 'last'} one already")
    else:
        _change(context, *moved)


def rename(context: EditorContext) -> None:
    """To the field with the name of the entry under the cursor."""
    if len(context.document.part) == 2:
        context.panes.form.edit(0)
    else:
        context.say("only entries under a heading have a name")


def _change(context: EditorContext, change: Change, path: Path) -> str | None:
    """Make a change and show the part it leads to."""
    refused = context.apply(change)
    if refused is None:
        context.go(None, path)
    else:
        context.say(f"not changed: {refused}")
    return refused
