"""Writing in the form → changes, once a letter is on the screen or, in a large tree, at every pause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.timer import Timer

from decisiontree.display import fit, one_line
from decisiontree.model import Path, Rename, RenameNode, Together
from decisiontree.text import Patch, TextEdit
from decisiontree.tui import entry_changes, intents
from decisiontree.tui.card import CardField, Editor
from decisiontree.tui.conditions.scope import scope_of
from decisiontree.tui.conditions.spoken import in_grammar
from decisiontree.tui.node_card import ID, raw_span
from decisiontree.tui.open_document import raw_at
from decisiontree.tui.unfilled_fields import UnfilledFields
from decisiontree.tui.unread_lines import lines_span
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import Workspace

if TYPE_CHECKING:
    from decisiontree.tui.context import EditorContext

QUICK_SECONDS = 0.025
"""Where a change takes longer, it is not made after every key but when the author pauses: a few hundredths of a second."""
PAUSES = 4.0
LONGEST_PAUSE = 1.5
WORDS_TOLD = 40
"""Characters of refused words that a message repeats."""


class FieldWriter:
    """What the form tells becomes a change; a refusal is shown at the field and loses nothing."""

    def __init__(self, context: EditorContext) -> None:
        self.context = context
        self.quick_seconds = QUICK_SECONDS
        self.said_of_edit = ""
        """What is said of the next edit."""
        self._visits = 0
        self._pending: NodePane.Edited | None = None
        self._pause: Timer | None = None
        self._visited: tuple[str | None, Path, int] | None = None
        self._base = self._written = context.workspace
        self.unfilled = UnfilledFields(context)

    def entered(self, field: CardField) -> None:
        """Each visit of a field is one step to undo; the entry it is in shows what else it can have."""
        self._visits += 1
        self.write_in(field)
        self.unfilled.entered()

    def left(self) -> None:
        """The form is left: what was never filled in it goes."""
        self.unfilled.left()
        self.write_in(None)

    def write_in(self, field: CardField | None) -> None:
        """Another field is written in, or none: what waited for that is shown."""
        if self.context.document.write_in(field):
            self.context.show(self.context.workspace, rebuild=False, rewrite=False)

    def edited(self, event: NodePane.Edited) -> None:
        """Take over what was typed: once the letter is painted, or in a large tree after a pause."""
        if not event.final:
            # keys of a field do not come by the screen; what was said is over all the same
            self.context.say(self.said_of_edit)
            self.said_of_edit = ""
        if event.final:
            self._write(event)
            return
        self._pending = event
        if self._pause is not None:
            self._pause.stop()
        cost, screen = self.context.last_cost, self.context.screen
        if cost < self.quick_seconds:
            screen.call_after_refresh(self.write_pending)
        else:
            self._pause = screen.set_timer(min(LONGEST_PAUSE, PAUSES * cost), self.write_pending)

    def take_over(self) -> None:
        """Take over what the field being edited still holds."""
        edited = self.context.panes.form.pending()
        if edited is not None:
            self._write(edited)
        self.write_pending()

    def write_pending(self) -> None:
        """Make a change of what was typed and waits for that."""
        pending, self._pending = self._pending, None
        if pending is not None:
            self._write(pending)

    def refuse(self, reason: str, path: Path, words: str = "") -> None:
        """Show at the field and below why it is not applied."""
        self.context.panes.form.stack.refuse(path, reason)
        refused = f"'{fit(one_line(words), WORDS_TOLD)}' was " if words else ""
        self.context.say(f"{refused}not applied: {reason}")

    def _write(self, event: NodePane.Edited) -> None:
        self._pending = None
        if event.card.tree != self.context.document.tree_id:
            return
        node, field = event.card.node, event.field
        match field.editor:
            case Editor.NAME:
                self._rename(node, field, event.text.strip())
            case Editor.RAW:
                self._mend(node, field, event.text)
            case Editor.CONDITION if event.final:
                self._write_text(node, field, replace(event, text=self._in_grammar(event.text)))
            case _:
                self._write_text(node, field, event)

    def _in_grammar(self, text: str) -> str:
        """A condition that was written in words, in the grammar of conditions; any other text as it is."""
        document = self.context.document
        meant = in_grammar(text, scope_of(document.tree, document.library))
        if meant is None:
            return text
        self.context.say(f"written as '{meant}'; Ctrl+Z undoes it")
        return meant

    def _write_text(self, node: str | None, field: CardField, event: NodePane.Edited) -> None:
        context = self.context
        base = self._base_of((node, field.path, self._visits))
        # the value that the base holds, not the one when the form was drawn
        raw = raw_at(base, context.document.tree_id, node, field.path)
        held = replace(field, value=raw if isinstance(raw, str) else "", present=raw is not None)
        change = intents.write_text(node, held, event.text, final=event.final)
        is_item = isinstance(field.path[-1], int)
        if event.final and not event.text and is_item and self.unfilled.drops_step(base):
            context.show(base.without_last_step())
        elif change is None:
            if context.workspace is not base:
                context.show(base, rewrite=False)
        elif refused := context.apply(change, base=base, rewrite=False):
            self.refuse(refused, field.path, event.text if event.final else "")
        self._written = context.workspace

    def _base_of(self, visit: tuple[str | None, Path, int]) -> Workspace:
        """The state before this visit of the field, as long as nothing else has changed since.

        Every key is planned against it: a text that needs quotes only while it is typed gets none in the file.
        """
        if visit != self._visited or self.context.workspace is not self._written:
            self._visited, self._base = visit, self.context.workspace
        return self._base

    def _rename(self, node: str | None, field: CardField, name: str) -> None:
        if name in (field.value, ""):
            return
        if field.path == ID and node is not None:
            refused = self._rename_node(node, name)
        else:
            refused = self._rename_part(node, field, name)
        if refused is not None:
            self.refuse(refused, field.path, name)

    def _rename_node(self, node: str, words: str) -> str | None:
        name = entry_changes.id_of(ID, words)
        refused = self.context.apply(RenameNode(node, name), rewrite=False)
        if refused is None:
            self.context.say(f"renamed '{node}' to '{name}', with every link to it")
            self.context.go(name)
        return refused

    def _rename_part(self, node: str | None, field: CardField, words: str) -> str | None:
        """A fact, a role, a value of a choice: with every use of it, where other places may speak of it."""
        context, form = self.context, self.context.panes.form
        shown, before = context.document.part, context.workspace
        active = form.field.path if form.field is not None else ()
        name = entry_changes.id_of(field.path, words)
        context.document.part = entry_changes.renamed_path(shown, field.path, name)
        change = entry_changes.rename(node, field.path, field.value, name)
        held = context.document.raw(node, field.path[:-1]) if node is None else None
        labels = entry_changes.labelled(field.path, name, words, held) if name != words else ()
        refused = context.apply(Together((change, *labels)) if labels else change, rewrite=False)
        if refused is not None:
            context.document.part = shown
            return refused
        wanted = entry_changes.renamed_path(active, field.path, name)
        paths = [each.path for each in form.stack.card.fields]
        if wanted in paths:  # a button too: where Tab was on its way to
            form.edit(paths.index(wanted))
        else:
            form.edit_path(wanted)
        files = len(set(context.workspace.dirty) - set(before.dirty))
        also = f", in {files} files" if files > 1 else ""
        where = " wherever it is used" if isinstance(change, Rename) else ""
        context.say(f"renamed '{field.value}' to '{name}'{where}{also}; Ctrl+Z undoes it")
        return None

    def _mend(self, node: str | None, field: CardField, text: str) -> None:
        """Take over lines that could not be read: of a node, or of the file."""
        source = self.context.document.source
        words = f"{field.label} of the file" if node is None else f"text of '{node}'"
        span = lines_span(source, field.path) if node is None else raw_span(source, node)
        refused = None
        if source.text[span.start : span.end] != field.value:
            refused = "the file has changed meanwhile"
        elif text != field.value:
            refused = self.context.patch(source.file, Patch((TextEdit(span, text),)), words)
        if refused is not None:
            self.context.say(f"not applied: {refused}")
        else:
            self.context.say(f"applied the {words}; Ctrl+Z undoes it")
