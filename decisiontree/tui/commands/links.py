"""Options, cases and the other ways on from a node: added, linked, moved, taken away."""

from __future__ import annotations

from decisiontree.display import one_line
from decisiontree.model import Path, Question
from decisiontree.tui import entry_changes, intents
from decisiontree.tui.card import Editor
from decisiontree.tui.commands.adding import add_option, add_to
from decisiontree.tui.commands.creating import go_into
from decisiontree.tui.commands.creating import link as link_field
from decisiontree.tui.commands.navigation import jump, open_place
from decisiontree.tui.commands.references import ask_to_remove
from decisiontree.tui.context import EditorContext
from decisiontree.tui.declared import declared_at
from decisiontree.tui.headline import kind_of
from decisiontree.tui.link_targets import targets
from decisiontree.tui.outline_rows import Row
from decisiontree.tui.raw import list_of
from decisiontree.tui.search import Hit
from decisiontree.tui.single_fields import ADD, KEY

_WAYS = frozenset({"to", "else", "agreed", "corrected", "within", "above"})


def add(context: EditorContext) -> None:
    """A way on more, as the kind of node has them; another exit from the head of the tree."""
    node, form = context.document.node_shown, context.panes.form
    if isinstance(node, Question):
        add_option(context, node)
        return
    if node is None:
        context.say(add_to(context, None, ("anytime",), ""))
        return
    paths = [field.path for field in form.stack.card.fields]
    button = next((path for path in paths if len(path) > 1 and path[-1] == ADD), None)
    empty = next(
        (field.path for field in form.stack.card.fields if field.path[-1] in _WAYS and not field.value), None
    )
    if button is not None and button[0] in ("cases", "returns"):
        context.say(add_to(context, node.id, button[:-1], ""))
    elif empty is not None:
        form.edit_path(empty)
    else:
        kind = kind_of(node)
        context.say(f"a node of the kind {kind} takes no further links; 'o' puts a node after it")


def link(context: EditorContext) -> None:
    """Let an option more, or the node's own link, lead to a node that is there."""
    document, form = context.document, context.panes.form
    node = document.node_shown
    if isinstance(node, Question):
        context.pick(
            "A new option that leads to",
            lambda query: targets(document.index, document.tree, query, ""),
            lambda hit: _link_option(context, hit),
            hint="Enter link to it   Esc close",
        )
        return
    paths = [field.path for field in form.stack.card.fields if field.editor is Editor.LINK]
    if paths:
        form.edit_path(paths[0])
        form.action_open_choices()
    else:
        context.say("this kind of node has no links; change its kind first")


def follow(context: EditorContext) -> None:
    """From a field or a row to what it names; from a field that names nothing to the node created last."""
    form, nodes = context.panes.form, context.document.tree.nodes
    field = form.field
    cursor = form.stack.line_editor.cursor_position
    declared = field and declared_at(context.workspace.library, context.document.tree_id, field, cursor)
    if declared:
        open_place(context, *declared)
        return
    target = field.value if field is not None else context.panes.outline.row.node
    if field is not None and target not in nodes:
        target = context.visited.created
    if target is None or target not in nodes:
        context.say(
            "nothing to follow here; put the cursor on a field that names a node, a fact or an authority"
        )
    elif field is None or not go_into(context, target):
        jump(context, target)


def delete(context: EditorContext, row: Row, path: Path) -> None:
    """Take the link of a row away; the node that it leads to stays."""
    refused = context.apply(intents.unlink(row.parent, path))
    told = f"link '{one_line(row.label)}' of '{row.parent}' removed; the node '{row.node}' stays"
    context.say(refused or told)


def move(context: EditorContext, *, by: int) -> None:
    """Move the option or the case under the cursor among its neighbours."""
    row, form = context.panes.outline.row, context.panes.form
    editing = form.field
    parent, path = (
        (context.document.node, editing.path) if editing is not None else (row.parent, row.link or ())
    )
    held = list_of(context.document.raw(parent, path[:1])) if path else []
    change = intents.move_item(parent, path, by, len(held))
    if change is None:
        end = f"it cannot move further; it is the {'first' if by < 0 else 'last'} one already"
        context.say(end if held else "only options and cases have an order")
        return
    if not context.is_done(change, "not moved"):
        return
    moved = (path[0], int(path[1]) + by, *path[2:])
    if editing is not None:
        form.edit_path(moved)
    else:
        _select(context, parent, moved)


def remove_item(context: EditorContext) -> None:
    """Take away the option, the case or the item that the form's cursor is in; of what has a name, ask first."""
    document, field = context.document, context.panes.form.field
    path: Path = field.path if field is not None else ()
    if document.node is None and len(path) > 2 and entry_changes.is_part(path):
        if entry_changes.is_within(path):
            context.say(context.apply(intents.take_away(None, path[:-1] if path[-1] == KEY else path)))
        else:
            ask_to_remove(context, path[:2])
        return
    item = entry_changes.item_around(path)
    if item is None:
        context.say("the cursor is not in an option, a case or an item of a list")
        return
    refused = context.apply(intents.take_away(document.node, item))
    context.say(refused or f"{item[-2]} {int(item[-1]) + 1} removed; Ctrl+Z brings it back")


def _link_option(context: EditorContext, hit: Hit) -> None:
    node = context.document.node_shown
    if not isinstance(node, Question):
        return
    if not hit.key.startswith("+"):
        add_option(context, node, hit.key)
        return
    add_option(context, node)
    context.say(link_field(context, node.id, ("options", len(node.options), "to"), hit))


def _select(context: EditorContext, parent: str | None, path: Path) -> None:
    """Put the outline's cursor on the row of a link."""
    outline = context.panes.outline
    for index, row in enumerate(outline.rows):
        if row.parent == parent and row.link == path:
            outline.cursor = index
            return
