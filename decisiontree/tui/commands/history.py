"""Steps taken back and done again, with the place they were made at."""

from __future__ import annotations

from decisiontree.tui.context import EditorContext, Visited
from decisiontree.tui.documents import document_of, is_open
from decisiontree.workbench import Description, Workspace

_DONE = {"undo": "Undid", "redo": "Redid"}


def undo(context: EditorContext) -> None:
    """Take the last step back."""
    context.writer.take_over()
    if context.writer.unfilled.hide():
        context.say("Undid: the empty field")
        return
    if context.writer.unfilled.came_along:
        context.writer.unfilled.left()
    workspace, step = context.workspace.undo()
    if context.writer.unfilled.drops_step(context.workspace):
        workspace = context.workspace.without_last_step()
    _show(context, workspace, step, verb="undo")


def redo(context: EditorContext) -> None:
    """Do the step that was taken back last again."""
    context.writer.take_over()
    _show(context, *context.workspace.redo(), verb="redo")


def _show(context: EditorContext, workspace: Workspace, step: Description | None, *, verb: str) -> None:
    if step is None:
        context.say(f"nothing to {verb}")
        return
    document, form = context.document, context.panes.form
    if step.tree_id != document.tree_id and is_open(workspace, step.tree_id):
        context.visited = Visited()
        context.document = document_of(workspace, step.tree_id)
    context.show(workspace)
    if context.document.holds(step.node) and not context.document.is_at(step.node, step.field):
        context.go(step.node, step.field)
    if form.stack.active is not None and step.field:
        form.edit_path(step.field)
    context.say(f"{_DONE[verb]}: {step.words}")
