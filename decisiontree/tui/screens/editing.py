"""Writing and choosing in the form → changes. A part of the main screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.timer import Timer

from decisiontree.errors import EditRefused
from decisiontree.model import Path, Rename
from decisiontree.text import Patch, TextEdit
from decisiontree.tui import intents, sharing
from decisiontree.tui.card import Card, Editor, Field
from decisiontree.tui.cards import ID, raw_span
from decisiontree.tui.raw import raw_at
from decisiontree.tui.screens.tree_screen import TreeScreen
from decisiontree.tui.search import Hit, Index
from decisiontree.tui.targets import targets, words_beside
from decisiontree.tui.widgets.node_pane import NodePane
from decisiontree.workbench import Workspace

QUICK_SECONDS = 0.025
"""Where a change takes longer, it is not made at every key but when the author pauses: a few hundredths of a second."""
PAUSES = 4.0
LONGEST_PAUSE = 1.5


class Editing(TreeScreen):
    """What the form tells becomes a change at once; a refusal is shown at the field and loses nothing."""

    visit = 0
    quick_seconds = QUICK_SECONDS
    said_of_edit = ""
    """What is said of the next edit."""
    _held: NodePane.Edited | None = None
    _pause: Timer | None = None
    _visited: tuple[str | None, Path, int] | None = None
    _base: Workspace
    _written: Workspace | None = None

    def find_hits(self, card: Card, field: Field, query: str) -> Sequence[Hit]:
        """What can be chosen for a field, given some letters."""
        if field.editor is Editor.LINK:
            return targets(
                self.node_index, self.open_tree, query, words_beside(self.open_tree, card.node, field.path)
            )
        return Index(field.choices).best(query)

    @on(NodePane.Entered)
    def field_entered(self, event: NodePane.Entered) -> None:
        """Each visit of a field is one step to undo; the option it is in shows what else it can hold."""
        self.visit += 1
        path = event.field.path
        group = path[:2] if len(path) > 2 and isinstance(path[1], int) else None
        kept = frozenset(each for each in self.revealed if not (len(each) == 2 and isinstance(each[1], int)))
        revealed = kept | {group} if group is not None else kept
        if revealed != self.revealed:
            self.revealed = revealed
            self.pane.show(self.card(), rewrite=False)

    @on(NodePane.Edited)
    def field_edited(self, event: NodePane.Edited) -> None:
        """Take over what was typed: at once, or in a large tree after a pause."""
        if not event.final:
            # keys of a field do not come by here; what was said is over all the same
            self.hint_bar.message, self.said_of_edit = self.said_of_edit, ""
        if event.final or self.last_cost < self.quick_seconds:
            self._write(event)
            return
        self._held = event
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(min(LONGEST_PAUSE, PAUSES * self.last_cost), self._write_held)

    def _write_held(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._write(held)

    def _write(self, event: NodePane.Edited) -> None:
        self._held = None
        if event.card.tree != self.tree_id:
            return
        node, field = event.card.node, event.field
        if field.editor is Editor.NAME:
            self._renamed(node, field, event.text)
            return
        if field.editor is Editor.RAW:
            self._mended(str(node), event.text)
            return
        base = self._base_of((node, field.path, self.visit))
        change = intents.write_text(node, self._value_in(base, node, field), event.text, final=event.final)
        if change is None:
            if self.workspace is not base:
                self.show_workspace(base, rebuild=True, rewrite=False)
            self._written = self.workspace
            return
        refused = self.apply(change, base=base, rewrite=False)
        if refused is not None:
            self.pane.refuse(refused)
            self.say(f"not taken over: {refused}")
        self._written = self.workspace

    def _base_of(self, visit: tuple[str | None, Path, int]) -> Workspace:
        """The state before this visit of the field, as long as nothing else has changed since.

        Every key is planned against it: a text that needs quotes only while it is typed gets none in the file.
        """
        if visit != self._visited or self.workspace is not self._written:
            self._visited, self._base = visit, self.workspace
        return self._base

    @on(NodePane.LinkDue)
    def link_due(self) -> None:
        """Show at once where an answer can lead, now that its label is taken over: first what can be created."""
        self._write_held()
        self.pane.action_open_choices()

    @on(NodePane.Escaped)
    def field_left(self) -> None:
        """Escape leads one step back: to the outline."""
        self.set_focus(self.outline)

    def take_over(self) -> None:
        """Take over what the field being edited still holds, before anything else happens."""
        edited = self.pane.pending()
        if edited is not None:
            self._write(edited)
        self._write_held()

    def edit(self, node: str | None, path: Path) -> None:
        """Show a node and start to edit one of its fields."""
        if node != self.node:
            self.show_node(node)
        self.pane.edit_path(path)

    def whole(self, node: str | None, path: Path) -> Path:
        """A path from the root of the file."""
        return path if node is None else ("nodes", node, *path)

    def _value_in(self, base: Workspace, node: str | None, field: Field) -> Field:
        """The field with the value that the document of a state holds, not the one when the form was drawn."""
        raw = raw_at(base.document(self.tree_id), self.whole(node, field.path))
        return replace(field, value=raw if isinstance(raw, str) else "", present=raw is not None)

    def _renamed(self, node: str | None, field: Field, name: str) -> None:
        name = name.strip()
        if name == field.value or not name:
            return
        if field.path == ID and node is not None:
            refused = self.apply(intents.rename(node, name), rewrite=False)
            if refused is None:
                self.say(f"renamed '{node}' to '{name}', with every link to it")
                self.show_node(name)
        else:
            refused = self._renamed_part(node, field, name)
        if refused is not None:
            self.pane.refuse(refused)
            self.say(f"not taken over: {refused}")

    def _renamed_part(self, node: str | None, field: Field, name: str) -> str | None:
        """A fact, a role, a value of a choice: with every use of it, where other places may speak of it."""
        shown, before = self.part, self.workspace
        active = self.pane.field.path if self.pane.field is not None else ()
        self.part = sharing.renamed_path(self.part, field.path, name)
        change = sharing.rename(node, field.path, field.value, name)
        refused = self.apply(change, rewrite=False)
        if refused is not None:
            self.part = shown
            return refused
        wanted = sharing.renamed_path(active, field.path, name)
        paths = [each.path for each in self.pane.card.fields]
        if wanted in paths:  # a button too: where Tab was on its way to
            self.pane.edit(paths.index(wanted))
        else:
            self.pane.edit_path(wanted)
        files = len(set(self.workspace.dirty) - set(before.dirty))
        also = f", in {files} files" if files > 1 else ""
        where = " wherever it is used" if isinstance(change, Rename) else ""
        self.say(f"renamed '{field.value}' to '{name}'{where}{also}; Ctrl+Z takes it back")
        return None

    def _mended(self, node: str, text: str) -> None:
        """Take over the lines of a node that could not be read."""
        edit = TextEdit(raw_span(self.document, node), text)
        words = f"text of '{node}'"
        try:
            workspace = self.workspace.apply_patch(self.document.file, Patch((edit,)), words)
        except EditRefused as refusal:
            self.say(f"not taken over: {refusal}")
            return
        self.show_workspace(workspace)
        self.say(f"took over the {words}; Ctrl+Z takes it back")
