"""The scenarios of a tree: shown, added, copied, deleted, put in order, played; and marks for what they walk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from decisiontree import clock
from decisiontree.display import plural
from decisiontree.errors import DecisionTreeError, EditRefused
from decisiontree.model import SHARED, AddItem, MoveItem, Path, Plain, RemoveItem, SetField, scenarios_of
from decisiontree.tui import intents
from decisiontree.tui.commands.playing import play_call
from decisiontree.tui.context import EditorContext
from decisiontree.tui.raw import mapping_of, text_of
from decisiontree.tui.scenarios import (
    FIELD,
    NO_GRANTS,
    ScenariosDocument,
    reason_words,
    sign_of,
    walked_nodes,
)
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.single_fields import ADD, TAKE_AWAY
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import scenarios_in, with_scenario

_NEW = "New scenario"
_INSIDE = 3
"""The length of a path that leads into a scenario."""
OnOne: TypeAlias = "Callable[[EditorContext, ScenariosDocument, int], None]"


def show(context: EditorContext) -> None:
    """From a tree to its scenarios, and back; a first scenario makes the file."""
    context.writer.take_over()
    document = context.document
    if isinstance(document, ScenariosDocument):
        context.open(document.tested)
        return
    tree_id = document.tree_id
    if tree_id == SHARED or tree_id not in context.workspace.library.trees:
        context.say("open a tree first; scenarios belong to a tree")
    elif tree_id in context.workspace.library.scenarios:
        context.open(scenarios_of(tree_id))
        _select(context, 0)
    else:
        _add_to(context, tree_id)


def add(context: EditorContext) -> None:
    """A new scenario at the end, with the cursor in its name."""
    document = context.document
    if isinstance(document, ScenariosDocument):
        _add_to(context, document.tested)


def delete(context: EditorContext) -> None:
    """Take the scenario under the cursor away, after asking."""

    def ask(context: EditorContext, document: ScenariosDocument, at: int) -> None:
        name = document.results[at].scenario.name

        def gone() -> None:
            if context.is_done(RemoveItem(None, (FIELD,), at), "not deleted"):
                _select(context, min(at, len(document.results) - 1))
                context.say(f"deleted '{name}'; Ctrl+Z brings it back")

        replies = {
            Reply("k", "Keep", "change nothing"): None,
            Reply("d", "Delete", "Ctrl+Z brings it back"): gone,
        }
        context.confirm(f"Delete the scenario '{name}'", (), replies)

    _on_one(context, ask)


def duplicate(context: EditorContext) -> None:
    """Put a copy of the scenario behind it, with the cursor in its name."""

    def copy(context: EditorContext, document: ScenariosDocument, at: int) -> None:
        names = {result.scenario.name for result in document.results}
        body = mapping_of(document.raw(None, (FIELD, at)))
        written: dict[str, Plain] = {key: intents.written(value) for key, value in body.items()}
        written["name"] = _free(f"{text_of(body.get('name'))}, copy", names)
        if context.is_done(AddItem(None, (FIELD,), at + 1, written), "not copied"):
            _select(context, at + 1)
            _edit_name(context)

    _on_one(context, copy)


def move(context: EditorContext, *, by: int) -> None:
    """Move the scenario among its neighbours."""

    def moved(context: EditorContext, document: ScenariosDocument, at: int) -> None:
        if not 0 <= at + by < len(document.results):
            context.say(f"it cannot move further; it is the {'first' if by < 0 else 'last'} one already")
        elif context.is_done(MoveItem(None, (FIELD,), at, at + by), "not moved"):
            _select(context, at + by)

    _on_one(context, moved)


def play(context: EditorContext) -> None:
    """Play the scenario: the call stands at its end, or where it cannot go on."""

    def played(context: EditorContext, document: ScenariosDocument, at: int) -> None:  # noqa: ARG001  the one shown
        # only who plays pays for the search for a way and its screen
        from decisiontree.tui.played_call import PlayedCall

        walked = document.walked()
        if walked is None:
            context.say("the tree cannot be read")
            return
        reason, state = reason_words(document.library, document.tested, walked.result), walked.call.state
        if state is None:
            context.say(reason)
            return
        try:
            call = PlayedCall(document.library, document.tested, None, clock.now())
        except DecisionTreeError as problem:
            context.say(str(problem))
            return
        call.take_up(state)
        said = "ends as expected" if walked.result.passed else reason
        play_call(context, call, f"{sign_of(walked.result)} {said}")

    _on_one(context, played)


def rename(context: EditorContext) -> None:
    """To the field with the name of the scenario under the cursor."""
    _on_one(context, lambda context, _document, _at: _edit_name(context))


def remove_field(context: EditorContext) -> None:
    """Take away what the form's cursor is on."""
    field = context.panes.form.field
    if field is None or len(field.path) < _INSIDE or field.path[2:] == ("name",) or field.path[-1] == ADD:
        context.say("put the cursor on a fact, an answer or another field of a scenario first")
        return
    context.say(context.apply(intents.take_away(None, field.path)) or "removed; Ctrl+Z brings it back")


def choose(context: EditorContext, event: NodePane.Picked) -> str | None:
    """Write what was chosen for a field, or what a button adds; the answer is why that is refused."""
    field, hit = event.field, event.hit
    if field.path == (FIELD, ADD):
        add(context)
        return None
    if field.path[-1] == ADD:
        return _added(context, field.path[:-1], hit.key)
    if hit.key == TAKE_AWAY.key:
        return context.apply(intents.take_away(None, field.path))
    return context.apply(SetField(None, field.path, hit.key))


def mark(context: EditorContext) -> None:
    """Mark the nodes that no scenario of the tree reaches, or stop marking them."""
    context.writer.take_over()
    outline, document = context.panes.outline, context.document
    if outline.unwalked is not None:
        outline.unwalked = None
        outline.refresh()
        context.say("the outline no longer marks what the scenarios reach")
        return
    tree_id = document.tree_id
    walked = walked_nodes(context.workspace, tree_id)
    missed = frozenset(document.tree.nodes) - walked
    outline.unwalked = missed
    outline.refresh()
    count = len(scenarios_in(context.workspace, tree_id))
    if not count:
        context.say("this tree has no scenarios yet; P adds the first one")
        return
    reached = f"{plural(count, 'scenario')} reach {len(walked)} of {plural(len(document.tree.nodes), 'node')}"
    context.say(f"{reached}; ○ marks the others" if missed else reached)


def _added(context: EditorContext, path: Path, key: str) -> str | None:
    """A known fact or a grant more, with the cursor in its value; it is written when there is something to write."""
    if key == NO_GRANTS.key:
        return context.apply(SetField(None, path, {}))
    context.document.revealed |= {(*path, key)}
    context.redraw_form()
    context.panes.form.edit_path((*path, key))
    return None


def _add_to(context: EditorContext, tree_id: str) -> None:
    names = {each.name for each in scenarios_in(context.workspace, tree_id)}
    body: dict[str, Plain] = {"name": _free(_NEW, names), "expect": {}}
    try:
        workspace = with_scenario(context.workspace, tree_id, body)
    except EditRefused as refusal:
        context.say(f"not added: {refusal}")
        return
    context.show(workspace)
    if context.document.tree_id != scenarios_of(tree_id):
        context.open(scenarios_of(tree_id))
    _select(context, len(scenarios_in(context.workspace, tree_id)) - 1)
    _edit_name(context)


def _edit_name(context: EditorContext) -> None:
    context.panes.form.edit(0)
    context.panes.form.stack.line_editor.select_all()


def _select(context: EditorContext, at: int) -> None:
    context.go(None, (FIELD, at))


def _on_one(context: EditorContext, do: OnOne) -> None:
    context.writer.take_over()
    document = context.document
    if not isinstance(document, ScenariosDocument) or document.at is None:
        context.say("go to a scenario first")
    else:
        do(context, document, document.at)


def _free(wanted: str, names: set[str]) -> str:
    """A name that no scenario has yet: the one wanted, else with a number."""
    return next(
        name
        for name in (wanted, *(f"{wanted} {number}" for number in range(2, len(names) + 3)))
        if name not in names
    )
