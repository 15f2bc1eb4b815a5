"""The text of the file itself: beside the form, and in the author's own editor."""

from __future__ import annotations

from collections.abc import Callable

from decisiontree.editing import lines_at, rewritten
from decisiontree.errors import EditRefused
from decisiontree.model import Path, is_id
from decisiontree.tui import external_editor, intents
from decisiontree.tui.card import CardField, Editor
from decisiontree.tui.context import EditorContext
from decisiontree.tui.raw import whole
from decisiontree.tui.screens.confirm import Reply
from decisiontree.tui.source_lines import path_shown

_TEXTS = (Editor.LINE, Editor.PROSE)


def show_source(context: EditorContext) -> None:
    """Show the lines of the node as they are in the file, or hide them."""
    panes = context.panes
    shown = not context.screen.has_class("-source")
    if not shown and context.screen.focused is panes.source:
        context.focus_outline()
    context.screen.set_class(shown, "-source")
    if shown:
        context.screen.call_after_refresh(lambda: panes.show_source(context.document))


def edit_outside(context: EditorContext) -> None:
    """Edit the text of the field, or else the lines of the node, in the author's own editor."""
    context.writer.take_over()
    field, document = context.panes.form.field, context.document
    if context.workspace.locked:
        context.say(f"not changed: {context.workspace.locked}")
    elif field is not None and field.editor in _TEXTS:
        text = context.panes.form.stack.written
        suffix = "md" if field.editor is Editor.PROSE else "txt"
        _edit(context, whole(document.node, field.path), f"text.{suffix}", text, _text_taken(context, field))
    else:
        _edit_lines(context)


def _edit_lines(context: EditorContext) -> None:
    document, path = context.document, path_shown(context.document)
    try:
        lines = lines_at(document.source, path)
    except EditRefused as refusal:
        context.say(f"{refusal}; edit the whole file: Home, then Ctrl+E")
        return
    name = str(path[-1]) if path else document.tree_id
    tree_id = document.tree_id

    def taken(written: str) -> str | None:
        try:
            patch = rewritten(context.workspace.document(tree_id), path, written).patch
        except EditRefused as refusal:
            return str(refusal)
        return context.patch(document.source.file, patch, f"lines of '{name}'") if patch else None

    _edit(context, path, f"{name}.yaml" if is_id(name) else "lines.yaml", lines, taken)


def _text_taken(context: EditorContext, field: CardField) -> Callable[[str], str | None]:
    node = context.document.node

    def taken(written: str) -> str | None:
        text = written[:-1] if written.endswith("\n") and not field.value.endswith("\n") else written
        if field.editor is Editor.LINE:
            text = " ".join(text.split("\n"))
        change = intents.write_text(node, field, text, final=True)
        return None if change is None else context.apply(change)

    return taken


def _edit(
    context: EditorContext, place: Path, name: str, text: str, taken: Callable[[str], str | None]
) -> None:
    """Let a text be edited, and again until it can be taken over or is dropped; what was refused before comes first."""
    key = (context.document.tree_id, place)
    draft = context.refused_drafts.pop(key, None)
    if draft is None or not draft.exists():
        try:
            draft = external_editor.new_draft(name, text)
        except EditRefused as problem:
            context.say(f"not changed: {problem}")
            return
    if context.unsaved is not None:
        context.unsaved.keep_now()
    before, refused = context.workspace, None
    try:
        refused = taken(external_editor.edited(context.screen.app, draft))
    except EditRefused as problem:
        refused = str(problem)
    if refused is None:
        external_editor.drop(draft)
        is_same = context.workspace is before
        context.say("nothing was changed" if is_same else "changed in your editor; Ctrl+Z undoes it")
        return
    if external_editor.is_untouched(draft, text):  # nothing can be lost
        external_editor.drop(draft)
        context.say(f"not changed: {refused}")
        return
    context.refused_drafts[key] = draft
    context.confirm(
        "This text cannot be used",
        (f"{refused[:1].upper()}{refused[1:]}.",),
        {
            Reply("e", "Edit again", "open your editor with this text"): lambda: _edit(
                context, place, name, text, taken
            ),
            Reply("l", "Later", "Ctrl+E opens this text again here; until then, nothing is changed"): None,
            Reply("d", "Drop", "lose this text"): lambda: external_editor.drop(
                context.refused_drafts.pop(key)
            ),
        },
    )
